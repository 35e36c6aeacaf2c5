// One record of the vault as one line of its file: AES-256-GCM, a nonce of its own each, base64. A line that was torn,
// changed or written with another key does not open.
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

export const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const ALGORITHM = 'aes-256-gcm';
/** Binds a line to this kind of file: what the same key seals elsewhere does not pass for a record. */
const PURPOSE = Buffer.from('parley vault 1');

export interface RecordCipher {
  /** Without the line break. */
  seal: (text: string) => string;
  /** Undefined: not what `seal` made with this key. */
  open: (line: string) => string | undefined;
}

/** @param key 32 bytes */
export function createRecordCipher(key: Buffer): RecordCipher {
  return {
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(PURPOSE);
      const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, sealed, cipher.getAuthTag()]).toString('base64');
    },
    open(line) {
      const bytes = Buffer.from(line, 'base64');
      if (bytes.length < NONCE_BYTES + TAG_BYTES) return undefined;
      const nonce = bytes.subarray(0, NONCE_BYTES);
      const sealed = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES);
      try {
        const cipher = createDecipheriv(ALGORITHM, key, nonce, { authTagLength: TAG_BYTES }).setAAD(PURPOSE);
        cipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES));
        return Buffer.concat([cipher.update(sealed), cipher.final()]).toString('utf8');
      } catch {
        return undefined;
      }
    },
  };
}
