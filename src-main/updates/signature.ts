// The signature of a feed (`latest-linux.yml.sig`): Ed25519 over the feed's name and bytes. Checked before anything of
// the feed is read. The name is part of it, so that the signed feed of another system or channel is not taken for this.
import { createPublicKey, verify, type KeyObject } from 'node:crypto';
import { UpdateTrouble } from './trouble';

export type UpdateKey = KeyObject;

/** Lines looked at: one a key is enough, two while keys are changed. */
const MOST_SIGNATURES = 8;

/**
 * @param list public keys, base64 of the DER form (`openssl pkey -pubout -outform DER | base64 -w0`), separated by commas
 * @throws for what is no Ed25519 key: a program that believes nobody is better than one that guesses
 */
export function readKeys(list: string): UpdateKey[] {
  const texts = list.split(',').map((text) => text.trim());
  return texts
    .filter((text) => text !== '')
    .map((text) => {
      const key = createPublicKey({ key: Buffer.from(text, 'base64'), format: 'der', type: 'spki' });
      if (key.asymmetricKeyType !== 'ed25519') throw new TypeError('an update key is not Ed25519');
      return key;
    });
}

/** What is signed. `scripts/dist/sign-feeds.mjs` has the same line. */
export const signedBytes = (name: string, feed: string) => Buffer.from(`parley update feed\n${name}\n${feed}`, 'utf8');

/**
 * @param name of the feed as this program asked for it, not as the server calls it
 * @param signatures content of the `.sig` file: one or more signatures in base64, a line each; one must be good
 * @throws UpdateTrouble `unsigned`, `wrong-signature`
 */
export function verifyFeed(name: string, feed: string, signatures: string, keys: readonly UpdateKey[]): void {
  const given = signatures
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .slice(0, MOST_SIGNATURES)
    .map((line) => Buffer.from(line, 'base64'));
  if (given.length === 0) throw new UpdateTrouble('unsigned');
  const bytes = signedBytes(name, feed);
  const isGood = given.some(
    (signature) => signature.length === 64 && keys.some((key) => verify(null, bytes, key, signature)),
  );
  if (!isGood) throw new UpdateTrouble('wrong-signature');
}
