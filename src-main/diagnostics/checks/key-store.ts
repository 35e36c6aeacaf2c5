// Check 13: does the key store of the operating system keep a secret and give it back. Without one the access key, drafts
// and unsent messages last until the program is closed.
import type { Check } from './check';

export interface KeyStorePorts {
  canSeal: () => Promise<boolean>;
  seal: (text: string) => Promise<string>;
  unseal: (sealed: string) => Promise<string>;
}

const SAMPLE = 'parley-check';

export function keyStore({ canSeal, seal, unseal }: KeyStorePorts): Check<'key-store'> {
  return async () => {
    if (!(await canSeal())) return { code: 'none' };
    try {
      return { code: (await unseal(await seal(SAMPLE))) === SAMPLE ? 'ready' : 'failing' };
    } catch {
      return { code: 'failing' };
    }
  };
}
