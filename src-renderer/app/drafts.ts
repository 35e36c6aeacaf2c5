// The half-written texts of this window, one a conversation. They live here because several features ask about them:
// the composer edits them, an accepted offer must not push one aside, the task list marks them.
import { useSyncExternalStore } from 'react';

type Listener = (interactionId: string) => void;

export function makeDrafts() {
  const texts = new Map<string, string>();
  const listeners = new Set<Listener>();
  const tell = (interactionId: string) => {
    for (const listener of [...listeners]) listener(interactionId);
  };
  return {
    get: (interactionId: string): string => texts.get(interactionId) ?? '',

    set(interactionId: string, text: string): void {
      if ((texts.get(interactionId) ?? '') === text) return;
      if (text === '') texts.delete(interactionId);
      else texts.set(interactionId, text);
      tell(interactionId);
    },

    /** True when something worth keeping stands in the composer of this conversation. */
    halfTyped: (interactionId: string | null): boolean =>
      interactionId !== null && (texts.get(interactionId) ?? '').trim() !== '',

    /** Called with the conversation whose text changed. Returns the way to stop. */
    subscribe: (listener: Listener): (() => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** Conversations that left the desk take their text with them. */
    keepOnly(interactionIds: ReadonlySet<string>): void {
      for (const held of [...texts.keys()]) {
        if (interactionIds.has(held)) continue;
        texts.delete(held);
        tell(held);
      }
    },
  };
}

export const drafts = makeDrafts();

export const useDraftText = (interactionId: string): string =>
  useSyncExternalStore(drafts.subscribe, () => drafts.get(interactionId));

/** Renders again only when the answer turns, not at every key press. */
export const useHalfTyped = (interactionId: string | null): boolean =>
  useSyncExternalStore(drafts.subscribe, () => drafts.halfTyped(interactionId));
