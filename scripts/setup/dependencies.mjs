// npm packages: `npm ci` when node_modules does not match package-lock.json, and only then.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { runNpm } from './child.mjs';
import { SetupFailure } from './failure.mjs';
import { processIdentity, waitForHolder } from './lock.mjs';
import { npmNote } from './places.mjs';
import { longStep, say } from './say.mjs';

/**
 * @typedef {{ version?: string, integrity?: string, optional?: boolean, devOptional?: boolean }} LockedPackage
 * @typedef {{ packages?: Record<string, LockedPackage> }} LockFile
 */

/**
 * What an installation depends on: the locked packages, and what native modules are built for.
 * @param {string} lockText content of package-lock.json
 * @param {{ node: string, platform: string, arch: string }} machine node: as in process.versions.node
 */
export function dependencyStamp(lockText, { node, platform, arch }) {
  const hash = createHash('sha256').update(lockText).digest('hex').slice(0, 32);
  return `${hash} node-${node.split('.')[0]} ${platform}-${arch}\n`;
}

/**
 * Whether npm finished installing exactly what is locked. npm writes node_modules/.package-lock.json
 * as its last act, so an interrupted installation has none; one by hand (`npm install`) has.
 * @param {LockFile} locked package-lock.json
 * @param {LockFile | null} installed node_modules/.package-lock.json
 */
export function isInstalled(locked, installed) {
  if (installed?.packages === undefined || locked.packages === undefined) return false;
  for (const [path, wanted] of Object.entries(locked.packages)) {
    if (path === '') continue;
    const found = installed.packages[path];
    if (found === undefined) {
      if (wanted.optional === true || wanted.devOptional === true) continue;
      return false;
    }
    if (found.version !== wanted.version || found.integrity !== wanted.integrity) return false;
  }
  return Object.keys(installed.packages).every((path) => path in (locked.packages ?? {}));
}

/** @param {string} path */
function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    return null;
  }
}

/**
 * @param {string} root the checkout
 * @returns {boolean} whether node_modules is complete; cheap, called on every start
 */
export function dependenciesReady(root) {
  const stamp = join(root, 'node_modules', '.parley-setup');
  const wanted = currentStamp(root);
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted;
}

/** @param {string} root */
function currentStamp(root) {
  return dependencyStamp(readFileSync(join(root, 'package-lock.json'), 'utf8'), {
    node: process.versions.node,
    platform: process.platform,
    arch: process.arch,
  });
}

/** Waits for an npm whose setup was killed: two at once would spoil node_modules. */
async function waitForOrphan() {
  await waitForHolder(npmNote(), (holder) =>
    say(`setup: an earlier npm ci still works here (process ${holder.split('@')[0]}), waiting for it …`),
  );
}

/**
 * Whether what lies in node_modules is complete, also when somebody ran npm by hand.
 * @param {string} root
 */
function isComplete(root) {
  const stamp = join(root, 'node_modules', '.parley-setup');
  const before = existsSync(stamp) ? readFileSync(stamp, 'utf8') : null;
  const machine = (/** @type {string} */ text) => text.split(' ').slice(1).join(' ');
  if (before !== null && machine(before) !== machine(currentStamp(root))) return false;
  const locked = readJson(join(root, 'package-lock.json'));
  return isInstalled(locked, readJson(join(root, 'node_modules', '.package-lock.json')));
}

/** @param {string} root */
async function install(root) {
  rmSync(join(root, 'node_modules', '.parley-setup'), { force: true });
  const args = ['ci', '--loglevel=error', '--no-audit', '--no-fund'];
  const note = (/** @type {number} */ pid) => writeFileSync(npmNote(), processIdentity(pid) ?? '');
  const { code, output } = await runNpm(args, root, note);
  rmSync(npmNote(), { force: true });
  if (code === 0) return;
  throw new SetupFailure(`npm ci failed:\n${output.trim()}\nCheck the network and npm's registry, then run it again.`);
}

/**
 * Installs the packages unless they are there. Call it under the lock of the checkout.
 * @param {string} root the checkout
 * @returns {Promise<boolean>} whether anything had to be installed
 */
export async function provideDependencies(root) {
  if (dependenciesReady(root)) return false;
  await waitForOrphan();
  const complete = isComplete(root);
  if (!complete) await longStep('installing npm packages (npm ci, about a minute)', () => install(root));
  writeFileSync(join(root, 'node_modules', '.parley-setup'), currentStamp(root));
  return !complete;
}
