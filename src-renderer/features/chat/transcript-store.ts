// Holds the open transcripts outside redux and immer: a Map by conversation, changed in batches (DESIGN, performance).
// A held transcript is replaced, never mutated, so that React can compare it by identity.
import type { MessageView, TranscriptChange, TranscriptPage } from '../../../src-preload/contract';

export interface HeldTranscript {
  /** By index; own messages not yet accepted come last, in the order they were written. */
  messages: readonly MessageView[];
  /** Pass as `before` for older ones; absent at the beginning of the conversation. */
  prev?: number;
  /** First unread message when the conversation was opened. */
  firstUnread?: number;
}

type Listener = () => void;

const rank = (message: MessageView) => message.index ?? Number.POSITIVE_INFINITY;

const inOrder = (messages: readonly MessageView[]) =>
  messages.every((message, at) => {
    const before = messages[at - 1];
    return before === undefined || rank(before) <= rank(message);
  });

/** Puts changed and new messages into place. Appending, the usual case, does not sort. */
function merge(held: readonly MessageView[], upserted: readonly MessageView[], removed: ReadonlySet<string>) {
  const changed = new Map(upserted.map((message) => [message.key, message]));
  const merged: MessageView[] = [];
  for (const message of held) {
    merged.push(changed.get(message.key) ?? message);
    changed.delete(message.key);
  }
  merged.push(...changed.values());
  const kept = removed.size === 0 ? merged : merged.filter(({ key }) => !removed.has(key));
  // Array.prototype.sort is stable: messages without an index keep the order they were written in.
  return inOrder(kept) ? kept : kept.sort((a, b) => (rank(a) === rank(b) ? 0 : rank(a) - rank(b)));
}

export function createTranscriptStore() {
  const held = new Map<string, HeldTranscript>();
  const listeners = new Map<string, Set<Listener>>();
  /** Changes that come in while the newest page is on its way: they are newer than that page. */
  const expected = new Map<string, TranscriptChange[]>();
  const resetListeners = new Set<(interactionId: string) => void>();
  const tell = (interactionId: string) => {
    for (const listener of [...(listeners.get(interactionId) ?? [])]) listener();
  };

  return {
    get: (interactionId: string): HeldTranscript | undefined => held.get(interactionId),

    subscribe(interactionId: string, listener: Listener): () => void {
      const own = listeners.get(interactionId) ?? new Set<Listener>();
      listeners.set(interactionId, own.add(listener));
      return () => {
        own.delete(listener);
        if (own.size === 0) listeners.delete(interactionId);
      };
    },

    /** Called with a conversation whose newest page must be asked for again. */
    onReset(listener: (interactionId: string) => void): () => void {
      resetListeners.add(listener);
      return () => resetListeners.delete(listener);
    },

    /** Call before asking for the newest page, so that no change is lost while it travels. */
    expect(interactionId: string): void {
      expected.set(interactionId, []);
    },

    /** The newest page replaces what was held. */
    open(page: TranscriptPage): void {
      const since = expected.get(page.interactionId) ?? [];
      expected.delete(page.interactionId);
      let messages: readonly MessageView[] = page.messages;
      for (const change of since) messages = merge(messages, change.upserted, new Set(change.removedKeys));
      held.set(page.interactionId, {
        messages,
        ...(page.prev === undefined ? {} : { prev: page.prev }),
        ...(page.firstUnread === undefined ? {} : { firstUnread: page.firstUnread }),
      });
      tell(page.interactionId);
    },

    /** An older page goes in front. Ignored when the conversation was closed meanwhile. */
    prepend(page: TranscriptPage): void {
      const now = held.get(page.interactionId);
      if (!now) return;
      held.set(page.interactionId, {
        messages: merge(page.messages, now.messages, new Set()),
        ...(page.prev === undefined ? {} : { prev: page.prev }),
        ...(now.firstUnread === undefined ? {} : { firstUnread: now.firstUnread }),
      });
      tell(page.interactionId);
    },

    /** One publication's changes, each conversation told once. Changes of a conversation not held are dropped. */
    apply: (changes: readonly TranscriptChange[]): void => {
      const touched = new Set<string>();
      for (const change of changes) {
        if (change.wipe && held.delete(change.interactionId)) tell(change.interactionId);
        const waiting = expected.get(change.interactionId);
        if (waiting) {
          if (!change.reset) waiting.push(change);
          else if (change.wipe) waiting.length = 0;
          continue;
        }
        const now = held.get(change.interactionId);
        if (!now && !change.wipe) continue;
        if (change.reset) {
          for (const listener of [...resetListeners]) listener(change.interactionId);
          continue;
        }
        if (!now) continue;
        const messages = merge(now.messages, change.upserted, new Set(change.removedKeys));
        held.set(change.interactionId, { ...now, messages });
        touched.add(change.interactionId);
      }
      for (const interactionId of touched) tell(interactionId);
    },

    drop(interactionId: string): void {
      held.delete(interactionId);
      expected.delete(interactionId);
    },
  };
}

export type TranscriptStore = ReturnType<typeof createTranscriptStore>;
