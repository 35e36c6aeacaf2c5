// The sign-in token, and the key of the vault: encrypted by the operating system's key store, or not stored at all. Where
// the key store would only scramble them with a key anybody knows (Linux without a keyring: `basic_text`), they live for
// this session.
import { safeStorage } from 'electron';

/** Where the encrypted token rests. */
export interface SealedToken {
  load: () => string | undefined;
  /** Rejects when the disk refuses. */
  save: (sealed: string | undefined) => Promise<void>;
}

export interface Secrets {
  load: () => Promise<string | null>;
  /** Never writes a token in clear: without a real key store it is only remembered until the program ends. */
  save: (token: string) => Promise<void>;
  clear: () => Promise<void>;
}

export type SecretsTrouble = 'token-not-stored' | 'token-unreadable';

/** Newer Electron asks the key store without blocking; an older one has only the blocking calls. */
const isAsync = () => 'encryptStringAsync' in safeStorage;

/* eslint-disable @typescript-eslint/no-deprecated -- the fallback for an Electron without the asynchronous calls */
const available = () =>
  isAsync() ? safeStorage.isAsyncEncryptionAvailable() : Promise.resolve(safeStorage.isEncryptionAvailable());
const seal = async (token: string): Promise<string> =>
  (isAsync() ? await safeStorage.encryptStringAsync(token) : safeStorage.encryptString(token)).toString('base64');
const unseal = async (sealed: string): Promise<string> => {
  const bytes = Buffer.from(sealed, 'base64');
  return isAsync() ? (await safeStorage.decryptStringAsync(bytes)).result : safeStorage.decryptString(bytes);
};
/* eslint-enable @typescript-eslint/no-deprecated */

/** What Linux calls a key store and is none; known without asking it. */
const isScrambler = (platform: NodeJS.Platform) =>
  platform === 'linux' && ['basic_text', 'unknown'].includes(safeStorage.getSelectedStorageBackend());

/** Real encryption, as the operating system offers it now. Asking may start its key store, so it is asked late. */
async function canSeal(platform: NodeJS.Platform): Promise<boolean> {
  return !isScrambler(platform) && available();
}

/** The key store as the vault uses it: its data key is sealed like the token. */
export const createKeyStore = (platform: NodeJS.Platform) => ({
  canSeal: () => canSeal(platform),
  seal,
  unseal,
});

/** False: this computer has no key store, so that nothing secret outlives the program. Cheap; call it once ready. */
export const hasKeyStore = (platform: NodeJS.Platform): boolean => !isScrambler(platform);

export function createSecrets(
  rest: SealedToken,
  platform: NodeJS.Platform,
  note: (what: SecretsTrouble) => void,
): Secrets {
  // Holds the token of this session, so that a key store that goes away does not sign the agent out.
  let session: string | null = null;
  return {
    async load() {
      const sealed = session === null ? rest.load() : undefined;
      if (sealed === undefined) return session;
      try {
        if (await canSeal(platform)) return await unseal(sealed);
      } catch {
        // Encrypted for another user or with a key that is gone: worthless, and said so below.
      }
      note('token-unreadable');
      return null;
    },
    async save(token) {
      session = token;
      try {
        if (await canSeal(platform)) {
          await rest.save(await seal(token));
          return;
        }
        await rest.save(undefined);
      } catch {
        // Said so below; the token is good for this session.
      }
      note('token-not-stored');
    },
    clear() {
      session = null;
      return rest.save(undefined);
    },
  };
}
