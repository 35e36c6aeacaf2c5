// Messages of one conversation, paged from main. Ordered by `index`; own messages not yet accepted have none and
// come last, in the order they were written.
import { z } from 'zod';
import type { MaskedText } from './masked-text';
import type { RefusalCode } from './result';

export type DeliveryView =
  | { state: 'queued' | 'sending' | 'accepted' | 'sent' | 'delivered' | 'read' | 'unconfirmed' }
  /** Kept back for the agent to undo it; server clock, ms. */
  | { state: 'held'; until: number }
  /** Somebody else has answered meanwhile: waits for her word. */
  | { state: 'asked' }
  | { state: 'failed'; code: RefusalCode; retryable: boolean };

export type PartView =
  | { type: 'text'; text: MaskedText }
  | {
      type: 'attachment';
      attachmentId: string;
      kind: 'image' | 'video' | 'audio' | 'file';
      name: MaskedText;
      bytes: number;
    }
  | { type: 'system'; code: string; params: Record<string, string> };

export interface MessageView {
  /** clientMessageId where there is one, else messageId: stable over the message's whole life. */
  key: string;
  index?: number;
  author: { kind: 'customer' | 'me' | 'agent' | 'bot' | 'system' | 'elsewhere'; name: string; participantId: string };
  /** Server clock, ms. */
  createdAt: number;
  parts: PartView[];
  delivery?: DeliveryView;
}

export interface TranscriptPage {
  interactionId: string;
  messages: MessageView[];
  /** Index to pass as `before` for older ones; absent at the beginning. */
  prev?: number;
  /** Index to pass as `after` for newer ones; absent where the page ends with the newest. */
  next?: number;
  /** Index of the first message the agent had not read when the page was made. */
  firstUnread?: number;
  draft: string;
}

/** What main publishes when a transcript that the renderer has opened changes. */
export interface TranscriptChange {
  interactionId: string;
  upserted: MessageView[];
  removedKeys: string[];
  /** True: throw away what is held and ask for the newest page again. */
  reset?: boolean;
  /** With `reset`: what is held goes out of sight at once, not when the page is there (masking was switched on). */
  wipe?: boolean;
}

const interactionId = z.string().min(1).max(128);
const key = z.string().min(1).max(128);

export const transcriptArgs = {
  /** Newest page; from then on changes of this conversation are published. */
  open: z.strictObject({ interactionId }),
  older: z.strictObject({ interactionId, before: z.int().min(0) }),
  /** On the way back to the newest, after a window that had read far back. */
  newer: z.strictObject({ interactionId, after: z.int().min(0) }),
  close: z.strictObject({ interactionId }),
};

export const messageArgs = {
  /** `anyway`: although somebody else has answered since she began to write (else refused: `answered-elsewhere`). */
  send: z.strictObject({ interactionId, text: z.string().max(20_000), anyway: z.boolean().optional() }),
  /** What becomes of messages that wait for her word, or of the line that says how many came: see `TaskView.away`. */
  decide: z.strictObject({ interactionId, choice: z.enum(['send', 'take-back', 'seen']) }),
  retry: z.strictObject({ interactionId, key }),
  /** A queued or failed message of the agent's own is taken back. `giveBack`: for her to write it anew. */
  discard: z.strictObject({ interactionId, key, giveBack: z.boolean().optional() }),
  saveDraft: z.strictObject({ interactionId, text: z.string().max(20_000) }),
  typing: z.strictObject({ interactionId, on: z.boolean() }),
};
