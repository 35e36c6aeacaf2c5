// Builds the app into out/, when its sources have changed or always.
import { join } from 'node:path';
import { buildDictionaries } from '../dictionaries/build.mjs';
import { runChild } from '../setup/child.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { withLock } from '../setup/lock.mjs';
import { checkoutLock, projectRoot } from '../setup/places.mjs';
import { longStep, say } from '../setup/say.mjs';
import { forgetBuild, isBuilt, rememberBuild, sourceStamp } from './source-stamp.mjs';

const VITE = join(projectRoot, 'node_modules/electron-vite/bin/electron-vite.js');

async function build() {
  const stamp = sourceStamp(projectRoot);
  forgetBuild(projectRoot);
  buildDictionaries(projectRoot);
  await longStep('building the app', async () => {
    const { code, output } = await runChild(process.execPath, [VITE, 'build', '--logLevel', 'warn'], {
      cwd: projectRoot,
      env: { ...process.env, NODE_ENV: 'production', ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }) },
    });
    if (code !== 0) throw new SetupFailure(`The build failed:\n${output.trim()}`);
    if (output.trim() !== '') say(output.trim());
  });
  rememberBuild(projectRoot, stamp);
}

/**
 * @param {{ always: boolean }} options
 * @throws SetupFailure with the builder's output
 */
export async function buildApp({ always }) {
  if (!always && isBuilt(projectRoot)) return;
  await withLock(
    checkoutLock(),
    async () => {
      if (always || !isBuilt(projectRoot)) await build();
    },
    () => say('build: another process works on this checkout, waiting for it …'),
  );
}
