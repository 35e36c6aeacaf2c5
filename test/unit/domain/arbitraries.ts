// Histories for the property tests: few ids and few versions, so that repeats, losses and contradictions are frequent.
import fc from 'fast-check';
import type { DomainEvent } from '../../../src-main/domain/event';
import type { MaskedInteraction, MaskedSnapshot } from '../../../src-main/domain/masked';
import type { WrapUp } from '../../../src-protocol';
import { agent, interaction, message, POLICY, reservation, safeText, snapshot, T0, wrapUp } from './entities';

const reservationId = fc.constantFrom('r1', 'r2', 'r3');
const interactionId = fc.constantFrom('i1', 'i2', 'i3');
const version = fc.integer({ min: 0, max: 9 });
const moment = fc.integer({ min: 0, max: 6 }).map((step) => T0 + step * 10_000);
const index = fc.integer({ min: -1, max: 6 });

const anyAgent = fc
  .record({
    kind: fc.constantFrom(...(['idle', 'available', 'idle', 'available', 'idle', 'available', 'logged-out'] as const)),
    activityId: fc.constantFrom('available', 'idle', 'lunch', 'rona', 'connection-lost'),
    since: moment,
    reason: fc.option(fc.constantFrom('rona' as const, 'connection-lost' as const), { nil: undefined }),
  })
  .map(({ reason, ...state }) => agent(reason === undefined ? state : { ...state, reason }));

const anyReservation = fc
  .record({
    reservationId,
    interactionId,
    version,
    reason: fc.constantFrom('new' as const, 'transfer' as const, 'conference' as const),
    state: fc.constantFrom(
      ...(['pending', 'accepted', 'rejected', 'timeout', 'rescinded', 'canceled', 'failed'] as const),
    ),
    createdAt: moment,
    expiresAt: moment,
  })
  .map(reservation);

const anyMessage = fc
  .record({ interactionId, index: fc.nat({ max: 6 }), role: fc.constantFrom('customer' as const, 'agent' as const) })
  .map(({ role, ...fields }) =>
    message({ ...fields, messageId: `${fields.interactionId}-${fields.index}`, author: { participantId: 'p', role } }),
  );

export const anyInteraction: fc.Arbitrary<MaskedInteraction> = fc
  .record({
    interactionId,
    version,
    assignedAt: moment,
    state: fc.constantFrom('active' as const, 'interrupted' as const, 'wrapping' as const, 'closed' as const),
    conference: fc.record({
      state: fc.constantFrom('none' as const, 'requested' as const, 'running' as const),
      outcome: fc.constantFrom('declined' as const, 'timeout' as const),
    }),
    ownerAgentId: fc.constantFrom('me', 'other'),
    lastIndex: index,
    readIndex: index,
    unread: fc.nat({ max: 6 }),
    customerDeliveredIndex: index,
    customerReadIndex: index,
  })
  .map(interaction);

const anyWrapUp: fc.Arbitrary<WrapUp> = fc
  .record({
    interactionId,
    state: fc.constantFrom('pending' as const, 'done' as const),
    requiredAt: moment,
    deadline: moment,
    automatic: fc.boolean(),
  })
  .map(wrapUp);

export const anySnapshot: fc.Arbitrary<MaskedSnapshot> = fc
  .record({
    agent: anyAgent,
    reservations: fc.array(anyReservation, { maxLength: 4 }),
    interactions: fc.array(anyInteraction, { maxLength: 4 }),
    wrapUps: fc.array(anyWrapUp, { maxLength: 3 }),
    policy: fc.boolean().map((maskSensitiveData) => ({ ...POLICY, maskSensitiveData })),
  })
  .map(snapshot);

const about = <T extends string>(...types: T[]) =>
  fc.record({ type: fc.constantFrom(...types), data: fc.record({ interaction: anyInteraction }) });

const deadline = moment;

