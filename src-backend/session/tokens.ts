// Who may sign in: bearer tokens of this backend, each for one agent, with an optional end. Only their hashes are held,
// so that a store on the disk has none.
import { createHash, randomBytes } from 'node:crypto';

export interface TokenRecord {
  hash: string;
  agentId: string;
  expiresAt: number | undefined;
}

export interface Tokens {
  issue(agentId: string, expiresAt?: number, text?: string): string;
  /** `expired` is told apart so that the client can say so. */
  check(token: string, now: number): { agentId: string; expiresAt: number | undefined } | 'unknown' | 'expired';
  /** Server time at which it ends or ended, ms; undefined: never, or unknown. */
  expiresAt(token: string): number | undefined;
  expire(token: string, at: number): void;
  list(): TokenRecord[];
}

export const secret = () => randomBytes(24).toString('base64url');
const hashOf = (token: string) => createHash('sha256').update(token).digest('base64');

export function createTokens(kept: readonly TokenRecord[] = []): Tokens {
  const known = new Map<string, TokenRecord>(kept.map((record) => [record.hash, record]));
  return {
    issue(agentId, expiresAt, text = secret()) {
      const hash = hashOf(text);
      known.set(hash, { hash, agentId, expiresAt });
      return text;
    },
    check(token, now) {
      const entry = known.get(hashOf(token));
      if (!entry) return 'unknown';
      return entry.expiresAt !== undefined && entry.expiresAt <= now ? 'expired' : entry;
    },
    expiresAt: (token) => known.get(hashOf(token))?.expiresAt,
    expire(token, at) {
      const entry = known.get(hashOf(token));
      if (entry) entry.expiresAt = at;
    },
    list: () => [...known.values()],
  };
}
