// Who may sign in: bearer tokens of this backend, each for one agent, with an optional end.
import { randomBytes } from 'node:crypto';

export interface Tokens {
  issue(agentId: string, expiresAt?: number, text?: string): string;
  /** `expired` is told apart so that the client can say so. */
  check(token: string, now: number): { agentId: string; expiresAt: number | undefined } | 'unknown' | 'expired';
  /** Server time at which it ends or ended, ms; undefined: never, or unknown. */
  expiresAt(token: string): number | undefined;
  expire(token: string, at: number): void;
}

export const secret = () => randomBytes(24).toString('base64url');

export function createTokens(): Tokens {
  const known = new Map<string, { agentId: string; expiresAt: number | undefined }>();
  return {
    issue(agentId, expiresAt, text = secret()) {
      known.set(text, { agentId, expiresAt });
      return text;
    },
    check(token, now) {
      const entry = known.get(token);
      if (!entry) return 'unknown';
      return entry.expiresAt !== undefined && entry.expiresAt <= now ? 'expired' : entry;
    },
    expiresAt: (token) => known.get(token)?.expiresAt,
    expire(token, at) {
      const entry = known.get(token);
      if (entry) entry.expiresAt = at;
    },
  };
}