/** Any event at all, the agent's own acts and the passing of time included. */
export const anyEvent: fc.Arbitrary<DomainEvent> = fc.oneof(
  { arbitrary: anyAgent.map((is) => ({ type: 'agent.stateChanged' as const, data: { agent: is } })), weight: 2 },
  {
    arbitrary: fc.record({
      type: fc.constantFrom('reservation.created' as const, 'reservation.updated' as const),
      data: fc.record({ reservation: anyReservation }),
    }),
    weight: 4,
  },
  {
    arbitrary: about('interaction.assigned', 'interaction.updated', 'interaction.ownerChanged', 'conference.updated'),
    weight: 4,
  },
  about('interaction.readHorizonChanged'),
  fc.record({
    type: fc.constant('interaction.ended' as const),
    data: fc.record({ interaction: anyInteraction, by: fc.constantFrom('agent' as const, 'customer' as const) }),
  }),
  fc.record({
    type: fc.constantFrom('interaction.unassigned' as const, 'interaction.interrupted' as const),
    data: fc.record({ interaction: anyInteraction, reason: fc.constant('some-reason') }),
  }),
  fc.record({ type: fc.constant('interaction.closed' as const), data: fc.record({ interactionId }) }),
  {
    arbitrary: fc.record({
      type: fc.constant('message.created' as const),
      data: fc.record({ message: anyMessage, unread: fc.option(fc.nat({ max: 6 }), { nil: undefined }) }),
    }),
    weight: 4,
  },
  fc.record({
    type: fc.constant('typing.changed' as const),
    data: fc.record({ interactionId, participantId: fc.constant('p-customer'), on: fc.boolean() }),
  }),
  {
    arbitrary: fc.record({
      type: fc.constantFrom('wrapUp.required' as const, 'wrapUp.updated' as const),
      data: fc.record({ wrapUp: anyWrapUp }),
    }),
    weight: 3,
  },
  fc.record({
    type: fc.constant('transfer.updated' as const),
    data: fc.record({
      interactionId,
      state: fc.constantFrom('initiated' as const, 'completed' as const, 'failed' as const),
      target: fc.constant({ kind: 'agent' as const, id: 'a2', name: 'Luc' }),
    }),
  }),
  fc.constant({ type: 'policy.changed' as const, data: { policy: POLICY } }),
  fc.constant({ type: 'notice' as const, data: { code: 'maintenance', text: safeText('tonight') } }),
  anySnapshot.chain((data) => moment.map((serverNow) => ({ type: 'snapshot' as const, data, serverNow }))),
  {
    arbitrary: fc.record({
      type: fc.constant('presenceAsked' as const),
      activityId: fc.constantFrom('available', 'lunch', 'rona', 'nowhere'),
      deadline,
    }),
    weight: 3,
  },
  fc.record({
    type: fc.constant('presenceRefused' as const),
    activityId: fc.constantFrom('available', 'lunch'),
    code: fc.constant('not-now'),
  }),
  { arbitrary: fc.record({ type: fc.constant('acceptAsked' as const), reservationId, deadline }), weight: 4 },
  fc.record({ type: fc.constant('acceptRefused' as const), reservationId }),
  fc.record({ type: fc.constant('acceptRefused' as const), reservationId, loss: fc.constant('rescinded' as const) }),
  fc.record({
    type: fc.constant('taskAsked' as const),
    interactionId,
    command: fc.constantFrom('end' as const, 'transfer' as const, 'conference' as const),
    deadline,
  }),
  fc.record({ type: fc.constant('taskRefused' as const), interactionId, command: fc.constant('end' as const) }),
  fc.record({ type: fc.constant('wrapUpAsked' as const), interactionId, deadline }),
  fc.record({ type: fc.constant('wrapUpRefused' as const), interactionId }),
  fc.record({ type: fc.constant('taskSeen' as const), interactionId, index }),
  fc.record({ type: fc.constant('tick' as const), serverNow: moment }),
  fc.constant({ type: 'signedOut' as const }),
);

/** A lawful life of one conversation and its offer, in the order the backend tells it; every event has its version. */
export const lawfulLife = fc
  .record({
    id: interactionId,
    states: fc.subarray(['active', 'active', 'interrupted', 'wrapping', 'closed'] as const),
    end: fc.constantFrom('accepted' as const, 'timeout' as const, 'rescinded' as const, 'pending' as const),
    last: fc.nat({ max: 5 }),
  })
  .map(({ id, states, end, last }): DomainEvent[] => {
    const offer = { reservationId: `of-${id}`, interactionId: id };
    return [
      { type: 'reservation.created', data: { reservation: reservation({ ...offer, version: 1 }) } },
      { type: 'reservation.updated', data: { reservation: reservation({ ...offer, version: 2, state: end }) } },
      ...states.map((state, at): DomainEvent => ({
        type: 'interaction.updated',
        data: { interaction: interaction({ interactionId: id, version: at + 1, state, lastIndex: last, unread: at }) },
      })),
    ];
  });
