// The ways a conversation ends: by the agent, by the customer, by a deleted page, or dropped on the way.
import { announce, present } from './announce';
import { ok, refuse, type Answer } from './answer';
import { leaveAgent } from './assignment';
import { closeRequest } from './conference';
import { failUndelivered } from './delivery';
import { appendSystem } from './messages';
import { offersOf, resolveOffer } from './offers';
import type { InteractionRecord } from './state';
import { askWrapUp, considerForgetting, dismiss, startWrapping } from './wrap-up';
import type { World } from './world';

/** `interaction.end` and `conference.end`: the owner ends it for everybody and wraps up [S]. Safe to repeat. */
export function endInteraction(world: World, agentId: string, interactionId: string): Answer {
  const record = world.state.interactions.get(interactionId);
  const holder = record?.holders.get(agentId);
  if (!record || (!holder && !record.formerAgentIds.has(agentId)))
    return refuse('NOT_FOUND', 'no such conversation of this agent', 'interactionId');
  if (!holder || holder.state === 'wrapping') return ok();
  if (holder.role !== 'owner') return refuse('NOT_OWNER', 'only the owner ends it; a guest exits');
  finishForAll(world, record, 'agent');
  return ok();
}

/** Closes an open conversation: the owner wraps up, a guest is released. */
export function finishForAll(world: World, record: InteractionRecord, by: 'agent' | 'customer' | 'system'): void {
  closeRequest(world, record, 'canceled');
  record.phase = 'closed';
  quieten(world, record.interactionId);
  for (const holder of present(record).filter(({ role }) => role === 'guest')) {
    leaveAgent(world, record, holder);
    announce(world, record, 'interaction.unassigned', { reason: 'conference-ended' }, [holder]);
    dismiss(world, record, holder.agentId);
  }
  record.conference = { state: 'none' };
  for (const holder of present(record)) {
    startWrapping(world, record, holder);
    announce(world, record, 'interaction.ended', { by }, [holder]);
    askWrapUp(world, record, holder);
  }
  considerForgetting(world, record);
}

/** Ends a conversation nobody holds (customer gave up, page deleted, transfer not accepted): offers are taken back. */
export function closeWaiting(world: World, record: InteractionRecord, cause: string): void {
  for (const offer of offersOf(world, record.interactionId)) resolveOffer(world, offer, 'canceled', cause);
  record.phase = 'closed';
  record.waiting = undefined;
  quieten(world, record.interactionId);
  considerForgetting(world, record);
}

/** The administrator deleted the page: readable, nothing but End left [S]. */
export function interrupt(world: World, record: InteractionRecord, reason: string, page: string): void {
  closeRequest(world, record, 'canceled');
  quieten(world, record.interactionId);
  failUndelivered(world, record);
  appendSystem(world, record, reason, { page });
  record.interruptedReason = reason;
  for (const holder of present(record)) {
    holder.state = 'interrupted';
    holder.stateSince = world.now();
  }
  announce(world, record, 'interaction.interrupted', { reason });
}

/** Nothing more comes from the customer's side by itself. */
function quieten(world: World, interactionId: string): void {
  for (const key of ['react', 'types', 'says', 'leaves', 'picks-up', 'colleague finishes'])
    world.agenda.cancel(`${key} ${interactionId}`);
}
