// Attachments of a transcript: which one an id means, and who may fetch it.
import type { Attachment, CommandData, CommandValue } from '../../src-protocol';
import { done, refuse, type Answer } from './answer';
import type { InteractionRecord } from './state';
import type { World } from './world';

/** @param upTo index of the last message to look at */
export function attachmentIn(
  { messages }: InteractionRecord,
  attachmentId: string,
  upTo = Infinity,
): Attachment | undefined {
  for (const { index, parts } of messages.toReversed()) {
    const found = parts.find((part) => part.type === 'attachment' && part.attachmentId === attachmentId);
    if (found?.type === 'attachment' && index <= upTo) return found;
  }
  return undefined;
}

/** `attachment.ticket`: whoever may read the message may fetch what is attached to it, also while wrapping up. */
export function issueTicket(
  world: World,
  agentId: string,
  { interactionId, attachmentId }: CommandData<'attachment.ticket'>,
): Answer<CommandValue<'attachment.ticket'>> {
  const record = world.state.interactions.get(interactionId);
  const holder = record?.holders.get(agentId);
  if (!record || !holder) return refuse('NOT_FOUND', 'no such conversation of this agent');
  if (!attachmentIn(record, attachmentId, holder.visibleUpTo))
    return refuse('NOT_FOUND', 'no such attachment', 'attachmentId');
  return done(world.tickets.issue({ interactionId, attachmentId }, world.now()));
}
