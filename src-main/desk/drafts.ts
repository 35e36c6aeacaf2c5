// A half-written message per conversation: kept over switching, reload and the end of the program, gone with the
// wrap-up. It is the agent's own text, so it is not masked; it goes back to her composer and nowhere else.
import type { Shelf } from './keeping';

export interface Drafts {
  read: (interactionId: string) => string;
  /** An empty text takes it away. */
  save: (interactionId: string, text: string) => void;
  drop: (interactionId: string) => void;
  /** Those of conversations that are not among these go. */
  keepOnly: (interactionIds: { has: (interactionId: string) => boolean }) => void;
  /** Those of another agent come; what was here stays on its own shelf. */
  attach: (shelf: Shelf | undefined) => void;
}

export function createDrafts(): Drafts {
  let texts = new Map<string, string>();
  let rest: Shelf | undefined;

  function save(interactionId: string, text: string): void {
    if (text === '') texts.delete(interactionId);
    else texts.set(interactionId, text);
    rest?.saveDraft(interactionId, text);
  }

  return {
    read: (interactionId) => texts.get(interactionId) ?? '',
    save,
    drop: (interactionId) => {
      save(interactionId, '');
    },
    keepOnly: (interactionIds) => {
      for (const interactionId of [...texts.keys()]) if (!interactionIds.has(interactionId)) save(interactionId, '');
    },
    attach: (shelf) => {
      rest = shelf;
      texts = new Map(shelf?.drafts());
    },
  };
}
