// The course of a run: in order, each with a deadline, whatever a check does; cancelled in the middle.
import { expect, it } from 'vitest';
import { CHECK_IDS, type CheckResult } from '../../../src-preload/contract/checks';
import type { Checks } from '../../../src-main/diagnostics/checks/check';
import { runChecks } from '../../../src-main/diagnostics/checks/run';

const fine = Object.fromEntries(CHECK_IDS.map((id) => [id, () => ({ code: 'went-wrong' })])) as unknown as Checks;
const never = () => new Promise<never>(() => undefined);

function stage(checks: Partial<Checks>) {
  const results: CheckResult[] = [];
  const deadlines = new Set<() => void>();
  const run = runChecks({
    checks: { ...fine, ...checks },
    tell: (result) => results.push(result),
    after: (_ms, late) => {
      deadlines.add(late);
      return () => deadlines.delete(late);
    },
    now: () => 0,
  });
  return { results, run, deadlines, pass: () => [...deadlines].forEach((late) => late()) };
}
const settle = () => new Promise((resolve) => setImmediate(resolve));

it('tells each result as it comes, in the order of the numbers', async () => {
  const { results, run, deadlines } = stage({});
  expect(await run.finished).toBe(true);
  expect(results.map(({ id }) => id)).toEqual(CHECK_IDS);
  expect(deadlines.size).toBe(0);
});

it('goes on after a check that throws, at once or later, and keeps its code only', async () => {
  const { results, run } = stage({
    tcp: () => {
      throw Object.assign(new Error('Ana Novak'), { code: 'EMFILE' });
    },
    tls: () => Promise.reject(new Error('melissa@gmail.com')),
  });
  await run.finished;
  expect(results[1]).toMatchObject({ id: 'tcp', code: 'went-wrong', facts: { why: 'EMFILE' } });
  expect(results[2]).toMatchObject({ id: 'tls', code: 'went-wrong', facts: { why: 'unknown' } });
  expect(results).toHaveLength(CHECK_IDS.length);
});

it('ends a check at its deadline and tells it so', async () => {
  let ended = false;
  const { results, run, pass } = stage({
    proxy: (signal) => {
      signal.addEventListener('abort', () => (ended = true));
      return never();
    },
  });
  await settle();
  expect(results).toHaveLength(3);
  pass();
  expect(await run.finished).toBe(true);
  expect(results[3]).toMatchObject({ id: 'proxy', code: 'timed-out' });
  expect(ended).toBe(true);
});

it('is cancelled: what had come stays, what is under way ends', async () => {
  let ended = false;
  const { results, run, deadlines } = stage({
    clock: (signal) => {
      signal.addEventListener('abort', () => (ended = true));
      return never();
    },
  });
  await settle();
  run.cancel();
  expect(await run.finished).toBe(false);
  expect(results).toHaveLength(4);
  expect(ended).toBe(true);
  expect(deadlines.size).toBe(0);
});
