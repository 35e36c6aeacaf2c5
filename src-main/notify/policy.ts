// Decides what an alert of the desk does to the notifications of the system. Pure; the presenter only obeys.
import type { OfferView } from '../../src-preload/contract';
import type { DeskAlert } from '../desk';
import { tokenOf } from './tokens';
import type { Message } from './wording';

export type Reason =
  /** It is on screen in a window that has the focus. */
  | 'seen'
  /** The window is visible and has the focus: it says so itself. */
  | 'window-in-front'
  /** The agent's setting. */
  | 'switched-off'
  /** The system hides notifications now. Those that cannot wait are shown all the same. */
  | 'do-not-disturb'
  /** Nobody is signed in. */
  | 'signed-out';

export type Decision =
  /** Shows it; one of the same token that is already there is replaced. */
  | { do: 'show'; token: string; message: Message; urgent: boolean }
  /** Shows it anew where one of the same token is on screen, and only there. */
  | { do: 'replace'; token: string; message: Message; urgent: boolean }
  | { do: 'withdraw'; token: string }
  /** Everything of this agent's. */
  | { do: 'withdraw-all' }
  /** Nothing to do, and why; for diagnostics. */
  | { do: 'suppress'; token: string; reason: Reason };

/** What surrounds an alert. */
export interface Situation {
  window: { visible: boolean; focused: boolean };
  signedIn: boolean;
  /** Setting: notifications for messages. */
  messages: boolean;
  doNotDisturb: boolean;
  /** Offers that wait, earliest first, the effect of the alert included. */
  waiting: readonly OfferView[];
  /** Tokens of what is on screen, or on the way there. */
  onScreen: ReadonlySet<string>;
}

/** So many offers have a notification each, as many as the popover shows; more are one that counts them. */
export const MOST_SINGLE = 5;

const OFFERS = tokenOf({ kind: 'offers' });
const RONA = tokenOf({ kind: 'rona' });
const CONNECTION = tokenOf({ kind: 'connection' });
const offerToken = (reservationId: string) => tokenOf({ kind: 'offer', reservationId });
const conversationToken = (interactionId: string) => tokenOf({ kind: 'conversation', interactionId });

const withdraw = (token: string): Decision => ({ do: 'withdraw', token });
const nameOf = (customer: { name?: string } | undefined) =>
  customer?.name === undefined ? {} : { customerName: customer.name };

function offered({ reservationId, reason, queueName, sourceName, customer, preview, from }: OfferView) {
  const message: Message = {
    kind: 'offer',
    reason,
    queueName,
    sourceName,
    ...nameOf(customer),
    ...(preview === undefined ? {} : { preview: preview.text }),
    ...(from === undefined ? {} : { from: from.name }),
  };
  return { token: offerToken(reservationId), message, urgent: true };
}

const counted = (how: 'show' | 'replace', count: number): Decision => ({
  do: how,
  token: OFFERS,
  message: { kind: 'offers', count },
  urgent: true,
});

function raised(offer: OfferView, { waiting, onScreen }: Situation): Decision[] {
  // A new request ends the story of the missed one.
  const missed = withdraw(RONA);
  if (onScreen.has(OFFERS)) return [missed, counted('show', waiting.length)];
  if (waiting.length <= MOST_SINGLE) return [missed, { do: 'show', ...offered(offer) }];
  return [
    missed,
    ...waiting.map(({ reservationId }) => withdraw(offerToken(reservationId))),
    counted('show', waiting.length),
  ];
}

/** The one that counts stays until nothing waits: going back to one each would ring out the same requests again. */
function ended(reservationId: string, { waiting, onScreen }: Situation): Decision[] {
  if (!onScreen.has(OFFERS)) return [withdraw(offerToken(reservationId))];
  return [waiting.length === 0 ? withdraw(OFFERS) : counted('replace', waiting.length)];
}

