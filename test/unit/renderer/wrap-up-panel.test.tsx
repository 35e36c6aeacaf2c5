// Wrap-up reasons: search, choice, submit, refusal with the choice kept, deadline, more time.
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { WrapUpView } from '../../../src-preload/contract';
import { refused } from '../../../src-preload/contract/result';
import { forgetChoice } from '../../../src-renderer/features/wrap-up/choices';
import { WrapUpPanel } from '../../../src-renderer/features/wrap-up/WrapUpPanel';
import { mount, unmountAll } from '../../kit/renderer/mount';
import { sampleTask } from '../../kit/renderer/sample-desk';

// A whole second: timers show whole ones.
const now = Math.floor(Date.now() / 1_000) * 1_000;
const task = sampleTask(now, '1', { state: 'wrapping' });
const pending: WrapUpView = {
  interactionId: 'i-1',
  state: 'pending',
  requiredAt: now - 20_000,
  codes: [
    { id: 'exchange', name: 'Exchange' },
    { id: 'refund', name: 'Refund' },
    { id: 'resolved', name: 'Resolved' },
  ],
  defaultCodeId: 'resolved',
  extensionAllowed: false,
};
const show = (over: Partial<WrapUpView> = {}) =>
  mount(<WrapUpPanel task={task} />, { tasks: [task], wrapUps: [{ ...pending, ...over }] });
const submit = () => screen.getByRole('button', { name: 'Submit wrap-up' });
const reasons = () => screen.getAllByRole('option').map((option) => option.textContent);

afterEach(() => {
  vi.useRealTimers();
  unmountAll();
  forgetChoice('i-1');
});

describe('choosing', () => {
  it('has the focus in the search, marks the default, and cannot submit without a reason', async () => {
    const { user, callsOf } = await show();
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Search reasons' }));
    expect(reasons()).toEqual(['Exchange', 'Refund', 'ResolvedDefault']);
    expect(submit().hasAttribute('disabled')).toBe(true);
    expect(screen.getByText('Choose a reason to submit.')).toBeTruthy();
    await user.click(submit());
    expect(callsOf('wrapUp.submit')).toEqual([]);
  });

  it('searches, chooses with the keyboard alone, and submits', async () => {
    const { user, callsOf } = await show();
    await user.keyboard('refu');
    expect(reasons()).toEqual(['Refund']);
    await user.keyboard('{ArrowDown}{Enter}');
    expect(screen.getByText('Chosen: Refund')).toBeTruthy();
    while (document.activeElement !== submit()) await user.tab();
    await user.keyboard('{Enter}');
    expect(callsOf('wrapUp.submit')).toEqual([{ interactionId: 'i-1', codeId: 'refund' }]);
  });

  it('says when nothing fits', async () => {
    const { user } = await show();
    await user.keyboard('zzz');
    expect(screen.getByText('No reason fits this search.')).toBeTruthy();
  });

  it('keeps the choice and says why when the submit is refused', async () => {
    const { user, answer } = await show();
    answer('wrapUp.submit', () => refused('offline'));
    await user.click(screen.getByRole('option', { name: /Exchange/ }));
    await user.click(submit());
    expect((await screen.findByRole('alert')).textContent).toMatch(/no connection. Your choice is kept/);
    expect(screen.getByRole('option', { selected: true }).textContent).toBe('Exchange');
    expect(submit().hasAttribute('disabled')).toBe(false);
  });

  it('keeps the choice while another conversation is looked at', async () => {
    const { user } = await show();
    await user.click(screen.getByRole('option', { name: /Refund/ }));
    unmountAll();
    await show();
    expect(screen.getByText('Chosen: Refund')).toBeTruthy();
  });

  it('cannot be submitted twice', async () => {
    const { user, publish, callsOf } = await show();
    await user.click(screen.getByRole('option', { name: /Refund/ }));
    await publish({ wrapUps: [{ ...pending, state: 'submitting' }] });
    await user.click(screen.getByRole('button', { name: /Submitting/ }));
    expect(callsOf('wrapUp.submit')).toEqual([]);
  });
});

describe('deadline', () => {
  it('runs down with the name of what will be submitted, and is urgent in the last ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    const { publish } = await show({ deadline: now + 40_000 });
    expect(screen.getByText('“Resolved” is submitted by itself in')).toBeTruthy();
    expect(screen.getByText('00:40')).toBeTruthy();
    expect(document.querySelector('.wrap-up-deadline--urgent')).toBeNull();
    await publish({ wrapUps: [{ ...pending, deadline: now + 10_000 }] });
    expect(document.querySelector('.wrap-up-deadline--urgent')).not.toBeNull();
    expect(document.querySelector('[aria-live="assertive"]')?.textContent).toContain('Ten seconds left');
  });

  it('has More time only where it is allowed, and says when it is not granted', async () => {
    const { user, callsOf, answer, publish } = await show({ deadline: now + 40_000 });
    expect(screen.queryByRole('button', { name: 'More time' })).toBeNull();
    await publish({ wrapUps: [{ ...pending, deadline: now + 40_000, extensionAllowed: true }] });
    answer('wrapUp.extend', () => refused('not-now'));
    await user.click(screen.getByRole('button', { name: 'More time' }));
    expect(callsOf('wrapUp.extend')).toEqual([{ interactionId: 'i-1' }]);
    const panel = within(screen.getByRole('region', { name: 'Wrap-up reasons for Luc Martin' }));
    expect((await panel.findByRole('alert')).textContent).toBe('More time was not granted.');
  });
});
