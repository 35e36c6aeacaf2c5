// What has to outlive the program is kept behind this port, encrypted, each agent's apart; here without a disk, for a
// desk that is given none.
import type { OutboxStore, Resumption } from '../session';

/** One agent at one backend. What is saved in one turn is kept or lost together. */
export interface Shelf {
  outbox: OutboxStore;
  /** Raw text by conversation. */
  drafts: () => ReadonlyMap<string, string>;
  /** An empty text takes it away. */
  saveDraft: (interactionId: string, text: string) => void;
  /** Highest index she has seen, by conversation. */
  readMarks: () => ReadonlyMap<string, number>;
  saveReadMark: (interactionId: string, index: number | undefined) => void;
}

export interface Keeping {
  /** Loads what is stored; awaited before anything else is asked of it. Never rejects. */
  ready: () => Promise<void>;
  shelf: (owner: { url: string; agentId: string }) => Shelf;
  /** Of the last session at this backend. Its `lastSeq` is 0: what the session was at is not known after a restart. */
  resumption: (url: string) => Resumption | undefined;
  saveResumption: (url: string, resumption: Resumption | undefined) => void;
  /** Resolves when everything saved so far is safe, or cannot be made so. Never rejects. */
  safe: () => Promise<void>;
}

/** Nothing outlives it, and an agent who signs in again finds nothing. */
export function createNoKeeping(): Keeping {
  const shelf: Shelf = {
    outbox: { load: () => [], save: () => Promise.resolve() },
    drafts: () => new Map(),
    saveDraft: () => undefined,
    readMarks: () => new Map(),
    saveReadMark: () => undefined,
  };
  return {
    ready: () => Promise.resolve(),
    shelf: () => shelf,
    resumption: () => undefined,
    saveResumption: () => undefined,
    safe: () => Promise.resolve(),
  };
}
