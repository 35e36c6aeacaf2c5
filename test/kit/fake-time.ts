// A clock a test moves by hand: every timer due on the way fires, in order, at its own time.
import type { Time } from '../../src-backend/time';

export interface FakeTime extends Time {
  advance(ms: number): void;
  /** Timers still waiting. */
  readonly pending: number;
}

export function createFakeTime(start = Date.UTC(2026, 0, 5, 8, 0, 0)): FakeTime {
  let now = start;
  let issued = 0;
  const timers = new Map<number, { at: number; run: () => void }>();
  const earliest = (until: number) =>
    [...timers].filter(([, { at }]) => at <= until).sort(([a, x], [b, y]) => x.at - y.at || a - b)[0];
  return {
    now: () => now,
    after(ms, run) {
      issued += 1;
      const id = issued;
      timers.set(id, { at: now + Math.max(0, ms), run });
      return () => void timers.delete(id);
    },
    advance(ms) {
      const until = now + ms;
      for (let due = earliest(until); due; due = earliest(until)) {
        const [id, { at, run }] = due;
        timers.delete(id);
        now = Math.max(now, at);
        run();
      }
      now = until;
    },
    get pending() {
      return timers.size;
    },
  };
}
