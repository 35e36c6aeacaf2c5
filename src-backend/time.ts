// The only clock and the only timers of the backend. Injected everywhere, so that a test drives hours in milliseconds.
export interface Time {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Runs once after `ms`; the returned function cancels. */
  after(ms: number, run: () => void): () => void;
}

/** Node cannot wait longer than this in one timer; the agenda simply looks again. */
const LONGEST_WAIT_MS = 2 ** 31 - 1;

export const systemTime: Time = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, Math.min(Math.max(0, ms), LONGEST_WAIT_MS));
    return () => {
      clearTimeout(timer);
    };
  },
};
