// What became of every alert: counted for ever, the newest kept with their reason. Holds kinds and reasons only, nothing of a
// customer; diagnostics reads it.
import type { AlertTrouble } from '../../src-preload/contract/alert';
import type { Reason } from './policy';

export interface Outcome {
  /** Local clock, ms. */
  at: number;
  /** What it was about: the kind of a token. */
  about: string;
  what: 'shown' | 'failed' | 'withdrawn' | 'suppressed' | 'clicked' | 'accepted' | 'stale';
  why?: Reason | AlertTrouble;
}

export interface Outcomes {
  add: (about: string, what: Outcome['what'], why?: Outcome['why']) => void;
  /** Newest last. */
  list: () => readonly Outcome[];
  /** By `what`, or `what:why`. */
  counts: () => Readonly<Record<string, number>>;
}

const KEPT = 100;

export function createOutcomes(now: () => number): Outcomes {
  const kept: Outcome[] = [];
  const counts: Record<string, number> = {};
  return {
    add(about, what, why) {
      const key = why === undefined ? what : `${what}:${why}`;
      counts[key] = (counts[key] ?? 0) + 1;
      kept.push({ at: now(), about, what, ...(why === undefined ? {} : { why }) });
      if (kept.length > KEPT) kept.shift();
    },
    list: () => [...kept],
    counts: () => ({ ...counts }),
  };
}
