// Builds the artefacts of this platform: `npm run dist`, and a global set-up of the packaged tests.
import { join } from 'node:path';
import { mkdirSync } from 'node:fs';
import { buildApp } from '../build/app-build.mjs';
import { writePolicyArchive } from '../policy/archive.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { projectRoot } from '../setup/places.mjs';
import { declaredElectron, electronRuntime } from '../setup/runtime.mjs';
import { writeSbom } from '../sign/beside.mjs';
import { checkFeeds, publishOptions } from '../sign/feed-signature.mjs';
import { finishArtefacts } from '../sign/finish.mjs';
import { signingOptions } from '../sign/release-needs.mjs';
import { signingKey } from '../sign/signing-key.mjs';
import { runElectronBuilder } from './electron-builder.mjs';
import { packageLinux, provideLinuxTools } from './linux.mjs';
import { completeOrder } from './order.mjs';
import { checkRuntime } from './shippable-runtime.mjs';
import { TEST_NAMES } from './test-names.mjs';

/** @typedef {import('./linux.mjs').Artefact} Artefact */

/**
 * @param {Partial<import('./order.mjs').DistOrder>} wishes
 * @returns {Promise<{ out: string, version: string, electron: string, artefacts: Artefact[] }>} on Windows and macOS
 *   artefacts is empty: electron-builder names them
 * @throws SetupFailure when something is missing, a release is refused or a tool fails
 */
export async function buildDist(wishes) {
  const order = completeOrder(wishes);
  const { testBuild, targets } = order;
  const key = await signingKey({ testBuild, platform: process.platform, targets, env: process.env });
  if (!testBuild) checkFeeds(process.env);
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
    ...(order.testBuild ? { 'extraMetadata.testBuild': 'true', ...TEST_NAMES } : {}),
    ...signingOptions({ testBuild, env: process.env }),
    ...publishOptions(process.env),
  };
  const product = { name: 'parley', version: order.version, electron: runtime.version };
  const artefacts = await packageHere(order, config);
  writeSbom(projectRoot, order.out, product);
  writePolicyArchive(order.out, order);
  await finishArtefacts(order.out, key);
  return { out: order.out, version: product.version, electron: product.electron, artefacts };
}

/**
 * Packs what is built, for this system.
 * @param {import('./order.mjs').DistOrder} order
 * @param {Record<string, string>} config
 * @returns {Promise<Artefact[]>}
 */
export async function packageHere(order, config) {
  if (process.platform === 'linux') return packageLinux(order, config);
  if (!['win32', 'darwin'].includes(process.platform)) {
    throw new SetupFailure(`dist: there is nothing to build on ${process.platform}.`);
  }
  // The runtime of this machine is of one architecture; electron-builder fetches the official one for each.
  const others = Object.fromEntries(Object.entries(config).filter(([path]) => path !== 'electronDist'));
  await runElectronBuilder('packaging', {
    targets: order.targets.flatMap((target) => (target === 'dir' ? target : [`${target}:x64`, `${target}:arm64`])),
    config: { ...others, 'directories.output': join(order.out) },
  });
  return [];
}
