// The feeds that installed programs read (latest-linux.yml and the like): one for each channel, signed with Ed25519, because
// the program believes nothing of them without it (src-main/updates/signature.ts).
import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { isUpdateList, readUpdateList } from './update-list.mjs';

/** The private key, PKCS #8 in PEM; of several, one a file: both sign while keys are changed. */
export const SIGNING_KEY = 'PARLEY_UPDATE_SIGNING_KEY';
/** The public keys that the build believes: base64 of the DER form, separated by commas. */
export const PUBLIC_KEYS = 'PARLEY_UPDATE_PUBLIC_KEYS';
/** Where the program looks for updates, unless a policy says otherwise. */
export const UPDATE_URL = 'PARLEY_UPDATE_URL';

/** @param {NodeJS.ProcessEnv} env @param {string} name */
const given = (env, name) => (env[name] ?? '').trim();

/** The same bytes as in src-main/updates/signature.ts. @param {string} name @param {string} text */
const signedBytes = (name, text) => Buffer.from(`parley update feed\n${name}\n${text}`, 'utf8');

/** @param {string} list @returns {import('node:crypto').KeyObject[]} */
const publicKeys = (list) =>
  list
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '')
    .map((text) => createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' }));

/** @param {string} pems one after the other */
const privateKeys = (pems) =>
  (pems.match(/-----BEGIN PRIVATE KEY-----[^-]+-----END PRIVATE KEY-----/g) ?? []).map((pem) => createPrivateKey(pem));

/**
 * What a release needs so that its programs can be updated: all three, or none (then they are not, unless a policy names a
 * server, and then only with keys).
 * @param {NodeJS.ProcessEnv} env
 * @returns {string[]} what is wrong; never a value
 */
export function feedProblems(env) {
  if (given(env, UPDATE_URL) === '') {
    return given(env, SIGNING_KEY) === ''
      ? []
      : [`${SIGNING_KEY} without ${UPDATE_URL}: there would be no feed to sign`];
  }
  const missing = [SIGNING_KEY, PUBLIC_KEYS].filter((name) => given(env, name) === '');
  if (missing.length > 0) return [`updates: ${UPDATE_URL} needs ${missing.join(' and ')}`];
  try {
    const believed = publicKeys(given(env, PUBLIC_KEYS)).map((key) => key.export({ format: 'jwk' }).x);
    const own = privateKeys(given(env, SIGNING_KEY));
    if (own.length === 0) return [`updates: ${SIGNING_KEY} holds no private key in PEM`];
    const isKnown = own.some((key) => believed.includes(createPublicKey(key).export({ format: 'jwk' }).x));
    return isKnown
      ? []
      : [`updates: the program would not believe ${SIGNING_KEY}: its public part is not in ${PUBLIC_KEYS}`];
  } catch {
    return [`updates: ${SIGNING_KEY} and ${PUBLIC_KEYS} have to be Ed25519 keys`];
  }
}

/**
 * Who is on the beta channel gets every version, who is on the stable one none with a hyphen.
 * @param {string} folder
 * @param {readonly string[]} lists names of the feeds as the packer writes them: `latest…`
 * @returns {string[]} names of the feeds as they are published
 */
export function writeChannels(folder, lists) {
  return lists.flatMap((name) => {
    const text = readFileSync(join(folder, name), 'utf8');
    const beta = name.replace(/^latest/, 'beta');
    if (beta === name) return [name];
    writeFileSync(join(folder, beta), text);
    if (!(readUpdateList(text).version ?? '').includes('-')) return [name, beta];
    rmSync(join(folder, name));
    rmSync(join(folder, `${name}.sig`), { force: true });
    return [beta];
  });
}

/**
 * The feeds of every channel and their signatures; without a key no signature stays beside them.
 * @param {string} folder
 * @param {readonly string[]} names of the files in it
 * @param {NodeJS.ProcessEnv} env
 */
export function signFeeds(folder, names, env) {
  const keys = privateKeys(given(env, SIGNING_KEY));
  for (const name of writeChannels(folder, names.filter(isUpdateList))) {
    const text = readFileSync(join(folder, name), 'utf8');
    const signatures = keys.map((key) => sign(null, signedBytes(name, text), key).toString('base64'));
    if (signatures.length > 0) writeFileSync(join(folder, `${name}.sig`), `${signatures.join('\n')}\n`);
    else rmSync(join(folder, `${name}.sig`), { force: true });
  }
}

/**
 * @param {string} folder
 * @param {string} name of a feed
 * @param {NodeJS.ProcessEnv} env
 * @returns {string | null} what is wrong with its signature
 */
export function feedSignatureProblem(folder, name, env) {
  const path = join(folder, `${name}.sig`);
  if (!existsSync(path)) return `it is not signed (no ${name}.sig)`;
  const keys = publicKeys(given(env, PUBLIC_KEYS));
  if (keys.length === 0) return `there is no key to check its signature with (${PUBLIC_KEYS})`;
  const bytes = signedBytes(name, readFileSync(join(folder, name), 'utf8'));
  const lines = readFileSync(path, 'utf8').split('\n').filter(Boolean);
  const isGood = lines.some((line) => keys.some((key) => verify(null, bytes, key, Buffer.from(line, 'base64'))));
  return isGood ? null : 'its signature is wrong';
}

/** @param {NodeJS.ProcessEnv} env @returns {Record<string, string>} options for electron-builder */
export const publishOptions = (env) =>
  given(env, UPDATE_URL) === '' ? {} : { 'publish.provider': 'generic', 'publish.url': given(env, UPDATE_URL) };

/** @param {NodeJS.ProcessEnv} env @throws SetupFailure */
export function checkFeeds(env) {
  const problems = feedProblems(env);
  if (problems.length > 0)
    throw new SetupFailure(
      ['No release was built: its updates would not work.', ...problems.map((one) => `  ${one}`)].join('\n'),
    );
}
