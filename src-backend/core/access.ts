// May this agent do that to this conversation? One answer for all commands that touch a live conversation.
import { done, refuse, type Answer } from './answer';
import type { Holder, InteractionRecord } from './state';
import type { World } from './world';

export type Access = Answer<{ record: InteractionRecord; holder: Holder }>;

/** She takes part and it is not over for her. */
export function allowedToTouch(world: World, agentId: string, interactionId: string): Access {
  const record = world.state.interactions.get(interactionId);
  const holder = record?.holders.get(agentId);
  if (!record || (!holder && !record.formerAgentIds.has(agentId)))
    return refuse('NOT_FOUND', 'no such conversation of this agent', 'interactionId');
  if (!holder || holder.state === 'wrapping') return refuse('INVALID_STATE', 'the conversation is over for this agent');
  return done({ record, holder });
}

/** As above, and the page still exists. */
export function allowedToWrite(world: World, agentId: string, interactionId: string): Access {
  const access = allowedToTouch(world, agentId, interactionId);
  if (access.ok && access.value.holder.state === 'interrupted')
    return refuse('CHANNEL_GONE', 'the page of this conversation was deleted');
  return access;
}

/** As above, and the conversation is hers. */
export function allowedAsOwner(world: World, agentId: string, interactionId: string): Access {
  const access = allowedToTouch(world, agentId, interactionId);
  if (access.ok && access.value.holder.role !== 'owner')
    return refuse('NOT_OWNER', 'the conversation belongs to another agent');
  return access;
}
