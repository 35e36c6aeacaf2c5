// Everything the backend says passes here before it is state (DESIGN rule 7): each free text of an entity comes out
// masked and branded, so that nothing further on can hold a raw one. Masking is on unless the tenant's policy is known
// and says otherwise. SPEC 7 lists the places.
import type {
  MaskedCustomer,
  MaskedEvent,
  MaskedInteraction,
  MaskedMessage,
  MaskedPart,
  MaskedParticipant,
  MaskedReservation,
  MaskedSnapshot,
  SafeName,
  SafeText,
} from '../domain/masked';
import type { MaskedSpan } from '../../src-preload/contract/masked-text';
import type {
  Customer,
  EventFrame,
  Interaction,
  Message,
  MessagePart,
  Participant,
  Policy,
  Reservation,
  SnapshotData,
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
  message: (raw: Message) => MaskedMessage;
  event: (raw: EventFrame) => MaskedEvent;
  snapshot: (raw: SnapshotData) => MaskedSnapshot;
}

const NOTHING_READABLE = /\S/gu;

/** `policy` is asked at every text: a switch of the tenant takes effect with the next frame. */
export function createFrameMasking(maskText: MaskText, policy: () => Policy | undefined): FrameMasking {
  function text(raw: string): SafeText {
    const now = policy();
    if (now !== undefined && !now.maskSensitiveData) return { text: raw, masked: [] as MaskedSpan[] } as SafeText;
    let found: ReturnType<MaskText>;
    try {
      found = maskText(raw, now?.region === undefined ? {} : { region: now.region });
    } catch {
      // A fault of the finder hides too much, never too little.
      return { text: raw.replace(NOTHING_READABLE, '*'), masked: [] as MaskedSpan[] } as SafeText;
    }
    const masked = found.masked.map(({ last4, ...span }): MaskedSpan => (last4 ? { ...span, ending: last4 } : span));
    return { text: found.text, masked } as SafeText;
  }

  const name = (raw: string) => text(raw).text as SafeName;

  const named = <T extends { displayName?: string | undefined }>(raw: T) => {
    const { displayName, ...rest } = raw;
    return displayName === undefined ? rest : { ...rest, displayName: name(displayName) };
  };
  const customer = (raw: Customer): MaskedCustomer => named(raw);
  const participant = (raw: Participant): MaskedParticipant => named(raw);

  function part(raw: MessagePart): MaskedPart {
    switch (raw.type) {
      case 'text':
        return { type: 'text', text: text(raw.text) };
      case 'attachment':
        return { ...raw, name: text(raw.name) };
      case 'system':
        return {
          ...raw,
          params: Object.fromEntries(Object.entries(raw.params).map(([key, value]) => [key, name(value)])),
        };
    }
  }

  const message = (raw: Message): MaskedMessage => ({
    ...raw,
    author: named(raw.author),
    parts: raw.parts.map(part),
  });

  function interaction(raw: Interaction): MaskedInteraction {
    const { lastMessage, conference, ...rest } = raw;
    const { agentName, ...conferenceRest } = conference;
    return {
      ...rest,
      customer: customer(raw.customer),
      participants: raw.participants.map(participant),
      attributes: raw.attributes.map((attribute) => ({ ...attribute, value: text(attribute.value) })),
      conference: agentName === undefined ? conferenceRest : { ...conferenceRest, agentName: name(agentName) },
      ...(lastMessage === undefined ? {} : { lastMessage: message(lastMessage) }),
    };
  }

  function reservation(raw: Reservation): MaskedReservation {
    const { preview, from, ...rest } = raw;
    return {
      ...rest,
      customer: customer(raw.customer),
      ...(preview === undefined ? {} : { preview: text(preview) }),
      ...(from === undefined
        ? {}
        : {
            from: {
              displayName: name(from.displayName),
              ...(from.agentId === undefined ? {} : { agentId: from.agentId }),
              ...(from.note === undefined ? {} : { note: text(from.note) }),
            },
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
    };
    if (is.interaction !== undefined) data['interaction'] = interaction(is.interaction);
    if (is.message !== undefined) data['message'] = message(is.message);
    if (is.reservation !== undefined) data['reservation'] = reservation(is.reservation);
    if (is.participant !== undefined) data['participant'] = participant(is.participant);
    if (raw.type === 'notice' && raw.data.text !== undefined) data['text'] = text(raw.data.text);
    return { type: raw.type, data } as unknown as MaskedEvent;
  }

  const snapshot = (raw: SnapshotData): MaskedSnapshot => ({
    ...raw,
    reservations: raw.reservations.map(reservation),
    interactions: raw.interactions.map(interaction),
  });

  return { text, name, message, event, snapshot };
}
