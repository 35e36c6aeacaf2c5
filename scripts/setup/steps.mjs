// The steps of setup in their order. Each one knows when it has nothing to do.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { dependenciesReady, provideDependencies } from './dependencies.mjs';
import { withLock } from './lock.mjs';
import { cacheFolder, checkoutLock, isRoot, projectRoot } from './places.mjs';
import { electronRuntime, findRuntime, provideRuntime } from './runtime.mjs';
import { sandboxProblem } from './sandbox.mjs';
import { say } from './say.mjs';
import { provideSystemLibraries } from './system-libraries.mjs';

const USAGE = `usage: npm run setup [-- --official] [-- --dist]
  --official  try Electron's own download again although a substitute is in use
  --dist      print the folder of the clean runtime (for electron-builder) and nothing else`;

/** @param {string} what */
const waiting = (what) => (/** @type {string} */ holder) =>
  say(`setup: another setup works on ${what} (process ${holder.split('@')[0]}), waiting for it …`);

/** @param {readonly string[]} args */
export async function runSetup(args) {
  const unknown = args.find((arg) => !['--official', '--dist'].includes(arg));
  if (unknown !== undefined) {
    say(`setup: unknown argument ${unknown}\n${USAGE}`);
    process.exitCode = 1;
    return;
  }
  if (args.includes('--dist')) {
    process.stdout.write(`${electronRuntime({ kind: 'dist' }).dir}\n`);
    return;
  }
  const retryOfficial = args.includes('--official');
  // What root writes into the cache is for the ordinary user too, whatever the umask.
  if (isRoot) process.umask(0o022);
  let changed = false;
  if (!dependenciesReady(projectRoot)) {
    changed = await withLock(checkoutLock(), () => provideDependencies(projectRoot), waiting('this checkout'));
  }
  if (findRuntime() === null || retryOfficial) {
    mkdirSync(cacheFolder(), { recursive: true });
    const done = await withLock(
      join(cacheFolder(), 'runtime.lock'),
      () => provideRuntime({ retryOfficial }),
      waiting('the Electron runtime'),
    );
    changed ||= done;
  }
  const runtime = electronRuntime();
  const installed = await provideSystemLibraries(runtime.binary);
  changed ||= installed;
  const problem = sandboxProblem(runtime.binary);
  if (problem !== null) say(`setup: ${problem}`);
  const source = { override: 'given', official: 'official', repack: 'substitute, for tests only' };
  say(
    `setup: ${changed ? 'ready' : 'nothing to do'}. Node ${process.versions.node}, ` +
      `Electron ${runtime.version} (${source[runtime.source]}).`,
  );
}
