// From facts to alerts: what the agent may have to be told outside the window, as masked views.
import type { DeskAlert } from './alert';
import type { Store } from './store';
import { previewOf } from './views/message-view';
import { offerView, reservationView } from './views/offer-view';
import { customerView } from './views/person-view';
import type { Fact } from '../domain/fact';
import type { MaskedInteraction, MaskedReservation } from '../domain/masked';
import type { Revision } from '../domain/revision';
import type { DeskState } from '../domain/state';
import { keyOf } from '../domain/transcript';
import { unreadOf } from '../domain/unread';

/** Words that have changed, as far as a notification may hold them: it shows the first part of a message. */
export const revisedAlert = (revisions: readonly Revision[]): DeskAlert => ({
  kind: 'messages-revised',
  texts: revisions
    .filter(({ part }) => part === 0)
    .map(({ interactionId, messageId, text }) => ({ interactionId, key: messageId, text })),
});

/** Everything that may stand outside the window, as it reads under masking. */
export const maskedAlert = ({ offers, tasks }: DeskState): DeskAlert => ({
  kind: 'masking-on',
  offers: [...offers.values()].map(offerView),
  conversations: [...tasks.values()].flatMap((task) => {
    const { interaction, lastSpoken } = task;
    const preview = lastSpoken === undefined ? undefined : previewOf(lastSpoken);
    if (lastSpoken === undefined || preview?.author !== 'customer') return [];
    const { interactionId, customer } = interaction;
    const unread = unreadOf(task);
    return [{ interactionId, key: keyOf(lastSpoken), customer: customerView(customer), text: preview.text, unread }];
  }),
});

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

  /** Conversations whose offer she has accepted: their assignment is no news. */
  const accepted = new Set<string>();

  function assigned({ interactionId, customer, queue }: MaskedInteraction): void {
    raise({ kind: 'assigned', interactionId, customer: customerView(customer), queueName: queue.name });
  }

  function opened(interaction: MaskedInteraction): void {
    const { interactionId } = interaction;
    const offers = [...store.state().offers.values()];
    const isOffered = offers.some(({ reservation }) => reservation.interactionId === interactionId);
    if (!isOffered && !accepted.delete(interactionId)) assigned(interaction);
  }

  return store.onFact((fact) => {
    switch (fact.type) {
      case 'offerChanged':
        raise({ kind: 'offer-changed', offer: reservationView(fact.reservation, false) });
        break;
      case 'taskOpened':
        if (!fact.atSignIn) opened(fact.interaction);
        break;
      case 'ownerChanged':
        assigned(fact.interaction);
        break;
      case 'offerRaised':
        raise({ kind: 'offer-raised', offer: reservationView(fact.reservation, false) });
        break;
      case 'offerAccepted':
        if (!store.state().tasks.has(fact.reservation.interactionId)) accepted.add(fact.reservation.interactionId);
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
        accepted.delete(fact.interactionId);
        raise({ kind: 'conversation-seen', interactionId: fact.interactionId });
        break;
      case 'agentLostLine':
      case 'agentBack':
      case 'stateRefused':
      case 'taskInterrupted':
      case 'taskUnassigned':
      case 'taskEnded':
      case 'conferenceStarted':
      case 'conferenceFailed':
      case 'conferenceOver':
      case 'transferFailed':
      case 'transferCompleted':
      case 'backendNotice':
        break;
    }
  });
}
