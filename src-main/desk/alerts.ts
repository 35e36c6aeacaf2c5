// From facts to alerts: what the agent may have to be told outside the window, as masked views.
import type { DeskAlert } from './alert';
import type { Store } from './store';
import { previewOf } from './views/message-view';
import { reservationView } from './views/offer-view';
import { customerView } from './views/person-view';
import type { Fact } from '../domain/fact';
import type { MaskedReservation } from '../domain/masked';
import { keyOf } from '../domain/transcript';

/** The end of an offer and the RONA it causes come as two events in either order, this close together. */
const SAME_MOMENT_MS = 5_000;

export interface AlertsDeps {
  store: Store;
  now: () => number;
  isSeen: (interactionId: string) => boolean;
  raise: (alert: DeskAlert) => void;
}

export function watchAlerts({ store, now, isSeen, raise }: AlertsDeps): () => void {
  let missed: { reservation: MaskedReservation; at: number } | undefined;
  let unnamedAt: number | undefined;

  const rona = ({ reservationId, customer, queue }: MaskedReservation) =>
    raise({ kind: 'rona', reservationId, customer: customerView(customer), queueName: queue.name });

  function lost({ reservation, loss }: Extract<Fact, { type: 'offerLost' }>): void {
    raise({ kind: 'offer-withdrawn', reservationId: reservation.reservationId, end: loss });
    if (loss !== 'timeout') return;
    const at = now();
    if (unnamedAt !== undefined && at - unnamedAt <= SAME_MOMENT_MS) {
      unnamedAt = undefined;
      rona(reservation);
    } else missed = { reservation, at };
  }

  function agentMissed(): void {
    const at = now();
    if (missed !== undefined && at - missed.at <= SAME_MOMENT_MS) rona(missed.reservation);
    else {
      unnamedAt = at;
      raise({ kind: 'rona' });
    }
    missed = undefined;
  }

  return store.onFact((fact) => {
    switch (fact.type) {
      case 'offerRaised':
        raise({ kind: 'offer-raised', offer: reservationView(fact.reservation, false) });
        break;
      case 'offerAccepted':
        raise({ kind: 'offer-withdrawn', reservationId: fact.reservation.reservationId, end: 'accepted' });
        break;
      case 'offerLost':
        lost(fact);
        break;
      case 'agentMissedOffer':
        agentMissed();
        break;
      case 'customerWrote': {
        const { interaction, message, unread } = fact;
        const { interactionId, customer } = interaction;
        const preview = previewOf(message);
        if (preview === undefined) break;
        const seen = isSeen(interactionId);
        const text = preview.text;
        raise({
          kind: 'message',
          interactionId,
          key: keyOf(message),
          customer: customerView(customer),
          text,
          unread,
          seen,
        });
        break;
      }
      case 'wrapUpAutomatic':
        raise({
          kind: 'wrap-up-automatic',
          interactionId: fact.interactionId,
          customer: fact.interaction ? customerView(fact.interaction.customer) : { colourKey: fact.interactionId },
        });
        break;
      case 'taskClosed':
        raise({ kind: 'conversation-seen', interactionId: fact.interactionId });
        break;
      case 'agentLostLine':
      case 'agentBack':
      case 'stateRefused':
      case 'taskOpened':
      case 'taskInterrupted':
      case 'taskUnassigned':
      case 'taskEnded':
      case 'conferenceStarted':
      case 'conferenceFailed':
      case 'transferFailed':
      case 'backendNotice':
        break;
    }
  });
}
