// The agent's own messages that the transcript does not have yet, masked like the rest; the raw text is the outbox's
// alone. Each leaves when the transcript's message with the same id has come, or when she takes it back.
import { refusalCodeOf } from './refusal-codes';
import type { MaskedEntry } from './masked-session';
import type { DeliveryView, MessageView } from '../../src-preload/contract';

export interface Outgoing {
  /** In the order they will be sent. */
  list: (interactionId: string) => MaskedEntry[];
  find: (interactionId: string, key: string) => MaskedEntry | undefined;
  /** A change of the outbox. False: nothing to show, the transcript has the message already. */
  changed: (entry: MaskedEntry) => boolean;
  /** Taken back. Returns the conversation it was in. */
  removed: (key: string) => string | undefined;
  /** The transcript has it now. */
  landed: (interactionId: string, key: string) => void;
  /** A snapshot came: what the backend has accepted is in the pages from now on. */
  dropAccepted: () => void;
  drop: (interactionId: string) => void;
  clear: () => void;
}

export function createOutgoing(): Outgoing {
  const byInteraction = new Map<string, Map<string, MaskedEntry>>();
  /** Come by event before the outbox had its answer; one more word of the outbox about it is to be expected. */
  const ahead = new Set<string>();

  const of = (interactionId: string) => byInteraction.get(interactionId);

  return {
    list: (interactionId) => [...(of(interactionId)?.values() ?? [])],
    find: (interactionId, key) => of(interactionId)?.get(key),
    changed: (entry) => {
      const key = entry.clientMessageId;
      if (ahead.has(key)) {
        if (entry.state === 'accepted') ahead.delete(key);
        return false;
      }
      const entries = of(entry.interactionId) ?? new Map<string, MaskedEntry>();
      // A failed one that is tried again goes to the end, as it does in the outbox.
      if (entries.get(key)?.state === 'failed' && entry.state === 'queued') entries.delete(key);
      entries.set(key, entry);
      byInteraction.set(entry.interactionId, entries);
      return true;
    },
    removed: (key) => {
      for (const [interactionId, entries] of byInteraction) if (entries.delete(key)) return interactionId;
      return undefined;
    },
    landed: (interactionId, key) => {
      const entry = of(interactionId)?.get(key);
      if (entry === undefined) return;
      of(interactionId)?.delete(key);
      if (entry.state !== 'accepted') ahead.add(key);
    },
    dropAccepted: () => {
      for (const entries of byInteraction.values())
        for (const [key, entry] of entries) if (entry.state === 'accepted') entries.delete(key);
    },
    drop: (interactionId) => {
      byInteraction.delete(interactionId);
    },
    clear: () => {
      byInteraction.clear();
      ahead.clear();
    },
  };
}

function deliveryView({ state, failure, heldUntil }: MaskedEntry, isAsked: boolean, offsetMs: number): DeliveryView {
  if (state === 'queued' && isAsked) return { state: 'asked' };
  if (state === 'queued' && heldUntil !== undefined) return { state: 'held', until: heldUntil + offsetMs };
  if (state !== 'failed') return { state };
  return {
    state,
    code: refusalCodeOf(failure?.code ?? 'UPSTREAM_ERROR'),
    // Trying again is the agent's decision, but what can never go is not worth a button.
    retryable: failure?.retryable ?? false,
  };
}

/** `me`: name and id of the agent. `isAsked`: what waits there waits for her word. `offsetMs`: server clock minus local clock. */
export const outgoingView = (
  entry: MaskedEntry,
  me: { name: string; participantId: string },
  isAsked: boolean,
  offsetMs: number,
): MessageView => ({
  key: entry.clientMessageId,
  author: { kind: 'me', ...me },
  createdAt: entry.enqueuedAt + offsetMs,
  parts: [{ type: 'text', text: entry.text }],
  delivery: deliveryView(entry, isAsked, offsetMs),
});
