// A half-written message per conversation, in memory: kept over switching and reload of the window, gone with the
// wrap-up. It is the agent's own text, so it is not masked; it goes back to her composer and nowhere else.
export interface Drafts {
  read: (interactionId: string) => string;
  save: (interactionId: string, text: string) => void;
  drop: (interactionId: string) => void;
  clear: () => void;
}

export function createDrafts(): Drafts {
  const texts = new Map<string, string>();
  return {
    read: (interactionId) => texts.get(interactionId) ?? '',
    save: (interactionId, text) => {
      if (text === '') texts.delete(interactionId);
      else texts.set(interactionId, text);
    },
    drop: (interactionId) => {
      texts.delete(interactionId);
    },
    clear: () => {
      texts.clear();
    },
  };
}
