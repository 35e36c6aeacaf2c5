// Feeds as a release signs them: what a release needs, the feeds of the channels, and that the program believes them.
import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  checkFeeds,
  feedProblems,
  feedSignatureProblem,
  publishOptions,
  signFeeds,
} from '../../../scripts/sign/feed-signature.mjs';
import { readKeys, verifyFeed } from '../../../src-main/updates/signature';

const pem = (key: KeyObject) => key.export({ format: 'pem', type: 'pkcs8' }).toString();
const base64 = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');
const [one, two] = [generateKeyPairSync('ed25519'), generateKeyPairSync('ed25519')];
const URL_GIVEN = { PARLEY_UPDATE_URL: 'https://updates.example.org/parley' };
const BOTH = { PARLEY_UPDATE_SIGNING_KEY: pem(one.privateKey), PARLEY_UPDATE_PUBLIC_KEYS: base64(one.publicKey) };

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'feeds-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
const write = (version: string) => {
  writeFileSync(join(folder, 'latest-linux.yml'), `version: ${version}\nfiles: []\n`);
};
const sign = (env: NodeJS.ProcessEnv) => signFeeds(folder, readdirSync(folder), env);
const files = () => readdirSync(folder).sort();

describe('a release', () => {
  it.each([
    ['without updates', {}, 0],
    ['with all it needs', { ...URL_GIVEN, ...BOTH }, 0],
    [
      'while keys are changed',
      { ...URL_GIVEN, ...BOTH, PARLEY_UPDATE_PUBLIC_KEYS: `${base64(two.publicKey)},${base64(one.publicKey)}` },
      0,
    ],
    ['with a server, but without keys', URL_GIVEN, 1],
    [
      'with a server, but without the private key',
      { ...URL_GIVEN, PARLEY_UPDATE_PUBLIC_KEYS: base64(one.publicKey) },
      1,
    ],
    [
      'that its own programs would not believe',
      { ...URL_GIVEN, ...BOTH, PARLEY_UPDATE_PUBLIC_KEYS: base64(two.publicKey) },
      1,
    ],
    ['with something that is no key', { ...URL_GIVEN, ...BOTH, PARLEY_UPDATE_SIGNING_KEY: 'hello' }, 1],
    ['with a key and nothing to sign', { PARLEY_UPDATE_SIGNING_KEY: pem(one.privateKey) }, 1],
  ])('%s', (_name, env, count) => {
    const problems = feedProblems(env);
    expect(problems).toHaveLength(count);
    expect(problems.join()).not.toContain('PRIVATE KEY-----');
    if (count > 0) expect(() => checkFeeds(env)).toThrow(/No release was built/);
    else expect(() => checkFeeds(env)).not.toThrow();
  });

  it('is published where its environment says', () => {
    expect(publishOptions({})).toEqual({});
    expect(publishOptions(URL_GIVEN)).toEqual({
      'publish.provider': 'generic',
      'publish.url': URL_GIVEN.PARLEY_UPDATE_URL,
    });
  });
});

describe('the feeds', () => {
  it('are for both channels, and believed by the program under their own names only', () => {
    write('1.1.0');
    sign(BOTH);
    expect(files()).toEqual(['beta-linux.yml', 'beta-linux.yml.sig', 'latest-linux.yml', 'latest-linux.yml.sig']);
    const read = (name: string) => readFileSync(join(folder, name), 'utf8');
    const keys = readKeys(BOTH.PARLEY_UPDATE_PUBLIC_KEYS);
    for (const name of ['latest-linux.yml', 'beta-linux.yml']) {
      expect(() => verifyFeed(name, read(name), read(`${name}.sig`), keys)).not.toThrow();
      expect(feedSignatureProblem(folder, name, BOTH)).toBeNull();
    }
    const latest = read('latest-linux.yml');
    expect(() => verifyFeed('beta-linux.yml', latest, read('latest-linux.yml.sig'), keys)).toThrow();
  });

  it('of a test version are on the beta channel only', () => {
    write('1.1.0-beta.1');
    sign(BOTH);
    expect(files()).toEqual(['beta-linux.yml', 'beta-linux.yml.sig']);
  });

  it('are signed by every key that is given', () => {
    write('1.1.0');
    sign({ PARLEY_UPDATE_SIGNING_KEY: `${pem(one.privateKey)}${pem(two.privateKey)}` });
    for (const { publicKey } of [one, two])
      expect(
        feedSignatureProblem(folder, 'latest-linux.yml', { PARLEY_UPDATE_PUBLIC_KEYS: base64(publicKey) }),
      ).toBeNull();
  });

  it('keep no signature of an earlier run', () => {
    write('1.1.0');
    sign(BOTH);
    sign({});
    expect(files()).toEqual(['beta-linux.yml', 'latest-linux.yml']);
    expect(feedSignatureProblem(folder, 'latest-linux.yml', BOTH)).toMatch(/not signed/);
  });

  it('that were changed are found out', () => {
    write('1.1.0');
    sign(BOTH);
    write('1.1.1');
    expect(feedSignatureProblem(folder, 'latest-linux.yml', BOTH)).toMatch(/wrong/);
    expect(feedSignatureProblem(folder, 'latest-linux.yml', {})).toMatch(/no key/);
  });
});
