// Decides what an alert of the desk does to the notifications of the system. Pure; the presenter only obeys.
import type { OfferView } from '../../src-preload/contract';
import type { DeskAlert } from '../desk';
import { tokenOf } from './tokens';
import type { Message } from './wording';

export type Decision =
  /** Shows it; one of the same token that is already there is replaced. */
  | { do: 'show'; token: string; message: Message; urgent: boolean }
  /** Shows it anew where one of the same token is on screen, and only there. */
  | { do: 'replace'; token: string; message: Message; urgent: boolean }
  | { do: 'withdraw'; token: string }
  /** Nothing to do, and why; for diagnostics. */
  | { do: 'suppress'; reason: 'not-a-native-kind' };

function offered({ reservationId, reason, queueName, sourceName, customer, preview }: OfferView) {
  const message: Message = {
    kind: 'offer',
    reason,
    queueName,
    sourceName,
    ...(customer.name === undefined ? {} : { customerName: customer.name }),
    ...(preview === undefined ? {} : { preview: preview.text }),
  };
  return { token: tokenOf({ kind: 'offer', reservationId }), message, urgent: true };
}

/**
 * Offers and RONA are told whatever the window shows: it may be on another screen, or the agent away from it, and a
 * missed offer is the worst failure (SPEC 8).
 */
export function decide(alert: DeskAlert): Decision[] {
  switch (alert.kind) {
    case 'offer-raised':
      // A new request ends the story of the missed one.
      return [
        { do: 'withdraw', token: tokenOf({ kind: 'rona' }) },
        { do: 'show', ...offered(alert.offer) },
      ];
    case 'masking-on':
      // What the missed offer said is not known any more.
      return [
        { do: 'withdraw', token: tokenOf({ kind: 'rona' }) },
        ...alert.offers.map((offer): Decision => ({ do: 'replace', ...offered(offer) })),
      ];
    case 'offer-withdrawn':
      return [{ do: 'withdraw', token: tokenOf({ kind: 'offer', reservationId: alert.reservationId }) }];
    case 'rona': {
      const message: Message = {
        kind: 'rona',
        ...(alert.customer?.name === undefined ? {} : { customerName: alert.customer.name }),
        ...(alert.queueName === undefined ? {} : { queueName: alert.queueName }),
      };
      const shown: Decision = { do: 'show', token: tokenOf({ kind: 'rona' }), message, urgent: false };
      if (alert.reservationId === undefined) return [shown];
      return [{ do: 'withdraw', token: tokenOf({ kind: 'offer', reservationId: alert.reservationId }) }, shown];
    }
    case 'message':
    case 'conversation-seen':
    case 'wrap-up-automatic':
    case 'connection-lost':
    case 'connection-back':
      return [{ do: 'suppress', reason: 'not-a-native-kind' }];
  }
}
