// The access key that outlives the sign-in: kept only where she wants it and the organisation lets her.
import type { SignInRules, TokenStore } from './ports';

export interface KeptKey {
  /** There is one that may be used. */
  isThere: () => boolean;
  load: () => Promise<string | null>;
  /** Rejects when the disk refuses; so does `forget`. */
  keep: (token: string) => Promise<void>;
  forget: () => Promise<void>;
  /** At the start, and when the organisation has said something else. Never rejects. */
  followRules: () => Promise<void>;
}

export function createKeptKey(secrets: TokenStore, rules: SignInRules): KeptKey {
  let isThere = false;

  const load = () => (rules.mayRemember() ? secrets.load() : Promise.resolve(null));
  async function forget(): Promise<void> {
    await secrets.clear();
    isThere = false;
  }

  return {
    isThere: () => isThere,
    load,
    forget,
    keep: async (token) => {
      if (!rules.mayRemember()) return;
      await secrets.save(token);
      isThere = true;
    },
    followRules: async () => {
      // A disk that refuses to let it go: it is not used, and the next look tries again.
      if (rules.mustForget()) await forget().catch(() => undefined);
      isThere = (await load()) !== null;
    },
  };
}
