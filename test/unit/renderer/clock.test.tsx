// One clock for all timers: server time, one tick a step, none while hidden.
import { act, cleanup, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { setClockOffset } from '../../../src-renderer/app/clock';
import { duration } from '../../../src-renderer/app/format';
import { Timer } from '../../../src-renderer/ui/Timer';

const NOW = 1_700_000_000_000;

function hide(hidden: boolean) {
  vi.spyOn(document, 'hidden', 'get').mockReturnValue(hidden);
  document.dispatchEvent(new Event('visibilitychange'));
}

beforeEach(() => {
  vi.useFakeTimers({ now: NOW });
});
afterEach(() => {
  cleanup();
  setClockOffset(0);
  vi.restoreAllMocks();
  vi.useRealTimers();
});

const pass = (ms: number) => {
  act(() => {
    vi.advanceTimersByTime(ms);
  });
};

describe('Timer', () => {
  it('counts up, and down to the last second', () => {
    render(
      <>
        <Timer since={NOW - 7_000} />
        <Timer until={NOW + 2_500} />
      </>,
    );
    expect(screen.getAllByRole('timer').map((timer) => timer.textContent)).toEqual(['00:07', '00:03']);
    pass(1_100);
    expect(screen.getAllByRole('timer').map((timer) => timer.textContent)).toEqual(['00:08', '00:02']);
    pass(60_000);
    expect(screen.getAllByRole('timer')[1]?.textContent).toBe('00:00');
  });

  it('starts right between two ticks', () => {
    vi.setSystemTime(NOW + 700);
    render(<Timer until={NOW + 30_700} />);
    expect(screen.getByRole('timer').textContent).toBe('00:30');
    pass(300);
    expect(screen.getByRole('timer').textContent).toBe('00:30');
    pass(1_000);
    expect(screen.getByRole('timer').textContent).toBe('00:29');
  });

  it('goes by the server, also when the skew becomes known late', () => {
    render(<Timer until={NOW + 30_000} />);
    expect(screen.getByRole('timer').textContent).toBe('00:30');
    act(() => {
      setClockOffset(10_000);
    });
    expect(screen.getByRole('timer').textContent).toBe('00:20');
  });

  it('rests while the window is hidden and is right at once when it is back', () => {
    render(<Timer since={NOW} />);
    hide(true);
    expect(vi.getTimerCount()).toBe(0);
    vi.setSystemTime(NOW + 3_725_000);
    act(() => {
      hide(false);
    });
    expect(screen.getByRole('timer').textContent).toBe('01:02:05');
  });

  it('ticks once for many and stops with the last', () => {
    const { unmount } = render(
      <>
        {Array.from({ length: 20 }, (_, index) => (
          <Timer key={index} since={NOW} />
        ))}
      </>,
    );
    expect(vi.getTimerCount()).toBe(1);
    unmount();
    expect(vi.getTimerCount()).toBe(0);
  });
});

it.each([
  [-5_000, '00:00'],
  [59_999, '00:59'],
  [3_599_000, '59:59'],
  [3_600_000, '01:00:00'],
  [360_000_000, '100:00:00'],
])('writes %i ms as %s', (ms, text) => {
  expect(duration(ms)).toBe(text);
});
