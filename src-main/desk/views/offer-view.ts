// A contact request for popover, task list and notification.
import type { OfferView } from '../../../src-preload/contract';
import type { MaskedReservation } from '../../domain/masked';
import type { Offer } from '../../domain/state';
import { customerView, senderView } from './person-view';

export function reservationView(reservation: MaskedReservation, accepting: boolean): OfferView {
  const { reservationId, interactionId, reason, queue, source, preview, from } = reservation;
  return {
    reservationId,
    interactionId,
    reason,
    state: accepting ? 'accepting' : 'pending',
    queueName: queue.name,
    sourceName: source.name,
    customer: customerView(reservation.customer),
    receivedAt: reservation.createdAt,
    expiresAt: reservation.expiresAt,
    ...(preview === undefined ? {} : { preview }),
    ...(from === undefined ? {} : { from: senderView(from) }),
  };
}

export const offerView = ({ reservation, accepting }: Offer): OfferView =>
  reservationView(reservation, accepting !== undefined);

/** Earliest first; of the same moment in the order they came. */
export const byReceipt = (a: Offer, b: Offer) => a.reservation.createdAt - b.reservation.createdAt;
