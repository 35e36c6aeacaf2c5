// Takes a message back that is still kept for undoing: its words return to the composer (SPEC 3, undo-send).
import type { Result } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { putBack } from './draft-text';
import { transcripts } from './transcripts';

/** Refused when it is too late: the message is on its way. */
export async function undoSend(interactionId: string, key: string): Promise<Result<{ text: string }>> {
  const taken = await desk.message.discard({ interactionId, key, giveBack: true });
  if (taken.ok) putBack(interactionId, taken.value.text);
  return taken;
}

/** The last one there is to take back. False: there is none. */
export function undoLastSend(interactionId: string): boolean {
  const held = transcripts.get(interactionId)?.messages.findLast(({ delivery }) => delivery?.state === 'held');
  if (held === undefined) return false;
  void undoSend(interactionId, held.key);
  return true;
}
