// What can befall the program's main process from outside: stopped for a while (a laptop asleep, a debugger), or gone
// without a word (kill -9, the end of power).
import type { ChildProcess } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { expect } from '@playwright/test';

/** Its state as the kernel calls it: R, S, D, T (stopped)… */
const stateOf = (pid: number) => /\) (\w) /.exec(readFileSync(`/proc/${String(pid)}/stat`, 'utf8'))?.[1];

/** @param child Electron itself: the wrapper that steps down becomes it, with the same process id */
export function processSignals(child: ChildProcess) {
  const { pid } = child;
  if (pid === undefined) throw new Error('the program has not started');
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  return {
    /** Until `thaw`, nothing of main runs: no call into it answers, neither do those into the page. */
    async freeze() {
      process.kill(pid, 'SIGSTOP');
      await expect.poll(() => stateOf(pid)).toBe('T');
    },
    thaw() {
      if (!ended()) process.kill(pid, 'SIGCONT');
    },
    /** kill -9; resolves when it is gone. */
    async kill() {
      const gone = new Promise((done) => child.once('exit', done));
      if (ended()) return;
      process.kill(pid, 'SIGKILL');
      await gone;
    },
  };
}
