// Remembers how each command ended, per agent: a repeat gets the same result, never a second effect (PROTOCOL 4).
import { createHash } from 'node:crypto';
import type { Answer } from '../core/answer';

/** `pending`: being held back by a fault rule; its one result is still to come. `isQuery`: it changed nothing. */
export type Remembered = { fingerprint: string; at: number; answer: Answer | 'pending'; isQuery: boolean };
export type RememberedCommand = readonly [agentId: string, id: string, entry: Remembered];

export interface Memory {
  look(agentId: string, id: string): Remembered | undefined;
  keep(agentId: string, id: string, entry: Remembered): void;
  drop(agentId: string, id: string): void;
  /** Oldest first for each agent. */
  list(): Iterable<RememberedCommand>;
}

/** Two commands are the same when type and data are. */
export const fingerprintOf = (type: string, data: unknown) =>
  createHash('sha256')
    .update(JSON.stringify([type, data]))
    .digest('base64');

export function createMemory(keepMs: number, kept: Iterable<RememberedCommand> = []): Memory {
  const agents = new Map<string, Map<string, Remembered>>();
  const put = (agentId: string, id: string, entry: Remembered) => {
    const known = agents.get(agentId) ?? new Map<string, Remembered>();
    agents.set(agentId, known);
    known.set(id, entry);
    return known;
  };
  for (const [agentId, id, entry] of kept) put(agentId, id, entry);
  return {
    look: (agentId, id) => agents.get(agentId)?.get(id),
    keep(agentId, id, entry) {
      const known = put(agentId, id, entry);
      for (const [oldId, old] of known) {
        if (old.at >= entry.at - keepMs) break;
        known.delete(oldId);
      }
    },
    drop: (agentId, id) => void agents.get(agentId)?.delete(id),
    *list() {
      for (const [agentId, known] of agents) for (const [id, entry] of known) yield [agentId, id, entry];
    },
  };
}
