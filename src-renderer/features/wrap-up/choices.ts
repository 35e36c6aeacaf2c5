// Reasons chosen but not yet submitted, by conversation: looking at another conversation and coming back loses nothing.
const chosen = new Map<string, string>();

export const rememberedChoice = (interactionId: string): string | null => chosen.get(interactionId) ?? null;

export function rememberChoice(interactionId: string, codeId: string): void {
  chosen.set(interactionId, codeId);
}

/** The wrap-up is done: the next one of the same conversation starts anew. */
export function forgetChoice(interactionId: string): void {
  chosen.delete(interactionId);
}
