// What the artefacts are measured against: this checkout, the key that was named, an empty app.
import { readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';
import { declaredElectron } from '../setup/runtime.mjs';
import { say } from '../setup/say.mjs';
import { SetupFailure } from '../setup/failure.mjs';
import { findArtefacts, kindOf } from '../sign/artefacts.mjs';
import { publicPartOf, trustedKey } from '../sign/gpg.mjs';
import { gpgFingerprint } from '../sign/release-needs.mjs';
import { statedFuses } from './checks/fuses.mjs';
import { emptyAppSizes } from './empty-app.mjs';

/** @typedef {import('./order.mjs').VerifyOrder} VerifyOrder */

/** @param {VerifyOrder} order @param {NodeJS.ProcessEnv} env */
async function keyOf({ key }, env) {
  const fingerprint = gpgFingerprint(env);
  if (key === null) return fingerprint === null ? null : publicPartOf({ fingerprint, env });
  if (fingerprint === null)
    throw new SetupFailure('--key needs PARLEY_GPG_KEY, the fingerprint that the key has to have.');
  return trustedKey(readFileSync(key), fingerprint);
}

/** Targets of electron-builder that are not called like what they make. @type {Record<string, string>} */
const TARGETS = { exe: 'nsis' };

/** @param {VerifyOrder} order */
async function sizesFor({ folder, testBuild }) {
  const names = findArtefacts(folder).artefacts.filter((name) => {
    const kind = kindOf(name);
    return kind?.package && kind.system === process.platform;
  });
  const endings = names.map((name) => kindOf(name)?.ending.slice(1) ?? '');
  try {
    return await emptyAppSizes(names, [...new Set(endings.map((ending) => TARGETS[ending] ?? ending))], testBuild);
  } catch (error) {
    say(`verify: no empty app to compare sizes with: ${/** @type {Error} */ (error).message}`);
    return new Map();
  }
}

/**
 * @param {VerifyOrder} order
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<import('./folder.mjs').FolderStandard>}
 * @throws SetupFailure when the key that was named is not there
 */
export async function standardFor(order, env) {
  /** @type {(path: string) => string} */
  const read = (path) => readFileSync(join(projectRoot, path), 'utf8');
  const publisher = env['PARLEY_WINDOWS_PUBLISHER'];
  return {
    testBuild: order.testBuild,
    version: order.version ?? JSON.parse(read('package.json')).version,
    declared: declaredElectron(),
    fuses: statedFuses(read('electron-builder.yml')),
    buildPaths: [projectRoot, homedir()].filter((folder) => folder.split('/').length > 2),
    trust: {
      key: await keyOf(order, env),
      windows: {
        ...(order.windowsCa === null ? {} : { caFile: order.windowsCa }),
        ...(order.windowsTsaCa === null ? {} : { tsaFile: order.windowsTsaCa }),
        ...(publisher ? { publisher } : {}),
      },
    },
    emptySizes: await sizesFor(order),
  };
}
