// The signature inside a Debian package: the member `_gpgorigin` over the three others, as debsig-verify reads it. dpkg
// installs a package that has it. Not by debsigs, which signs with SHA-1.
import { readFileSync, writeFileSync } from 'node:fs';
import { arMembers, withMember } from './ar.mjs';
import { checkDetached, detachedSignature } from './gpg.mjs';

const SIGNATURE = '_gpgorigin';
const PARTS = [/^debian-binary$/, /^control\.tar\.(gz|xz|zst)$/, /^data\.tar\.(gz|xz|zst|bz2)$/];

/** @param {readonly import('./ar.mjs').Member[]} members */
const signedBytes = (members) => Buffer.concat(members.slice(0, PARTS.length).map(({ data }) => data));

/** @param {readonly import('./ar.mjs').Member[]} members @param {number} count */
const isPackage = (members, count) =>
  members.length === count && PARTS.every((part, i) => part.test(members[i]?.name ?? ''));

/**
 * @param {string} file a Debian package without a signature
 * @param {import('./gpg.mjs').SigningKey} key
 */
export async function signDeb(file, key) {
  const bytes = readFileSync(file);
  const members = arMembers(bytes);
  if (!isPackage(members, PARTS.length)) throw new Error(`${file}: not the three parts of an unsigned Debian package`);
  const signature = await detachedSignature(signedBytes(members), key, { armor: false });
  writeFileSync(file, withMember(bytes, SIGNATURE, signature));
}

/**
 * @param {string} file
 * @param {import('./gpg.mjs').TrustedKey} key
 * @returns {Promise<string | null>} what is wrong; null: signed by that key
 */
export async function debSignatureProblem(file, key) {
  /** @type {import('./ar.mjs').Member[]} */
  let members;
  try {
    members = arMembers(readFileSync(file));
  } catch (error) {
    return /** @type {Error} */ (error).message;
  }
  const signature = members[PARTS.length];
  if (signature?.name !== SIGNATURE) return 'it is not signed';
  if (!isPackage(members, PARTS.length + 1)) return 'it has parts that no signature covers';
  return checkDetached(signedBytes(members), signature.data, key);
}
