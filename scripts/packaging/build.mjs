// Builds the artefacts of this platform: `npm run dist`, and a global set-up of the packaged tests.
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { buildApp } from '../build/app-build.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { declaredElectron, electronRuntime } from '../setup/runtime.mjs';
import { runElectronBuilder } from './electron-builder.mjs';
import { packageLinux, provideLinuxTools } from './linux.mjs';
import { completeOrder } from './order.mjs';
import { checkRuntime } from './shippable-runtime.mjs';

/** @typedef {import('./linux.mjs').Artefact} Artefact */

/**
 * @param {Partial<import('./order.mjs').DistOrder>} wishes
 * @returns {Promise<{ out: string, version: string, electron: string, artefacts: Artefact[] }>} on Windows and macOS
 *   artefacts is empty: electron-builder names them
 * @throws SetupFailure when something is missing, a release is refused or a tool fails
 */
export async function buildDist(wishes) {
  const order = completeOrder(wishes);
  const runtime = electronRuntime({ kind: 'dist' });
  checkRuntime(runtime, { testBuild: order.testBuild, declared: declaredElectron() });
  if (process.platform === 'linux') await provideLinuxTools(order.targets, order.testBuild);
  await buildApp({ always: !order.testBuild });
  mkdirSync(order.out, { recursive: true });
  const config = {
    electronDist: runtime.dir,
    electronVersion: runtime.version,
    'extraMetadata.version': order.version,
    // Tells a test build from a release whatever its file is called; the verification refuses it.
    ...(order.testBuild ? { 'extraMetadata.testBuild': 'true' } : {}),
  };
  const result = { out: order.out, version: order.version, electron: runtime.version };
  if (process.platform === 'linux') return { ...result, artefacts: await packageLinux(order, config) };
  if (!['win32', 'darwin'].includes(process.platform)) {
    throw new SetupFailure(`dist: there is nothing to build on ${process.platform}.`);
  }
  await runElectronBuilder('packaging', {
    targets: order.targets,
    config: { ...config, 'directories.output': join(order.out) },
  });
  return { ...result, artefacts: [] };
}
