// Time that jumps in tests: for the backend an object, for the main process a hook in front of everything.
import { execFileSync } from 'node:child_process';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createJumpingTime } from '../../kit/clock/backend-time';

const HOUR = 3_600_000;

describe('the backend’s', () => {
  it('begins where it is told, flows, and runs what a jump made due, in order and once', async () => {
    const begin = Date.UTC(2026, 2, 28, 23, 0, 0);
    const time = createJumpingTime(begin);
    expect(time.now() - begin).toBeLessThan(60_000);
    const ran: string[] = [];
    time.after(2 * HOUR, () => ran.push('second'));
    time.after(HOUR, () => ran.push('first'));
    time.after(5 * HOUR, () => ran.push('later'));
    time.after(HOUR, () => ran.push('cancelled'))();
    await new Promise<void>((done) => {
      time.after(3 * HOUR, done);
      time.forward(3 * HOUR);
      expect(ran).toEqual([]);
    });
    expect(ran).toEqual(['first', 'second']);
    expect(time.now() - begin).toBeGreaterThanOrEqual(3 * HOUR);
  });
});

describe('the main process’s', () => {
  it('moves Date, the monotonic clock and every kind of timer; a wrong clock moves Date alone', () => {
    const program = `
      const began = { wall: Date.now(), steady: performance.now() };
      const ran = [];
      setTimeout((word) => ran.push(word), 2 * ${String(HOUR)}, 'timeout');
      const every = setInterval(() => ran.push('interval'), ${String(HOUR)});
      const stopped = setTimeout(() => ran.push('stopped'), 1000);
      clearTimeout(stopped);
      setTimeout(() => ran.push('later'), 5 * ${String(HOUR)}).unref();
      __parleyClock.set({ jumped: 3 * ${String(HOUR)}, skew: 0 });
      __parleyClock.settle().then(() => setTimeout(() => {
        clearInterval(every);
        const steady = performance.now() - began.steady;
        __parleyClock.set({ jumped: 3 * ${String(HOUR)}, skew: -${String(HOUR)} });
        console.log(JSON.stringify({
          ran,
          wall: Math.round((Date.now() - began.wall) / ${String(HOUR)}),
          made: Math.round((new Date() - began.wall) / ${String(HOUR)}),
          steady: Math.round(steady / ${String(HOUR)}),
          given: new Date(0).toISOString(),
          isDate: new Date() instanceof Date && typeof Date() === 'string',
        }));
      }, 50));`;
    const hook = resolve(import.meta.dirname, '../../kit/clock/clock-hook.cjs');
    const said = execFileSync(process.execPath, ['-r', hook, '-e', program], { encoding: 'utf8' });
    expect(JSON.parse(said)).toEqual({
      ran: ['interval', 'timeout'],
      wall: 2,
      made: 2,
      steady: 3,
      given: '1970-01-01T00:00:00.000Z',
      isDate: true,
    });
  });
});
