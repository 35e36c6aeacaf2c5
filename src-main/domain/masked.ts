// What the domain and everything after it holds of a frame: the protocol's entities with each free text masked. The
// brands can be put on by src-main/privacy/frame-masking only, so that a raw value does not even compile further on.
import type { MaskedText } from '../../src-preload/contract/masked-text';
import type {
  Agent,
  Attachment,
  Attribute,
  Author,
  Conference,
  Customer,
  EventData,
  EventName,
  Interaction,
  Message,
  Participant,
  Reservation,
  Sender,
  SnapshotData,
  SystemPart,
} from '../../src-protocol';

declare const masked: unique symbol;
/** Masked, with the spans for the shield. */
export type SafeText = MaskedText & { readonly [masked]: 'text' };
/** Masked, for places without room for a shield: names. */
export type SafeName = string & { readonly [masked]: 'name' };

type Change<T, C> = Omit<T, keyof C> & C;

export type MaskedCustomer = Change<Customer, { displayName?: SafeName }>;
export type MaskedParticipant = Change<Participant, { displayName?: SafeName }>;
export type MaskedSender = Change<Sender, { displayName: SafeName; note?: SafeText }>;
export type MaskedAttribute = Change<Attribute, { value: SafeText }>;
export type MaskedConference = Change<Conference, { agentName?: SafeName }>;
export type MaskedAuthor = Change<Author, { displayName?: SafeName }>;
export type MaskedPart =
  | { type: 'text'; text: SafeText }
  | Change<Attachment, { name: SafeText }>
  | Change<SystemPart, { params: Record<string, SafeName> }>;
export type MaskedMessage = Change<Message, { author: MaskedAuthor; parts: MaskedPart[] }>;
export type MaskedReservation = Change<
  Reservation,
  {
    customer: MaskedCustomer;
    preview?: SafeText;
    from?: MaskedSender;
  }
>;
export type MaskedInteraction = Change<
  Interaction,
  {
    customer: MaskedCustomer;
    participants: MaskedParticipant[];
    attributes: MaskedAttribute[];
    receivedFrom?: MaskedSender;
    conference: MaskedConference;
    lastMessage?: MaskedMessage;
  }
>;
export type MaskedSnapshot = Change<
  SnapshotData,
  { agent: Agent; reservations: MaskedReservation[]; interactions: MaskedInteraction[] }
>;

/** Each field of an event's data, masked where its entity has free text. */
interface MaskedFields {
  interaction: MaskedInteraction;
  message: MaskedMessage;
  reservation: MaskedReservation;
  participant: MaskedParticipant;
}
export type MaskedEventData<N extends EventName> = N extends 'notice'
  ? { code: string; text?: SafeText }
  : { [K in keyof EventData<N>]: K extends keyof MaskedFields ? MaskedFields[K] : EventData<N>[K] };

/** An event of the backend, ready for `reduce`. */
export type MaskedEvent = { [N in EventName]: { type: N; data: MaskedEventData<N> } }[EventName];
