// Everything the backend says passes here before it is state (DESIGN rule 7): each free text of an entity comes out
// masked and branded, so that nothing further on can hold a raw one. Masking is on unless the tenant's policy is known
// and says otherwise. SPEC 7 lists the places. Identifiers and codes are not text and pass as they are.
import { createMessageMasking, safeOf, type MessageMasking } from './message-masking';
import type { Revision } from '../domain/revision';
import type {
  MaskedCustomer,
  MaskedEvent,
  MaskedInteraction,
  MaskedParticipant,
  MaskedReservation,
  MaskedSender,
  MaskedSnapshot,
  SafeName,
  SafeText,
} from '../domain/masked';
import type { MaskedSpan } from '../../src-preload/contract/masked-text';
import type {
  Agent,
  Customer,
  EventFrame,
  Interaction,
  Message,
  Participant,
  Policy,
  Reservation,
  Sender,
  SnapshotData,
  WrapUp,
} from '../../src-protocol';

/** The finder's answer: the text with its spans, offsets in the masked text. */
export type MaskText = (
  text: string,
  options: { region?: string },
) => {
  readonly text: string;
  readonly masked: readonly { start: number; end: number; kind: MaskedSpan['kind']; last4?: string }[];
};

export interface FrameMasking {
  text: (raw: string) => SafeText;
  name: (raw: string) => SafeName;
  messages: MessageMasking;
  event: (raw: EventFrame) => MaskedEvent;
  snapshot: (raw: SnapshotData) => MaskedSnapshot;
}

const NOTHING_READABLE = /\S/gu;

/** What masking has to tell beside its answers. */
export interface MaskingHeard {
  /** Texts that are out already look different now. */
  revised: (revisions: Revision[]) => void;
  /** The newest page of this conversation would tell whether a number belongs to what was said before. */
  doubtful: (interactionId: string) => void;
}

/** `policy` is asked at every text: a switch of the tenant takes effect with the next frame. */
export function createFrameMasking(
  maskText: MaskText,
  policy: () => Policy | undefined,
  heard: MaskingHeard = { revised: () => undefined, doubtful: () => undefined },
): FrameMasking {
  function text(raw: string): SafeText {
    const now = policy();
    if (now !== undefined && !now.maskSensitiveData) return { text: raw, masked: [] as MaskedSpan[] } as SafeText;
    try {
      return safeOf(maskText(raw, now?.region === undefined ? {} : { region: now.region }));
    } catch {
      // A fault of the finder hides too much, never too little.
      return { text: raw.replace(NOTHING_READABLE, '*'), masked: [] as MaskedSpan[] } as SafeText;
    }
  }

  const name = (raw: string) => text(raw).text as SafeName;

  const named = <T extends { displayName?: string | undefined }>(raw: T) => {
    const { displayName, ...rest } = raw;
    return displayName === undefined ? rest : { ...rest, displayName: name(displayName) };
  };
  const called = <T extends { name: string }>(raw: T): T => ({ ...raw, name: name(raw.name) });
  const customer = (raw: Customer): MaskedCustomer => named(raw);
  const participant = (raw: Participant): MaskedParticipant => named(raw);
  const agent = (raw: Agent): Agent => ({ ...raw, displayName: name(raw.displayName) });
  const wrapUp = (raw: WrapUp): WrapUp => ({ ...raw, codes: raw.codes.map(called) });

  const sender = ({ agentId, displayName, note }: Sender): MaskedSender => ({
    displayName: name(displayName),
    ...(agentId === undefined ? {} : { agentId }),
    ...(note === undefined ? {} : { note: text(note) }),
  });

  const messages = createMessageMasking({ policy, text, name, ...heard });
  const { message } = messages;

  function interaction(raw: Interaction): MaskedInteraction {
    const { lastMessage, conference, receivedFrom, ...rest } = raw;
    const { agentName, ...conferenceRest } = conference;
    return {
      ...rest,
      source: called(raw.source),
      queue: called(raw.queue),
      customer: customer(raw.customer),
      participants: raw.participants.map(participant),
      attributes: raw.attributes.map((attribute) => ({
        ...attribute,
        name: name(attribute.name),
        label: name(attribute.label),
        value: text(attribute.value),
      })),
      conference: agentName === undefined ? conferenceRest : { ...conferenceRest, agentName: name(agentName) },
      ...(receivedFrom === undefined ? {} : { receivedFrom: sender(receivedFrom) }),
      ...(lastMessage === undefined ? {} : { lastMessage: message(lastMessage) }),
    };
  }

  function reservation(raw: Reservation): MaskedReservation {
    const { preview, from, ...rest } = raw;
    return {
      ...rest,
      source: called(raw.source),
      queue: called(raw.queue),
      customer: customer(raw.customer),
      ...(preview === undefined ? {} : { preview: text(preview) }),
      ...(from === undefined
        ? {}
        : {
            from: sender(from),
          }),
    };
  }

  function event(raw: EventFrame): MaskedEvent {
    // Field by field: whatever event carries an entity, it carries it under its name.
    const data: Record<string, unknown> = { ...raw.data };
    const is = raw.data as {
      interaction?: Interaction;
      message?: Message;
      reservation?: Reservation;
      participant?: Participant;
      agent?: Agent;
      wrapUp?: WrapUp;
    };
    if (is.interaction !== undefined) data['interaction'] = interaction(is.interaction);
    if (is.message !== undefined) data['message'] = message(is.message);
    if (is.reservation !== undefined) data['reservation'] = reservation(is.reservation);
    if (is.participant !== undefined) data['participant'] = participant(is.participant);
    if (is.agent !== undefined) data['agent'] = agent(is.agent);
    if (is.wrapUp !== undefined) data['wrapUp'] = wrapUp(is.wrapUp);
    if (raw.type === 'transfer.updated') data['target'] = called(raw.data.target);
    if (raw.type === 'session.superseded' || raw.type === 'session.contested')
      data['by'] = { ...raw.data.by, clientName: name(raw.data.by.clientName) };
    if (raw.type === 'interaction.closed') messages.forget(raw.data.interactionId);
    if (raw.type === 'notice' && raw.data.text !== undefined) data['text'] = text(raw.data.text);
    return { type: raw.type, data } as unknown as MaskedEvent;
  }

  function snapshot(raw: SnapshotData): MaskedSnapshot {
    // What came before it may have a hole.
    messages.clear();
    return {
      ...raw,
      agent: agent(raw.agent),
      activities: raw.activities.map(called),
      queues: raw.queues.map(called),
      wrapUps: raw.wrapUps.map(wrapUp),
      reservations: raw.reservations.map(reservation),
      interactions: raw.interactions.map(interaction),
    };
  }

  return { text, name, messages, event, snapshot };
}
