// Opens the vault of this computer's agent: key first, then the journal. Whatever goes wrong, there is a vault; without
// a key store it is one in memory, because nothing of it may be written in clear.
import { join } from 'node:path';
import { openDataKey, type KeyStore } from './data-key';
import { createRecordCipher } from './record-cipher';
import { createSafeFile } from './safe-file';
import { createMemoryVault, openVault, type Vault, type VaultNote } from './vault';

export interface OpenDeps {
  /** For its files; made when it is not there. */
  folder: string;
  keyStore: KeyStore;
  /** `no-key-store`: what is put lasts until the program ends. */
  note: (what: VaultNote | 'no-key-store', error?: unknown) => void;
}

/** Never rejects. */
export async function openVaultIn({ folder, keyStore, note }: OpenDeps): Promise<Vault> {
  try {
    if (!(await keyStore.canSeal())) {
      note('no-key-store');
      return createMemoryVault();
    }
    const key = await openDataKey(createSafeFile(join(folder, 'key')), keyStore);
    return await openVault({ file: createSafeFile(join(folder, 'journal')), cipher: createRecordCipher(key), note });
  } catch (error) {
    note('not-readable', error);
    return createMemoryVault();
  }
}
