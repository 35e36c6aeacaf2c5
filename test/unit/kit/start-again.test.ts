// Only a crash before the first window is a reason to start again, and never a third time.
import { describe, expect, it } from 'vitest';
import { startAgainOnCrash } from '../../kit/start-again';

const app = (signalCode: NodeJS.Signals | null = null) => ({ process: () => ({ signalCode }) });
const crash = new Error(
  'electron.launch: Process failed to launch!\n<process did exit: exitCode=null, signal=SIGSEGV>',
);

/** Starts that end as given, one after the other. @returns how it went, and what was told */
async function run(launches: (Error | ReturnType<typeof app>)[], windows: (Error | string)[] = ['window']) {
  const told: string[] = [];
  const starts = launches.length;
  const next = async <T>(list: (Error | T)[]): Promise<T> => {
    const one = list.shift() ?? new Error('once too often');
    await Promise.resolve();
    if (one instanceof Error) throw one;
    return one;
  };
  const outcome = await startAgainOnCrash(
    () => next(launches),
    () => next(windows),
    (signal) => told.push(signal),
  ).then(
    ({ page }) => page,
    (error: unknown) => String(error),
  );
  return { outcome, told, starts: starts - launches.length };
}

describe('a start', () => {
  it('that works is made once', async () => {
    expect(await run([app(), app()])).toEqual({ outcome: 'window', told: [], starts: 1 });
  });

  it('that crashed is made again, and told', async () => {
    expect(await run([crash, crash, app()])).toEqual({ outcome: 'window', told: ['SIGSEGV', 'SIGSEGV'], starts: 3 });
  });

  it('that crashed between attaching and the first window is made again', async () => {
    const windows = [new Error('the browser has been closed'), 'window'];
    expect(await run([app('SIGTRAP'), app()], windows)).toEqual({ outcome: 'window', told: ['SIGTRAP'], starts: 2 });
  });

  it('is given up after three crashes', async () => {
    const { outcome, told, starts } = await run([crash, crash, crash, app()]);
    expect(outcome).toContain('Process failed to launch');
    expect(told).toHaveLength(3);
    expect(starts).toBe(3);
  });

  it.each([
    ['an exit code', [new Error('Process failed to launch!\n<process did exit: exitCode=2, signal=null>'), app()], []],
    ['somebody who killed it', [app('SIGKILL'), app()], [new Error('the browser has been closed')]],
    ['no window', [app(), app()], [new Error('Timeout 30000ms exceeded')]],
  ])('that ended by %s is not made again', async (_why, launches, windows) => {
    const { outcome, told, starts } = await run(launches, windows);
    expect(outcome).toMatch(/^Error/);
    expect(told).toEqual([]);
    expect(starts).toBe(1);
  });
});
