// Signed feeds: what is believed and what is not.
import { generateKeyPairSync, sign, type KeyObject } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readKeys, signedBytes, verifyFeed } from '../../../src-main/updates/signature';
import { UpdateTrouble } from '../../../src-main/updates/trouble';

const pair = () => generateKeyPairSync('ed25519');
const FEED = 'version: 1.1.0\nfiles: []\n';
const NAME = 'latest-linux.yml';
const signed = (key: KeyObject, name = NAME, feed = FEED) =>
  sign(null, signedBytes(name, feed), key).toString('base64');

const codeOf = (run: () => void) => {
  try {
    run();
  } catch (error) {
    return error instanceof UpdateTrouble ? error.code : error;
  }
  return 'believed';
};

describe('a feed is believed', () => {
  const own = pair();
  const other = pair();
  const look = (signatures: string, name = NAME, feed = FEED, keys = [own.publicKey]) =>
    codeOf(() => verifyFeed(name, feed, signatures, keys));

  it('with one good signature among several, and while keys are changed', () => {
    expect(look(signed(own.privateKey))).toBe('believed');
    expect(look(`${signed(other.privateKey)}\r\n${signed(own.privateKey)}\n`)).toBe('believed');
    expect(look(signed(other.privateKey), NAME, FEED, [own.publicKey, other.publicKey])).toBe('believed');
  });

  it('not without one', () => {
    expect(look('')).toBe('unsigned');
    expect(look(' \n\n')).toBe('unsigned');
  });

  it.each([
    ['of somebody else', signed(other.privateKey)],
    ['that is none', 'hello'],
    ['cut short', signed(own.privateKey).slice(0, 40)],
    ['behind too many others', `${'AAAA\n'.repeat(8)}${signed(own.privateKey)}`],
  ])('not with a signature %s', (_name, signatures) => {
    expect(look(signatures)).toBe('wrong-signature');
  });

  it('not when one byte of it is another, wherever', () => {
    const good = signed(own.privateKey);
    for (let at = 0; at < FEED.length; at++) {
      const changed = `${FEED.slice(0, at)}${String.fromCharCode(FEED.charCodeAt(at) ^ 1)}${FEED.slice(at + 1)}`;
      expect(look(good, NAME, changed)).toBe('wrong-signature');
    }
  });

  it('not in the place of another one', () => {
    expect(look(signed(own.privateKey, 'beta-linux.yml'))).toBe('wrong-signature');
    expect(look(signed(own.privateKey, 'latest.yml'))).toBe('wrong-signature');
  });
});

describe('the keys of a build', () => {
  const text = (key: KeyObject) => key.export({ format: 'der', type: 'spki' }).toString('base64');

  it('are none, one or several', () => {
    const [one, two] = [pair().publicKey, pair().publicKey];
    expect(readKeys('')).toEqual([]);
    expect(readKeys(`${text(one)}, ${text(two)}`).map((key) => text(key))).toEqual([text(one), text(two)]);
  });

  it('are refused when they are not Ed25519, or nothing at all', () => {
    expect(() => readKeys('hello')).toThrow();
    expect(() => readKeys(text(generateKeyPairSync('x25519').publicKey))).toThrow(/Ed25519/);
  });
});
