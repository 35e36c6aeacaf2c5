// Reservations as records: made with an absolute deadline, resolved once. What a resolution means is told elsewhere.
import type { Reservation, ReservationState } from '../../src-protocol';
import { within } from './delivery';
import type { From, InteractionRecord, ReservationRecord } from './state';
import { queueView, senderView, sourceView } from './view';
import { agentOf, type World } from './world';

const SECOND_MS = 1_000;
/** Resolved reservations are kept so long, so that a late accept gets the right reason. */
const KEPT_RESOLVED_MS = 15 * 60 * SECOND_MS;

const expiryKey = (reservationId: string) => `offer ${reservationId}`;

const PREVIEW_LENGTH = 1_000;
/** Words that begin with a number or an @ may be the rest of one: then the message before belongs to them. */
const GOES_ON = /^[\s\p{P}\p{S}]*[\p{N}@]/u;

/** The customer's last words, for the popover and the notification; complete enough to be masked (docs/protocol.md). */
function previewOf(record: InteractionRecord): string | undefined {
  const said = record.messages.flatMap(({ author, parts }) => {
    const text = parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join(' ');
    return author.role === 'customer' && text !== '' ? [text] : [];
  });
  let preview = said.pop();
  while (preview !== undefined && GOES_ON.test(preview) && preview.length <= PREVIEW_LENGTH) {
    const before = said.pop();
    if (before === undefined) break;
    preview = `${before}\n${preview}`;
  }
  if (preview === undefined || preview.length <= PREVIEW_LENGTH) return preview;
  // Not cut within a number.
  return preview.slice(0, PREVIEW_LENGTH).replace(/[\p{N}\s().+/-]+$/u, '');
}

export function createOffer(
  world: World,
  record: InteractionRecord,
  agentId: string,
  reason: Reservation['reason'],
  from?: From,
): ReservationRecord {
  const now = world.now();
  const agent = agentOf(world, agentId);
  const preview = previewOf(record);
  const entity: Reservation = {
    reservationId: world.random.id('rsv'),
    interactionId: record.interactionId,
    version: 1,
    reason,
    state: 'pending',
    createdAt: now,
    expiresAt: now + world.state.policy.reservationTimeoutSeconds * SECOND_MS,
    channelId: 'facebook-messenger',
    queue: queueView(world, record.queueId),
    source: sourceView(world, record.pageId),
    customer: record.customer,
    ...(preview === undefined ? {} : { preview }),
    ...(from ? { from: senderView(from) } : {}),
  };
  const reservation = { entity, agentId };
  world.state.reservations.set(entity.reservationId, reservation);
  agent.lastOfferedAt = now;
  planExpiry(world, entity);
  world.emit(agentId, 'reservation.created', { reservation: entity }, record.interactionId);
  if (agent.simulated)
    world.agenda.plan(`decide ${entity.reservationId}`, now + within(world, agent.simulated.answersAfterSeconds), {
      kind: 'colleague.decides',
      reservationId: entity.reservationId,
    });
  forgetOld(world);
  return reservation;
}

function planExpiry(world: World, { reservationId, expiresAt }: Reservation): void {
  world.agenda.plan(expiryKey(reservationId), expiresAt, { kind: 'reservation.expires', reservationId });
}

/** Another deadline for a pending reservation. */
export function moveExpiry(world: World, reservation: ReservationRecord, expiresAt: number): void {
  const { entity, agentId } = reservation;
  reservation.entity = { ...entity, expiresAt, version: entity.version + 1 };
  planExpiry(world, reservation.entity);
  world.emit(agentId, 'reservation.updated', { reservation: reservation.entity, reason: 'deadline' });
}

/** Ends a pending reservation, once, and tells its agent. `cause` is a word for logs and tests. */
export function resolveOffer(
  world: World,
  reservation: ReservationRecord,
  state: Exclude<ReservationState, 'pending'>,
  cause?: string,
): void {
  const { entity, agentId } = reservation;
  reservation.entity = { ...entity, state, version: entity.version + 1 };
  world.agenda.cancel(expiryKey(entity.reservationId));
  world.agenda.cancel(`decide ${entity.reservationId}`);
  world.emit(
    agentId,
    'reservation.updated',
    { reservation: reservation.entity, ...(cause === undefined ? {} : { reason: cause }) },
    entity.interactionId,
  );
}

/** Pending offers of a conversation, of one reason if given. */
export const offersOf = (world: World, interactionId: string, reason?: Reservation['reason']) =>
  [...world.state.reservations.values()].filter(
    ({ entity }) =>
      entity.state === 'pending' &&
      entity.interactionId === interactionId &&
      (reason === undefined || entity.reason === reason),
  );

function forgetOld(world: World): void {
  const { reservations } = world.state;
  for (const [id, { entity }] of reservations) {
    if (entity.createdAt > world.now() - KEPT_RESOLVED_MS) return;
    if (entity.state !== 'pending') reservations.delete(id);
  }
}
