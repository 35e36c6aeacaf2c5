// Facts the agent may have to be told outside the window: what the notification policy decides about. Masked views only.
import type { CustomerView, MaskedText, OfferView } from '../../src-preload/contract';

/**
 * How an offer left the screen. `accepted`: taken here. `timeout`: RONA. `rescinded`: given to another. `canceled`: the
 * customer left. `gone`: not there any more after an outage.
 */
export type OfferEnd = 'accepted' | 'timeout' | 'rescinded' | 'canceled' | 'failed' | 'rejected' | 'gone';

export type DeskAlert =
  /** `offer.reason`: `new`, `transfer` (transferred in) or `conference` (an invitation). */
  | { kind: 'offer-raised'; offer: OfferView }
  /** The same request says something else now: its preview turned out to hold a part of a value, or a name came in. */
  | { kind: 'offer-changed'; offer: OfferView }
  /** The native notification of this offer has to go. */
  | { kind: 'offer-withdrawn'; reservationId: string; end: OfferEnd }
  /** The agent is Idle/RONA now. Names are absent when the client did not see the offer itself. */
  | { kind: 'rona'; reservationId?: string; customer?: CustomerView; queueName?: string }
  /** A new customer message. `seen`: its conversation is on screen in a visible and focused window. */
  | {
      kind: 'message';
      interactionId: string;
      key: string;
      customer: CustomerView;
      text: MaskedText;
      unread: number;
      seen: boolean;
    }
  /** Messages that are out already have other words now (a value split over several messages). */
  | { kind: 'messages-revised'; texts: { interactionId: string; key: string; text: MaskedText }[] }
  /** A conversation came to her without an offer: assigned, or hers since its owner was lost. */
  | { kind: 'assigned'; interactionId: string; customer: CustomerView; queueName: string }
  /** The conversation came on screen, or it is over: its message notifications have to go. */
  | { kind: 'conversation-seen'; interactionId: string }
  /** The backend submitted the default wrap-up reason. */
  | { kind: 'wrap-up-automatic'; interactionId: string; customer: CustomerView }
  /**
   * The tenant switched masking on: what stands outside the window is shown anew, masked, or goes. All open offers, and
   * of each conversation the newest words of the customer.
   */
  | {
      kind: 'masking-on';
      offers: OfferView[];
      conversations: { interactionId: string; key: string; customer: CustomerView; text: MaskedText; unread: number }[];
    }
  /** The line has been away for long, or the server gave the agent up. Once an outage. `since`: local clock, ms. */
  | { kind: 'connection-lost'; since: number }
  | { kind: 'connection-back' }
  /** Nothing of the agent's may stay outside the window. */
  | { kind: 'signed-out' };
