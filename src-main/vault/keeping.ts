// What the desk keeps, in the vault: each agent's things at each backend apart, the session to resume at each backend.
// The vault is opened with the first sign-in, long after the first paint.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { storedOutbox } from './stored-outbox';
import type { Vault } from './vault';
import type { Keeping, Shelf } from '../desk/keeping';

/** An agent who has not signed in here for so long finds nothing any more, ms. */
export const KEPT_MS = 30 * 24 * 60 * 60_000;
/** Agents whose things are kept; of a shared computer the last ones. */
export const MOST_AGENTS = 20;

const AGENTS = 'agent/';
const SESSIONS = 'session/';
const resumptionSchema = z.object({ sessionId: z.string(), resumeToken: z.string() });

export interface KeepingDeps {
  /** Never rejects. */
  open: () => Promise<Vault>;
  /** Local clock, ms. */
  now: () => number;
}

export interface VaultKeeping extends Keeping {
  /** Resolves when everything is on the disk and the file is closed. */
  close: () => Promise<void>;
}

/** Names can hold anything; in a key they are of one length and hold no `/`. */
const digest = (...parts: string[]) => createHash('sha256').update(parts.join('\n')).digest('hex').slice(0, 32);
const placeOf = (url: string) => (URL.canParse(url) ? new URL(url).href : url);

/** Takes away what is too old, and the oldest of too many. */
function prune(vault: Vault, now: number, own: string): void {
  const used = vault
    .entries(AGENTS)
    .filter(([key]) => key.endsWith('/used') && !key.startsWith(own))
    .map(([key, at]) => ({ prefix: key.slice(0, -'used'.length), at: typeof at === 'number' ? at : 0 }))
    .toSorted((a, b) => b.at - a.at);
  const tooOld = used.filter(({ at }, place) => now - at > KEPT_MS || place >= MOST_AGENTS - 1);
  for (const { prefix } of tooOld) for (const [key] of vault.entries(prefix)) vault.put(key, undefined);
}

function byConversation<T>(vault: Vault, prefix: string, fits: (value: unknown) => value is T): Map<string, T> {
  const found = new Map<string, T>();
  for (const [key, value] of vault.entries(prefix)) if (fits(value)) found.set(key.slice(prefix.length), value);
  return found;
}

const isText = (value: unknown) => typeof value === 'string';
const isIndex = (value: unknown) => typeof value === 'number';

function shelfIn(vault: Vault, prefix: string): Shelf {
  return {
    outbox: storedOutbox(vault, `${prefix}outbox/`),
    drafts: () => byConversation(vault, `${prefix}draft/`, isText),
    saveDraft: (interactionId, text) => {
      vault.put(`${prefix}draft/${interactionId}`, text === '' ? undefined : text);
    },
    readMarks: () => byConversation(vault, `${prefix}read/`, isIndex),
    saveReadMark: (interactionId, index) => {
      vault.put(`${prefix}read/${interactionId}`, index);
    },
  };
}

export function createKeeping({ open, now }: KeepingDeps): VaultKeeping {
  let opening: Promise<Vault> | undefined;
  let vault: Vault | undefined;
  const opened = (): Vault => {
    if (vault === undefined) throw new Error('asked before ready');
    return vault;
  };
  return {
    ready: async () => {
      vault = await (opening ??= open());
    },
    shelf: ({ url, agentId }) => {
      const prefix = `${AGENTS}${digest(placeOf(url), agentId)}/`;
      prune(opened(), now(), prefix);
      opened().put(`${prefix}used`, now());
      return shelfIn(opened(), prefix);
    },
    resumption: (url) => {
      const stored = resumptionSchema.safeParse(opened().get(`${SESSIONS}${digest(placeOf(url))}`));
      return stored.success ? { ...stored.data, lastSeq: 0 } : undefined;
    },
    saveResumption: (url, resumption) => {
      const { sessionId, resumeToken } = resumption ?? {};
      opened().put(
        `${SESSIONS}${digest(placeOf(url))}`,
        resumption === undefined ? undefined : { sessionId, resumeToken },
      );
    },
    safe: () => vault?.safe() ?? Promise.resolve(),
    close: async () => (await opening)?.close(),
  };
}
