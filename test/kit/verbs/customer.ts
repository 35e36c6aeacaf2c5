// A customer of the test's backend, and what she does: thin words over the backend's control verbs (docs/backend.md).
import type { Backend } from '../../../src-backend/start';

type Control = Backend['control'];
type OfferDetails = NonNullable<Parameters<Control['offer']>[0]>;

/** Who writes in, what, to which page and queue. */
export type CustomerDetails = Omit<OfferDetails, 'agent'>;

export interface Customer {
  interactionId: string;
  customerId: string;
  /** The offer made for her; null while nobody is there to take her. */
  reservationId: string | null;
  /** Writes one message, or several at once. */
  says(text: string | string[]): void;
  /** Sends a file, with words if she likes. @returns its id */
  sends(attachment: NonNullable<Parameters<Control['says']>[0]['attachment']>, text?: string | string[]): string;
  types(on?: boolean): void;
  /** Has read everything so far. */
  reads(): void;
  leaves(): void;
  /** The texts she has received on her phone, raw and in order. */
  received(): string[];
  /** Somebody answers her from the page's own inbox. */
  answeredElsewhere(text: string, name?: string): void;
  /** The page she wrote to. */
  page: {
    /** The administrator deletes it. */
    deleted(): void;
  };
  /** The offer made for her. */
  offer: {
    withdrawn(): void;
    /** A colleague was quicker. */
    taken(): void;
    /** Its time runs out so much from now. */
    endsIn(ms: number): void;
  };
  /** The wrap-up of her conversation. */
  wrapUp: {
    /** Its time runs out so much from now. */
    endsIn(ms: number): void;
  };
}

type Made = ReturnType<Control['offer']>;

export function customerOf(control: Control, { interactionId, customerId, reservationId }: Made): Customer {
  const reservation = () => {
    if (reservationId === null) throw new Error('nobody was offered this customer');
    return { reservationId };
  };
  const me = { interactionId };
  return {
    interactionId,
    customerId,
    reservationId,
    says: (text) => void control.says({ ...me, text }),
    sends(attachment, text) {
      const { attachmentId } = control.says({ ...me, attachment, ...(text === undefined ? {} : { text }) });
      if (attachmentId === null) throw new Error('nothing was attached');
      return attachmentId;
    },
    types: (on = true) => void control.typing({ ...me, on }),
    reads: () => void control.read(me),
    leaves: () => void control.leave(me),
    received: () => control.customerInbox(me).map(({ text }) => text),
    answeredElsewhere: (text, name) =>
      void control.replyElsewhere({ ...me, text, ...(name === undefined ? {} : { name }) }),
    page: {
      deleted: () => {
        const found = control.state().interactions.find((one) => one.interactionId === interactionId);
        if (found === undefined) throw new Error(`the backend has forgotten ${interactionId}`);
        control.deletePage({ pageId: found.pageId });
      },
    },
    offer: {
      withdrawn: () => void control.withdraw(reservation()),
      taken: () => void control.takeElsewhere(reservation()),
      endsIn: (inMs) => void control.setOfferDeadline({ ...reservation(), inMs }),
    },
    wrapUp: { endsIn: (inMs) => void control.setWrapUpDeadline({ ...me, inMs }) },
  };
}
