// Holds the open transcripts outside redux and immer: a Map by conversation, changed in batches (DESIGN, performance).
// A held transcript is replaced, never mutated, so that React can compare it by identity.
import type { MessageView, TranscriptChange, TranscriptPage } from '../../../src-preload/contract';
import {
  appended,
  changed,
  freshOf,
  opened,
  prepended,
  reopened,
  trimmed,
  type HeldTranscript,
} from './transcript-window';

export type { HeldTranscript } from './transcript-window';

type Listener = () => void;
type ArrivalListener = (interactionId: string, messages: readonly MessageView[]) => void;

export function createTranscriptStore() {
  const held = new Map<string, HeldTranscript>();
  const listeners = new Map<string, Set<Listener>>();
  /** Changes that come in while the newest page is on its way: they are newer than that page. */
  const expected = new Map<string, TranscriptChange[]>();
  const resetListeners = new Set<(interactionId: string) => void>();
  const arrivalListeners = new Set<ArrivalListener>();
  /** Conversations in which she reads back: nothing may take what she looks at away. */
  const readingBack = new Set<string>();
  const tell = (interactionId: string) => {
    for (const listener of [...(listeners.get(interactionId) ?? [])]) listener();
  };
  const tellArrived = (interactionId: string, before: HeldTranscript | undefined, messages: readonly MessageView[]) => {
    const fresh = before === undefined ? [] : freshOf(messages, before.newest);
    if (fresh.length > 0) for (const listener of [...arrivalListeners]) listener(interactionId, fresh);
  };
  const update = (interactionId: string, change: (now: HeldTranscript) => HeldTranscript) => {
    const now = held.get(interactionId);
    if (!now) return;
    const after = change(now);
    if (after === now) return;
    held.set(interactionId, after);
    tell(interactionId);
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

    /** Called with messages of the customer nobody had heard of, each once, held or not. */
    onArrived(listener: ArrivalListener): () => void {
      arrivalListeners.add(listener);
      return () => arrivalListeners.delete(listener);
    },

    /** Whether she reads back here; it decides what a fresh newest page may replace. */
    setReadingBack(interactionId: string, on: boolean): void {
      if (on) readingBack.add(interactionId);
      else readingBack.delete(interactionId);
    },

    /** Call before asking for the newest page, so that no change is lost while it travels. */
    expect(interactionId: string): void {
      expected.set(interactionId, []);
    },

    /** The newest page: replaces what was held, unless she is reading back in it. */
    open(page: TranscriptPage): void {
      const { interactionId } = page;
      const since = expected.get(interactionId) ?? [];
      expected.delete(interactionId);
      const before = held.get(interactionId);
      let now = before === undefined ? opened(page) : reopened(before, page, readingBack.has(interactionId));
      for (const change of since) now = changed(now, change);
      held.set(interactionId, now);
      tell(interactionId);
      tellArrived(interactionId, before, [...page.messages, ...since.flatMap(({ upserted }) => upserted)]);
    },

    /** The page before index `before` goes in front; ignored when something else has come in front meanwhile. */
    prepend(page: TranscriptPage, before: number): void {
      update(page.interactionId, (now) => (now.prev === before ? prepended(now, page) : now));
    },

    /** The page after index `after` goes behind a cut end; ignored when something else stands there meanwhile. */
    append(page: TranscriptPage, after: number): void {
      update(page.interactionId, (now) => (now.next === after ? appended(now, page) : now));
    },

    /** Lets go of what is far from the screen; `end`: which end of what is held. */
    trim(interactionId: string, end: 'older' | 'newer'): void {
      update(interactionId, (now) => trimmed(now, end));
    },

    /** One publication's changes, each conversation told once. Changes of a conversation not held are dropped. */
    apply: (changes: readonly TranscriptChange[]): void => {
      const touched = new Map<string, HeldTranscript>();
      const arrived = new Map<string, MessageView[]>();
      for (const change of changes) {
        const { interactionId } = change;
        if (change.wipe && held.delete(interactionId)) tell(interactionId);
        const waiting = expected.get(interactionId);
        if (waiting) {
          if (!change.reset) waiting.push(change);
          else if (change.wipe) waiting.length = 0;
          continue;
        }
        const now = held.get(interactionId);
        if (!now && !change.wipe) continue;
        if (change.reset) {
          for (const listener of [...resetListeners]) listener(interactionId);
          continue;
        }
        if (!now) continue;
        if (!touched.has(interactionId)) touched.set(interactionId, now);
        arrived.set(interactionId, [...(arrived.get(interactionId) ?? []), ...change.upserted]);
        held.set(interactionId, changed(now, change));
      }
      for (const [interactionId, before] of touched) {
        tell(interactionId);
        tellArrived(interactionId, before, arrived.get(interactionId) ?? []);
      }
    },

    drop(interactionId: string): void {
      held.delete(interactionId);
      expected.delete(interactionId);
      readingBack.delete(interactionId);
    },
  };
}

export type TranscriptStore = ReturnType<typeof createTranscriptStore>;
