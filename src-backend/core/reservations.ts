// What an answer to an offer means, and what silence means (RONA). The order here is the server's: it is final.
import { ok, refuse, type Answer } from './answer';
import { joinAgent } from './assignment';
import { endRequest, joinConference } from './conference';
import { resolveOffer } from './offers';
import { makeIdle } from './presence';
import type { ReservationRecord } from './state';
import { completeTransfer, failTransfer } from './transfer';
import { openCount, pendingOffers } from './view';
import { agentOf, interactionOf, type World } from './world';

type Found = Answer<{ reservation: ReservationRecord | undefined }>;

/** The pending reservation of this agent; undefined when the wanted end is already reached; or why not. */
function pendingOf(
  world: World,
  agentId: string,
  reservationId: string,
  version: number,
  wanted: 'accepted' | 'rejected',
): Found {
  const reservation = world.state.reservations.get(reservationId);
  if (reservation?.agentId !== agentId)
    return refuse('NOT_FOUND', 'no such reservation of this agent', 'reservationId');
  const { state } = reservation.entity;
  if (state === wanted) return { ok: true, value: { reservation: undefined } };
  if (state === 'timeout') return refuse('RESERVATION_EXPIRED', 'the time to accept is over');
  if (state === 'rescinded') return refuse('RESERVATION_TAKEN', 'it was given to somebody else or withdrawn');
  if (state === 'canceled') return refuse('NOT_FOUND', 'the request is gone (customer left, canceled or page deleted)');
  if (state !== 'pending') return refuse('INVALID_STATE', `the reservation is ${state}`);
  if (reservation.entity.expiresAt <= world.now()) return refuse('RESERVATION_EXPIRED', 'the time to accept is over');
  if (reservation.entity.version !== version)
    return refuse('VERSION_CONFLICT', 'the reservation has changed', 'version');
  return { ok: true, value: { reservation } };
}

/** `reservation.accept`. Pending offers may exceed the capacity (forced ones); open conversations never do. */
export function acceptReservation(world: World, agentId: string, reservationId: string, version: number): Answer {
  const found = pendingOf(world, agentId, reservationId, version, 'accepted');
  if (!found.ok) return found;
  const { reservation } = found.value;
  if (!reservation) return ok();
  if (openCount(world, agentId) >= agentOf(world, agentId).limit)
    return refuse('CAPACITY_REACHED', 'the agent has as many conversations as she may');
  const record = interactionOf(world, reservation.entity.interactionId);
  resolveOffer(world, reservation, 'accepted');
  if (reservation.entity.reason === 'conference') joinConference(world, record, reservation);
  else {
    completeTransfer(world, record, agentId);
    joinAgent(world, record, agentId, 'owner');
    world.agenda.cancel(`leaves ${record.interactionId}`);
  }
  return ok();
}

/** `reservation.reject`: back to the queue for others; a transfer to a named agent is dropped, a conference declined. */
export function rejectReservation(world: World, agentId: string, reservationId: string, version: number): Answer {
  const found = pendingOf(world, agentId, reservationId, version, 'rejected');
  if (!found.ok) return found;
  const { reservation } = found.value;
  if (reservation) giveBack(world, reservation, 'rejected', 'declined');
  return ok();
}

/** Not accepted in time: this offer and every other of the agent go back, and she is idle with reason RONA [S]. */
export function expireReservation(world: World, reservationId: string): void {
  const reservation = world.state.reservations.get(reservationId);
  if (reservation?.entity.state !== 'pending') return;
  const { agentId } = reservation;
  makeIdle(world, agentId, 'rona');
  giveBack(world, reservation, 'timeout', 'rona');
  for (const other of pendingOffers(world, agentId)) giveBack(world, other, 'rescinded', 'agent-rona');
}

/** The agent chose to be idle: what she was shown goes back without counting as missed. */
export function releaseOffers(world: World, agentId: string, cause: string): void {
  for (const reservation of pendingOffers(world, agentId)) giveBack(world, reservation, 'rescinded', cause);
}

/** Takes an offer from its agent; what it was about decides what follows. */
export function giveBack(
  world: World,
  reservation: ReservationRecord,
  state: 'rejected' | 'timeout' | 'rescinded',
  cause: string,
): void {
  resolveOffer(world, reservation, state, cause);
  const record = interactionOf(world, reservation.entity.interactionId);
  if (reservation.entity.reason === 'conference')
    endRequest(world, record, state === 'rejected' ? 'declined' : state === 'timeout' ? 'timeout' : 'failed');
  else if (record.waiting?.onlyAgentId !== undefined && record.waiting.reason === 'transfer')
    failTransfer(world, record, 'not-accepted');
  else if (state === 'rejected') record.waiting?.excluded.add(reservation.agentId);
}
