// Conference: the owner asks one colleague in; she accepts through a reservation of reason `conference` (SPEC 5).
import type { CommandData, Conference } from '../../src-protocol';
import { allowedAsOwner, allowedToTouch } from './access';
import { announce, present } from './announce';
import { ok, refuse, type Answer } from './answer';
import { joinAgent, leaveAgent, setInvitation, setParticipant } from './assignment';
import { canTake } from './directory';
import { appendSystem } from './messages';
import { createOffer, offersOf, resolveOffer } from './offers';
import type { InteractionRecord, ReservationRecord } from './state';
import { dismiss } from './wrap-up';
import { agentOf, type World } from './world';

/** `conference.start` */
export function startConference(
  world: World,
  agentId: string,
  { interactionId, agentId: guestId }: CommandData<'conference.start'>,
): Answer {
  const access = allowedAsOwner(world, agentId, interactionId);
  if (!access.ok) return access;
  const { record, holder } = access.value;
  if (holder.state === 'interrupted') return refuse('CHANNEL_GONE', 'the page of this conversation was deleted');
  if (record.conference.state !== 'none') {
    if (record.conference.agentId === guestId) return ok();
    return refuse('INVALID_STATE', 'a conference is already requested or running');
  }
  const guest = world.state.agents.get(guestId);
  if (!guest || guestId === agentId) return refuse('NOT_FOUND', 'no such colleague', 'agentId');
  if (!canTake(world, guest) || record.holders.has(guestId))
    return refuse('TARGET_UNAVAILABLE', 'the colleague cannot take it now', 'agentId');

  const owner = agentOf(world, agentId);
  const from = { agentId, displayName: owner.displayName, note: undefined };
  const { entity } = createOffer(world, record, guestId, 'conference', from);
  record.conference = {
    state: 'requested',
    agentId: guestId,
    agentName: guest.displayName,
    requestedAt: entity.createdAt,
    expiresAt: entity.expiresAt,
  };
  const participant = setInvitation(record, guestId, guest.displayName, 'invited');
  announce(world, record, 'participant.invited', { participant });
  announce(world, record, 'conference.updated', {});
  return ok();
}

/** `conference.cancel`: the requester takes it back while it is pending. */
export function cancelConference(world: World, agentId: string, interactionId: string): Answer {
  const access = allowedAsOwner(world, agentId, interactionId);
  if (!access.ok) return access;
  const { record } = access.value;
  if (record.conference.state === 'running') return refuse('INVALID_STATE', 'the colleague has already joined');
  closeRequest(world, record, 'canceled');
  return ok();
}

/** Ends a pending request from the owner's side (cancel, end, transfer, deleted page); nothing pending: nothing happens. */
export function closeRequest(
  world: World,
  record: InteractionRecord,
  outcome: NonNullable<Conference['outcome']>,
): void {
  for (const offer of offersOf(world, record.interactionId, 'conference'))
    resolveOffer(world, offer, 'canceled', outcome);
  endRequest(world, record, outcome);
}

/** The request has come to nothing: back to the plain conversation with a line saying so. */
export function endRequest(world: World, record: InteractionRecord, outcome: NonNullable<Conference['outcome']>): void {
  const { conference } = record;
  if (conference.state !== 'requested' || conference.agentId === undefined) return;
  const name = conference.agentName ?? '';
  record.conference = { state: 'none', agentId: conference.agentId, agentName: name, outcome };
  setInvitation(record, conference.agentId, name, outcome === 'failed' ? 'canceled' : outcome);
  announce(world, record, 'conference.updated', {});
  appendSystem(world, record, `conference-${outcome}`, { name });
}

/** The colleague has accepted: she joins as a guest. */
export function joinConference(world: World, record: InteractionRecord, { agentId }: ReservationRecord): void {
  const guest = agentOf(world, agentId);
  record.conference = { state: 'running', agentId, agentName: guest.displayName };
  joinAgent(world, record, agentId, 'guest');
  announce(world, record, 'conference.updated', {});
}

/** `conference.exit`: the guest leaves, the conversation goes on between owner and customer [S]. */
export function exitConference(world: World, agentId: string, interactionId: string): Answer {
  const access = allowedToTouch(world, agentId, interactionId);
  if (!access.ok) {
    const former = world.state.interactions.get(interactionId)?.formerAgentIds.has(agentId);
    return former ? ok() : access;
  }
  if (access.value.holder.role === 'owner')
    return refuse('INVALID_STATE', 'the owner ends a conference, she does not exit');
  removeGuest(world, access.value.record, agentId, 'conference-exited');
  return ok();
}

/** The guest goes, by herself or because her connection was lost for good. */
export function removeGuest(world: World, record: InteractionRecord, agentId: string, reason: string): void {
  const holder = record.holders.get(agentId);
  if (!holder) return;
  leaveAgent(world, record, holder);
  announce(world, record, 'interaction.unassigned', { reason }, [holder]);
  dismiss(world, record, agentId);
  if (record.conference.state === 'running') {
    record.conference = { state: 'none' };
    announce(world, record, 'conference.updated', {});
    const code = reason === 'connection-lost' ? 'participant-lost' : 'participant-left';
    appendSystem(world, record, code, { name: agentOf(world, agentId).displayName });
  }
}

/** The owner's session died during a running conference: the guest becomes the owner. False when there is no guest. */
export function moveOwnership(world: World, record: InteractionRecord): boolean {
  const guest = [...record.holders.values()].find(({ role, state }) => role === 'guest' && state !== 'wrapping');
  const owner = record.ownerAgentId === undefined ? undefined : record.holders.get(record.ownerAgentId);
  if (!guest || !owner) return false;
  leaveAgent(world, record, owner);
  announce(world, record, 'interaction.unassigned', { reason: 'connection-lost' }, [owner]);
  dismiss(world, record, owner.agentId);
  guest.role = 'owner';
  record.ownerAgentId = guest.agentId;
  setParticipant(record, guest.participantId, { isOwner: true });
  record.conference = { state: 'none' };
  announce(world, record, 'interaction.ownerChanged', {}, present(record));
  announce(world, record, 'conference.updated', {});
  appendSystem(world, record, 'owner-changed', { name: agentOf(world, guest.agentId).displayName });
  return true;
}
