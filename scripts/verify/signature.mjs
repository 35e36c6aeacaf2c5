// The signature of one package, by what its kind is signed with.
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { kindOf } from '../sign/artefacts.mjs';
import { authenticodeProblem } from '../sign/authenticode.mjs';
import { debSignatureProblem } from '../sign/deb-signature.mjs';
import { checkDetached } from '../sign/gpg.mjs';
import { rpmSignatureProblem } from '../sign/rpm-signature.mjs';
import { appleSignatureProblems } from './apple-signature.mjs';
import { examine } from './findings.mjs';

/** @typedef {import('./findings.mjs').Finding} Finding */

/**
 * Whose signatures count.
 * @typedef {object} Trust
 * @property {import('../sign/gpg.mjs').TrustedKey | null} key
 * @property {import('../sign/authenticode.mjs').WindowsTrust} windows
 */

/** Systems that have what it takes to check a signature. @type {Record<Exclude<import('../sign/artefacts.mjs').Signed, 'sums'>, string[]>} */
const SYSTEMS = {
  deb: ['linux'],
  rpm: ['linux'],
  detached: ['linux'],
  authenticode: ['win32', 'linux'],
  apple: ['darwin'],
};

/** @param {string | null} problem */
const list = (problem) => (problem === null ? [] : [problem]);

/**
 * @param {string} file
 * @param {string} signature
 * @param {import('../sign/gpg.mjs').TrustedKey} key
 */
async function detachedProblems(file, signature, key) {
  if (!existsSync(signature)) return [`it is not signed (no ${basename(signature)})`];
  return list(await checkDetached(readFileSync(file), readFileSync(signature), key));
}

/** @param {Trust['key']} key @param {(key: import('../sign/gpg.mjs').TrustedKey) => Promise<string[]>} look */
const withKey = (key, look) =>
  key === null ? ['there is no key to check it with (PARLEY_GPG_KEY, --key)'] : look(key);

/**
 * @param {string} file
 * @param {string | null} root its unpacked files, where they matter for the signature
 * @param {Trust} trust
 * @param {{ testBuild: boolean }} order a test build may be unsigned, as long as no key is given to check it with
 * @returns {Promise<Finding[]>}
 */
export async function signatureFindings(file, root, trust, { testBuild }) {
  const artefact = basename(file);
  const kind = kindOf(artefact);
  const check = 'signature';
  const { key } = trust;
  if (kind === null || kind.signed === 'sums') return [];
  const systems = SYSTEMS[kind.signed];
  if (!systems.includes(process.platform)) {
    const system = /** @type {NodeJS.Platform} */ (kind.system);
    return [{ artefact, check, result: 'unchecked', words: 'this system cannot check it', system }];
  }
  const nobody = kind.signed === 'authenticode' ? Object.keys(trust.windows).length === 0 : key === null;
  if (testBuild && nobody && kind.signed !== 'apple') {
    return [{ artefact, check, result: 'unchecked', words: 'a test build, and nothing says who signed it' }];
  }
  switch (kind.signed) {
    case 'deb':
      return examine(artefact, check, () => withKey(key, async (own) => list(await debSignatureProblem(file, own))));
    case 'rpm':
      return examine(artefact, check, () => withKey(key, async (own) => list(await rpmSignatureProblem(file, own))));
    case 'detached':
      return examine(artefact, check, () => withKey(key, (own) => detachedProblems(file, `${file}.asc`, own)));
    case 'authenticode':
      return examine(artefact, check, async () => {
        const unnamed = !testBuild && trust.windows.publisher === undefined;
        const problem = await authenticodeProblem(file, trust.windows);
        return [
          ...(unnamed ? ['nothing says by whom it has to be signed (PARLEY_WINDOWS_PUBLISHER)'] : []),
          ...list(problem),
        ];
      });
    case 'apple':
      return examine(artefact, check, () => appleSignatureProblems(file, root));
  }
}
