// Somebody starts the program once more, with a link perhaps, while it runs: the second one hands over and ends.
import { spawn } from 'node:child_process';
import type { stageApp } from '../../scripts/launch/stage.mjs';
import type { Parley } from './launch';

/** @returns the exit code of the second start */
export function startAgain(
  staged: ReturnType<typeof stageApp>,
  { userData }: Parley,
  args: readonly string[] = [],
): Promise<number | null> {
  const child = spawn(staged.electronPath, [staged.appDir, `--user-data-dir=${userData}`, ...args], {
    env: { ...process.env, ...staged.env },
    cwd: staged.appDir,
    stdio: 'ignore',
    timeout: 20_000,
  });
  return new Promise((done, failed) => {
    child.once('error', failed);
    child.once('exit', done);
  });
}
