// Every event the server may send. Names are `noun.verb-past`. An event about an interaction, reservation or wrap-up
// carries the whole entity: state changes arrive only as events, so each must be enough by itself (PROTOCOL 3.5).
import { z } from 'zod';
import { agent } from './agent';
import { interaction } from './interaction';
import { delivery, message } from './message';
import { participant } from './participant';
import { policy } from './policy';
import { count, id, name, text, timestamp } from './primitive';
import { reservation } from './reservation';
import { wrapUp } from './wrap-up';

const about = <T extends z.ZodRawShape>(shape: T) => z.object({ interaction, ...shape });

export const EVENTS = {
  'agent.stateChanged': z.object({ agent }),
  'session.ended': z.object({ reason: z.string().max(200) }),
  /** Another sign-in took this agent over. */
  'session.superseded': z.object({ by: z.object({ clientName: name, since: timestamp }) }),
  /** Another client of this agent asked to come in and was refused: the agent may hand over to it. */
  'session.contested': z.object({ by: z.object({ clientName: name, since: timestamp }) }),
  'reservation.created': z.object({ reservation }),
  'reservation.updated': z.object({ reservation, reason: z.string().max(200).optional() }),
  'interaction.assigned': about({}),
  'interaction.updated': about({}),
  'interaction.interrupted': about({ reason: z.string().max(64) }),
  'interaction.ended': about({ by: z.enum(['agent', 'customer', 'system']) }),
  'interaction.unassigned': about({ reason: z.string().max(64) }),
  'interaction.ownerChanged': about({}),
  'interaction.readHorizonChanged': about({}),
  'interaction.closed': z.object({ interactionId: id }),
  'participant.invited': about({ participant }),
  'participant.joined': about({ participant }),
  'participant.left': about({ participant }),
  'conference.updated': about({}),
  'transfer.updated': z.object({
    interactionId: id,
    state: z.enum(['initiated', 'completed', 'failed']),
    target: z.object({ kind: z.enum(['agent', 'queue']), id, name }),
    reason: z.string().max(64).optional(),
  }),
  'message.created': z.object({ message, unread: count.optional() }),
  'message.deliveryChanged': z.object({
    interactionId: id,
    messageId: id,
    clientMessageId: id.optional(),
    delivery,
  }),
  'typing.changed': z.object({ interactionId: id, participantId: id, on: z.boolean() }),
  'wrapUp.required': z.object({ wrapUp }),
  'wrapUp.updated': z.object({ wrapUp }),
  'policy.changed': z.object({ policy }),
  'auth.expiring': z.object({ at: timestamp }),
  notice: z.object({ code: z.string().max(64), text: text.optional() }),
} as const satisfies Record<string, z.ZodType>;

export type EventName = keyof typeof EVENTS;
export type EventData<N extends EventName> = z.output<(typeof EVENTS)[N]>;
