// The time of the test's backend: flows as it does, and can jump. What is due after a jump runs at the new time, in order.
import type { Time } from '../../../src-backend/time';

export interface JumpingTime extends Time {
  /** How far it is ahead of the computer's clock, ms. */
  ahead(): number;
  /** @param ms not negative: no service's deadline comes back */
  forward(ms: number): void;
}

interface Waiting {
  at: number;
  run: () => void;
  timer: NodeJS.Timeout | undefined;
}

const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** @param from epoch milliseconds it begins at; the computer's clock by default */
export function createJumpingTime(from = Date.now()): JumpingTime {
  let ahead = from - Date.now();
  const waiting = new Set<Waiting>();
  const now = () => Date.now() + ahead;
  const arm = (one: Waiting) => {
    clearTimeout(one.timer);
    one.timer = setTimeout(
      () => {
        waiting.delete(one);
        one.run();
      },
      Math.min(Math.max(0, one.at - now()), LONGEST_WAIT_MS),
    );
  };
  return {
    now,
    after(ms, run) {
      const one: Waiting = { at: now() + Math.max(0, ms), run, timer: undefined };
      waiting.add(one);
      arm(one);
      return () => {
        waiting.delete(one);
        clearTimeout(one.timer);
      };
    },
    ahead: () => ahead,
    forward(ms) {
      ahead += ms;
      for (const one of [...waiting].sort((a, b) => a.at - b.at)) arm(one);
    },
  };
}
