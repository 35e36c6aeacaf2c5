// gpg: signs with the release key, and checks signatures against one given key and no other.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { mustRun, runTool } from './run.mjs';

/**
 * @typedef {object} SigningKey
 * @property {string} fingerprint 40 hexadecimal digits
 * @property {NodeJS.ProcessEnv} env with GNUPGHOME, where gpg or its agent finds the secret part
 */

/** @typedef {{ fingerprint: string, armored: Buffer, publicKey: Buffer }} TrustedKey publicKey: the same, not armored */

/** @param {SigningKey} key */
function signingArguments({ fingerprint, env }) {
  const passphrase = env['PARLEY_GPG_PASSPHRASE_FILE'];
  return [
    ...['--batch', '--yes', '--local-user', `${fingerprint}!`, '--digest-algo', 'SHA512'],
    ...(passphrase ? ['--pinentry-mode', 'loopback', '--passphrase-file', passphrase] : []),
  ];
}

/**
 * @param {Uint8Array} data
 * @param {SigningKey} key
 * @param {{ armor: boolean }} form
 * @returns {Promise<Buffer>} the detached signature
 */
export function detachedSignature(data, key, { armor }) {
  const args = [...signingArguments(key), ...(armor ? ['--armor'] : []), '--detach-sign', '--output', '-'];
  return mustRun('gpg', args, { input: data, env: key.env });
}

/**
 * @param {SigningKey} key
 * @returns {Promise<string | null>} why it cannot sign, in words; null: it can
 */
export async function signingProblem(key) {
  const args = ['--batch', '--with-colons', '--list-secret-keys', key.fingerprint];
  const { code, out } = await runTool('gpg', args, { env: key.env });
  if (code !== 0) return `gpg has no secret key ${key.fingerprint} (PARLEY_GPG_KEY, GNUPGHOME)`;
  const validity = /^sec:([a-z-]?):/m.exec(out.toString('utf8'))?.[1];
  if (validity === 'e') return `the key ${key.fingerprint} has expired`;
  if (validity === 'r') return `the key ${key.fingerprint} was revoked`;
  return null;
}

/**
 * @param {Buffer} armored public keys
 * @param {string} fingerprint which one counts
 * @returns {Promise<TrustedKey>}
 * @throws SetupFailure when it is not among them
 */
export async function trustedKey(armored, fingerprint) {
  const publicKey = await mustRun('gpg', ['--batch', '--dearmor', '--output', '-'], { input: armored });
  const shown = await mustRun('gpg', ['--batch', '--with-colons', '--show-keys'], { input: publicKey });
  const held = [...shown.toString('utf8').matchAll(/^fpr:+([0-9A-F]{40}):/gm)].map((match) => match[1]);
  if (!held.includes(fingerprint)) throw new SetupFailure(`The public key given is not ${fingerprint}.`);
  return { fingerprint, armored, publicKey };
}

/**
 * @param {SigningKey} key
 * @returns {Promise<TrustedKey>}
 */
export async function publicPartOf(key) {
  const armored = await mustRun('gpg', ['--batch', '--armor', '--export', key.fingerprint], { env: key.env });
  if (armored.length === 0) throw new SetupFailure(`gpg knows no key ${key.fingerprint}.`);
  return trustedKey(armored, key.fingerprint);
}

/** What gpgv says about a signature that must not be taken although its arithmetic is right. */
const REFUSED = {
  EXPKEYSIG: 'its key has expired',
  REVKEYSIG: 'its key was revoked',
  EXPSIG: 'it has expired',
};

/**
 * @param {string} status what `gpgv --status-fd` wrote
 * @param {string} fingerprint of the only key that counts
 * @returns {string | null} what is wrong; null: a good signature by that key
 */
export function signatureProblem(status, fingerprint) {
  for (const [word, reason] of Object.entries(REFUSED)) {
    if (new RegExp(`^\\[GNUPG:\\] ${word}\\b`, 'm').test(status)) return reason;
  }
  if (/^\[GNUPG:\] BADSIG\b/m.test(status))
    return 'the signature does not fit: the bytes are not the ones that were signed';
  if (/^\[GNUPG:\] NO_PUBKEY\b/m.test(status)) return 'it was signed by another key';
  // The last field is the primary key; a signature by one of its signing subkeys counts as its own.
  const valid = [...status.matchAll(/^\[GNUPG:\] VALIDSIG (\S+)(?: \S+)* ([0-9A-F]{40})\s*$/gm)];
  if (valid.length === 0) return 'there is no signature in it';
  return valid.every(([, key, primary]) => key === fingerprint || primary === fingerprint)
    ? null
    : 'it was signed by another key';
}

/**
 * @param {Uint8Array} data
 * @param {Uint8Array} signature armored or not
 * @param {TrustedKey} key
 * @returns {Promise<string | null>} what is wrong; null: good
 */
export async function checkDetached(data, signature, key) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-gpgv-'));
  try {
    const at = (/** @type {string} */ name) => join(folder, name);
    writeFileSync(at('key.gpg'), key.publicKey);
    writeFileSync(at('signature'), signature);
    writeFileSync(at('data'), data);
    const args = ['--homedir', folder, '--keyring', at('key.gpg'), '--status-fd', '1', at('signature'), at('data')];
    const { out } = await runTool('gpgv', args);
    return signatureProblem(out.toString('utf8'), key.fingerprint);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
