// A message on its way from the agent to the backend (PROTOCOL 2, outbound message). Once the backend has it,
// its life goes on in the transcript: `message.created` carries the same clientMessageId.
import type { RefusalCode } from './result';

/**
 * queued: here only, can be cancelled. sending: on the wire. unconfirmed: sent, and the connection went or no result came;
 * resolved by sending it again with the same clientMessageId, never by a new one. failed: refused, see `failure`.
 * accepted: the backend has it (reported once, then the entry leaves the list).
 */
export type OutboxState = 'queued' | 'sending' | 'unconfirmed' | 'failed' | 'accepted';

export type OutboxFailure = { code: RefusalCode; retryable: boolean };

/** What is stored. `text` is the agent's own raw text. */
export type OutboxRecord = {
  clientMessageId: string;
  interactionId: string;
  text: string;
  /** Epoch milliseconds, local clock. */
  enqueuedAt: number;
  state: OutboxState;
  failure?: OutboxFailure;
  /** Queued only: kept back until then for the agent to undo it, epoch milliseconds, local clock. Ends with the program. */
  heldUntil?: number;
};

/** What is shown: `text` has passed the transform (masked). `messageId` and `index` come with `accepted`. */
export type OutboxEntry = OutboxRecord & { messageId?: string; index?: number };

/** The same record, free to be sent. */
export function notHeld(record: OutboxRecord): OutboxRecord {
  const free = { ...record };
  delete free.heldUntil;
  return free;
}
