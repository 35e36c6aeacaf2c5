// What is to happen later, as data under a key: planning the same key again replaces it. One real timer serves all.
import type { Job } from './state';

export interface Agenda {
  plan(key: string, at: number, job: Job): void;
  cancel(key: string): void;
  has(key: string): boolean;
  /** Takes the earliest job that is due, in order of time, then of planning. */
  takeDue(now: number): Job | undefined;
  nextAt(): number | undefined;
  /** Moves everything by `ms`: the clock was set, the waiting time stays. */
  shift(ms: number): void;
  list(): { key: string; at: number; job: Job }[];
}

export function createAgenda(): Agenda {
  const jobs = new Map<string, { at: number; job: Job }>();
  const earliest = () => {
    let found: { key: string; at: number; job: Job } | undefined;
    for (const [key, { at, job }] of jobs) if (!found || at < found.at) found = { key, at, job };
    return found;
  };
  return {
    plan(key, at, job) {
      jobs.delete(key);
      jobs.set(key, { at, job });
    },
    cancel: (key) => void jobs.delete(key),
    has: (key) => jobs.has(key),
    takeDue(now) {
      const next = earliest();
      if (!next || next.at > now) return undefined;
      jobs.delete(next.key);
      return next.job;
    },
    nextAt: () => earliest()?.at,
    shift(ms) {
      for (const entry of jobs.values()) entry.at += ms;
    },
    list: () => [...jobs].map(([key, { at, job }]) => ({ key, at, job })),
  };
}
