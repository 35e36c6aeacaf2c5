// The last step of `npm run dist`, and `npm run dist:sign` for a folder put together from several systems: signs what is to
// be signed on Linux, brings the update lists up to date, writes the sums and signs those.
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUMS, SUMS_SIGNATURE, findArtefacts, kindOf } from './artefacts.mjs';
import { sumsOf } from './checksums.mjs';
import { debSignatureProblem, signDeb } from './deb-signature.mjs';
import { signFeeds } from './feed-signature.mjs';
import { detachedSignature, publicPartOf } from './gpg.mjs';
import { rpmSignatureProblem, signRpm } from './rpm-signature.mjs';
import { isUpdateList, withSumOf } from './update-list.mjs';

/** @typedef {import('./gpg.mjs').SigningKey} SigningKey */

/** @param {string} path @param {SigningKey} key @param {import('./gpg.mjs').TrustedKey} own */
async function signOne(path, key, own) {
  switch (kindOf(path)?.signed) {
    case 'deb':
      if ((await debSignatureProblem(path, own)) !== null) await signDeb(path, key);
      return;
    case 'rpm':
      if ((await rpmSignatureProblem(path, own)) !== null) await signRpm(path, key);
      return;
    case 'detached':
      writeFileSync(`${path}.asc`, await detachedSignature(readFileSync(path), key, { armor: true }));
      return;
    default: // by electron-builder, on the system it is for; or by the sums alone
  }
}

/**
 * May be run again on the same folder: what is signed by the key stays as it is.
 * @param {string} folder with the artefacts of one version
 * @param {SigningKey | null} key null: only in test builds; nothing is signed, what an earlier run signed is removed
 * @returns {Promise<string[]>} names of everything that SHA256SUMS covers
 */
export async function finishArtefacts(folder, key) {
  const { artefacts, signatures } = findArtefacts(folder);
  for (const name of [...signatures, SUMS, SUMS_SIGNATURE]) rmSync(join(folder, name), { force: true });
  if (key !== null) {
    const own = await publicPartOf(key);
    for (const name of artefacts) await signOne(join(folder, name), key, own);
  }
  for (const list of artefacts.filter(isUpdateList)) {
    const path = join(folder, list);
    const text = readFileSync(path, 'utf8');
    const packages = artefacts.filter((name) => kindOf(name)?.package);
    const now = packages.reduce((old, name) => withSumOf(old, name, readFileSync(join(folder, name))), text);
    if (now !== text) writeFileSync(path, now);
  }
  signFeeds(folder, artefacts, process.env);
  const all = findArtefacts(folder).artefacts;
  const sums = await sumsOf(folder, all);
  writeFileSync(join(folder, SUMS), sums);
  if (key !== null) {
    writeFileSync(join(folder, SUMS_SIGNATURE), await detachedSignature(Buffer.from(sums), key, { armor: true }));
  }
  return all;
}
