// The key of the vault: random, and on the disk only as the operating system's key store has sealed it.
import { randomBytes } from 'node:crypto';
import { KEY_BYTES } from './record-cipher';
import type { SafeFile } from './safe-file';

/** The operating system's key store (`settings/secrets`). */
export interface KeyStore {
  /** False: there is none, or one that protects nothing. */
  canSeal: () => Promise<boolean>;
  /** Text of printable ASCII. */
  seal: (text: string) => Promise<string>;
  unseal: (sealed: string) => Promise<string>;
}

/** @throws when the key store or the disk refuses */
export async function openDataKey(file: SafeFile, store: KeyStore): Promise<Buffer> {
  const sealed = await file.read();
  if (sealed !== undefined) {
    try {
      const key = Buffer.from(await store.unseal(sealed), 'base64');
      if (key.length === KEY_BYTES) return key;
    } catch {
      // Sealed for another user, or the key store was emptied: what was written with it does not open any more.
    }
    await file.keepCopy();
  }
  const key = randomBytes(KEY_BYTES);
  await file.replace(await store.seal(key.toString('base64')));
  return key;
}
