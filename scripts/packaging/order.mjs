// What is asked of `npm run dist`: targets, version, folder, and whether it is for tests only.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { projectRoot } from '../setup/places.mjs';

/**
 * @typedef {object} DistOrder
 * @property {boolean} testBuild may be built on the substitute runtime and without signature; never to be handed out
 * @property {string} version e.g. "1.2.3"
 * @property {string} out absolute folder of the artefacts
 * @property {readonly string[]} targets of electron-builder
 */

/** The targets of this platform. */
export const TARGETS = /** @type {Record<string, readonly string[]>} */ ({
  linux: ['deb', 'rpm', 'AppImage', 'tar.gz', 'dir'],
  win32: ['nsis', 'msi', 'dir'],
  darwin: ['dmg', 'zip', 'pkg', 'dir'],
});

export const USAGE = `usage: npm run dist -- [--test-build] [--version X.Y.Z] [--out DIR] [target ...]
  --test-build   for tests: packed quickly, may use the substitute Electron and the system's packing tools, not signed
  --version      instead of the version in package.json
  --out          instead of dist/
  target         ${(TARGETS[process.platform] ?? []).join(' ')}; without any: all but dir`;

const VERSION = /^\d+\.\d+\.\d+(-[0-9A-Za-z.-]+)?$/;

export function packageVersion() {
  const { version } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return String(version);
}

/**
 * @param {Partial<DistOrder>} wishes
 * @returns {DistOrder}
 * @throws SetupFailure for what this platform cannot build
 */
export function completeOrder({
  testBuild = false,
  version = packageVersion(),
  out = join(projectRoot, 'dist'),
  targets = [],
}) {
  const known = TARGETS[process.platform] ?? [];
  const unknown = targets.find((target) => !known.includes(target));
  if (unknown !== undefined) throw new SetupFailure(`dist: no target ${unknown} on this system.\n${USAGE}`);
  if (!VERSION.test(version)) throw new SetupFailure(`dist: ${version} is not a version like 1.2.3.`);
  const wanted = targets.length > 0 ? targets : known.filter((target) => target !== 'dir');
  return { testBuild, version, out: resolve(out), targets: [...new Set(wanted)] };
}

/**
 * @param {readonly string[]} args of the command line
 * @returns {DistOrder}
 */
export function readOrder(args) {
  /** @type {{ testBuild?: boolean, version?: string, out?: string, targets: string[] }} */
  const wishes = { targets: [] };
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--test-build') wishes.testBuild = true;
    else if (word === '--version' || word === '--out') {
      const value = args[++i];
      if (value === undefined) throw new SetupFailure(`dist: ${word} wants a value.\n${USAGE}`);
      wishes[word === '--out' ? 'out' : 'version'] = value;
    } else if (word.startsWith('-')) throw new SetupFailure(`dist: unknown option ${word}\n${USAGE}`);
    else wishes.targets.push(word);
  }
  return completeOrder(wishes);
}
