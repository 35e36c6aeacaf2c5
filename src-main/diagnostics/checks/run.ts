// Runs the checks in their order, one after the other, each with a deadline; what a check throws is an outcome too.
import { CHECK_IDS, type CheckId, type CheckResult } from '../../../src-preload/contract/checks';
import { codeOf, type Checks } from './check';

export interface CheckRun {
  /** True: every check has its result. False: cancelled. Never rejects. */
  finished: Promise<boolean>;
  /** What is under way ends at once, without a result. */
  cancel: () => void;
}

export interface CheckRunDeps {
  checks: Checks;
  /** Called with each result, in order. */
  tell: (result: CheckResult) => void;
  /** Runs once, `ms` from now; returns the way to cancel. */
  after: (ms: number, run: () => void) => () => void;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
  only?: readonly CheckId[];
}

type Answer = Pick<CheckResult, 'code'> & { facts?: CheckResult['facts'] };

/** Longer than the handshake of the socket, so that its own words about the failure come first. */
export const CHECK_MS = 12_000;

export function runChecks({ checks, tell, after, now, only = CHECK_IDS }: CheckRunDeps): CheckRun {
  let cancelled = false;
  let abort: () => void = () => undefined;

  const one = (id: CheckId) =>
    new Promise<CheckResult | undefined>((resolve) => {
      const began = now();
      const controller = new AbortController();
      const done = (code: CheckResult['code'], facts: CheckResult['facts'] = {}) => {
        stop();
        resolve({ id, code, facts, ms: Math.round(now() - began) });
      };
      const stop = after(CHECK_MS, () => {
        done('timed-out', { seconds: CHECK_MS / 1_000 });
        controller.abort();
      });
      abort = () => {
        stop();
        resolve(undefined);
        controller.abort();
      };
      const check: (signal: AbortSignal) => Answer | Promise<Answer> = checks[id];
      // Behind a promise, so that one that throws at once is caught as well.
      void Promise.resolve(controller.signal)
        .then(check)
        .then(
          ({ code, facts }) => {
            done(code, facts);
          },
          (error: unknown) => {
            done('went-wrong', { why: codeOf(error) });
          },
        );
    });

  const all = async () => {
    for (const id of only) {
      if (cancelled) return false;
      const result = await one(id);
      if (result === undefined) return false;
      tell(result);
    }
    return true;
  };
  return {
    finished: all(),
    cancel: () => {
      cancelled = true;
      abort();
    },
  };
}