function wrote(alert: Extract<DeskAlert, { kind: 'message' }>, situation: Situation): Decision {
  const { interactionId, customer, text, unread } = alert;
  const token = conversationToken(interactionId);
  const suppress = (reason: Reason): Decision => ({ do: 'suppress', token, reason });
  if (alert.seen) return suppress('seen');
  if (!situation.messages) return suppress('switched-off');
  if (situation.doNotDisturb) return suppress('do-not-disturb');
  const message: Message = { kind: 'message', ...nameOf(customer), text: text.text, unread };
  return { do: 'show', token, message, urgent: false };
}

/** What was said with names and words is shown anew, masked; where nothing masked is at hand, it goes. */
function maskedAgain(alert: Extract<DeskAlert, { kind: 'masking-on' }>, { onScreen }: Situation): Decision[] {
  const anew: Decision[] = [
    ...alert.offers.map((offer): Decision => ({ do: 'replace', ...offered(offer) })),
    ...alert.conversations.map(({ interactionId, customer, text, unread }): Decision => {
      const message: Message = { kind: 'message', ...nameOf(customer), text: text.text, unread };
      return { do: 'replace', token: conversationToken(interactionId), message, urgent: false };
    }),
  ];
  const isMasked = new Set(anew.map((decision) => ('token' in decision ? decision.token : '')));
  const named = [...onScreen].filter((token) => !isMasked.has(token) && token !== OFFERS && token !== CONNECTION);
  return [...named.map(withdraw), ...anew];
}

/** Told by the window itself, when it is in front of her. */
function unlessInFront(decision: Extract<Decision, { do: 'show' }>, { window }: Situation): Decision {
  return window.visible && window.focused
    ? { do: 'suppress', token: decision.token, reason: 'window-in-front' }
    : decision;
}

/**
 * Offers, assignments and RONA are told whatever the window shows: it may be on another screen, or the agent away from
 * it, and a missed offer is the worst failure (SPEC 8).
 */
export function decide(alert: DeskAlert, situation: Situation): Decision[] {
  if (alert.kind === 'signed-out') return [{ do: 'withdraw-all' }];
  if (!situation.signedIn) return [{ do: 'suppress', token: alert.kind, reason: 'signed-out' }];
  switch (alert.kind) {
    case 'offer-raised':
      return raised(alert.offer, situation);
    case 'offer-changed':
      return [{ do: 'replace', ...offered(alert.offer) }];
    case 'offer-withdrawn':
      return ended(alert.reservationId, situation);
    case 'masking-on':
      return maskedAgain(alert, situation);
    case 'rona': {
      const { customer, queueName, reservationId } = alert;
      const message: Message = { kind: 'rona', ...nameOf(customer), ...(queueName === undefined ? {} : { queueName }) };
      const gone = reservationId === undefined ? [] : [withdraw(offerToken(reservationId))];
      return [...gone, { do: 'show', token: RONA, message, urgent: false }];
    }
    case 'message':
      return [wrote(alert, situation)];
    case 'messages-revised':
      // The notifier knows which of them it has shown, and says so as `message`.
      return [];
    case 'assigned': {
      const { interactionId, customer, queueName } = alert;
      const message: Message = { kind: 'assigned', ...nameOf(customer), queueName };
      return [{ do: 'show', token: conversationToken(interactionId), message, urgent: true }];
    }
    case 'conversation-seen':
      return [withdraw(conversationToken(alert.interactionId))];
    case 'wrap-up-automatic': {
      const message: Message = { kind: 'wrap-up', ...nameOf(alert.customer) };
      const token = tokenOf({ kind: 'wrap-up', interactionId: alert.interactionId });
      return [unlessInFront({ do: 'show', token, message, urgent: false }, situation)];
    }
    case 'connection-lost':
      return [
        unlessInFront({ do: 'show', token: CONNECTION, message: { kind: 'connection' }, urgent: true }, situation),
      ];
    case 'connection-back':
      return [withdraw(CONNECTION)];
  }
}
