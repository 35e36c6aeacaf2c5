// Notes half written for a transfer, by conversation: closing the dialog and coming back loses nothing. In memory only.
const notes = new Map<string, string>();

export const rememberedNote = (interactionId: string): string => notes.get(interactionId) ?? '';

export function rememberNote(interactionId: string, text: string): void {
  if (text === '') notes.delete(interactionId);
  else notes.set(interactionId, text);
}

/** Conversations that left the desk take their note with them. */
export function keepNotesOf(interactionIds: ReadonlySet<string>): void {
  for (const id of [...notes.keys()]) if (!interactionIds.has(id)) notes.delete(id);
}

/** It has gone along. */
export function forgetNote(interactionId: string): void {
  notes.delete(interactionId);
}
