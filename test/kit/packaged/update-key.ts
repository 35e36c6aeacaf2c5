// The key that signs updates of packaged test builds, and the server they ask. The key is made of words in this file: worth
// nothing, and the same in every run, so that builds can be kept.
import { createHash, createPrivateKey, createPublicKey } from 'node:crypto';

/** PKCS #8 of an Ed25519 key, up to its 32 bytes (RFC 8410). */
const HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');
const seed = createHash('sha256').update('updates of packaged test builds').digest();
const privateKey = createPrivateKey({ key: Buffer.concat([HEAD, seed]), format: 'der', type: 'pkcs8' });

/** It is in the program, so it is the same in every run. */
export const UPDATE_PORT = 47_311;

/** What `npm run dist` takes from the environment. */
export const UPDATE_ENVIRONMENT = {
  PARLEY_UPDATE_URL: `http://127.0.0.1:${String(UPDATE_PORT)}/`,
  PARLEY_UPDATE_PUBLIC_KEYS: createPublicKey(privateKey).export({ format: 'der', type: 'spki' }).toString('base64'),
  PARLEY_UPDATE_SIGNING_KEY: privateKey.export({ format: 'pem', type: 'pkcs8' }).toString(),
};
