// The text of a composer as the program changes it: what was refused or is to be corrected comes back, and nothing that
// stands there is lost.
import { drafts } from '../../app/drafts';
import { draftSaver } from './transcripts';

export function writeDraft(interactionId: string, text: string): void {
  drafts.set(interactionId, text);
  draftSaver.changed(interactionId, text);
}

/** In front of what was typed meanwhile, on a line of its own; kept by the desk at once, which has given it away. */
export function putBack(interactionId: string, text: string): void {
  const typed = drafts.get(interactionId);
  writeDraft(interactionId, typed === '' ? text : `${text}\n${typed}`);
  void draftSaver.flush(interactionId);
}
