// Contact requests (SPEC 2, PROTOCOL 2 Reservation). pending -> accepting -> accepted, or lost; what is lost or taken
// is over for good and only its version is remembered.
import type { MaskedReservation } from './masked';
import type { DomainEvent, OfferLoss } from './event';
import { remembering, withEntry, withoutEntry } from './entry';
import type { Fact, Step } from './fact';
import { ignored } from './ignore';
import type { DeskState, Offer } from './state';

export type OfferEvent = Extract<
  DomainEvent,
  { type: 'reservation.created' | 'reservation.updated' | 'acceptAsked' | 'acceptRefused' }
>;

/** The offer leaves the screen; `version` keeps a late repeat from bringing it back. */
export function withoutOffer(state: DeskState, reservationId: string, version: number): DeskState {
  return {
    ...state,
    offers: withoutEntry(state.offers, reservationId),
    over: { ...state.over, offers: remembering(state.over.offers, reservationId, version) },
  };
}

const lost = (known: Offer, reservation: MaskedReservation, loss: OfferLoss): Fact => ({
  type: 'offerLost',
  reservation,
  loss,
  ...(known.accepting === undefined ? {} : { accepting: true }),
});

function raisedFacts(known: Offer | undefined, reservation: MaskedReservation): Fact[] {
  if (known === undefined) return [{ type: 'offerRaised', reservation }];
  const { preview, customer } = known.reservation;
  const isSame =
    preview?.text === reservation.preview?.text && customer.displayName === reservation.customer.displayName;
  return isSame ? [] : [{ type: 'offerChanged', reservation }];
}

function applyReservation(
  state: DeskState,
  type: string,
  reservation: MaskedReservation,
  cause: string | undefined,
): Step<DeskState> {
  const { reservationId, version } = reservation;
  const known = state.offers.get(reservationId);
  const overAt = state.over.offers.get(reservationId);
  if (version <= (known?.reservation.version ?? overAt ?? -1)) return ignored(state, type);
  if (reservation.state === 'pending') {
    // Nothing leads back from an end to pending.
    if (overAt !== undefined) return ignored(state, type);
    const offers = withEntry(state.offers, reservationId, { ...known, reservation });
    return { state: { ...state, offers }, facts: raisedFacts(known, reservation) };
  }
  const next = withoutOffer(state, reservationId, version);
  if (known === undefined) return { state: next, facts: [] };
  const fact: Fact =
    reservation.state === 'accepted'
      ? { type: 'offerAccepted', reservation }
      : { ...lost(known, reservation, reservation.state), ...(cause === undefined ? {} : { cause }) };
  return { state: next, facts: [fact] };
}

export function reduceOffer(state: DeskState, event: OfferEvent): Step<DeskState> {
  if (event.type === 'reservation.created')
    return applyReservation(state, event.type, event.data.reservation, undefined);
  if (event.type === 'reservation.updated')
    return applyReservation(state, event.type, event.data.reservation, event.data.reason);

  const known = state.offers.get(event.reservationId);
  if (known === undefined) return ignored(state, event.type);
  const { reservation } = known;
  if (event.type === 'acceptAsked') {
    if (known.accepting !== undefined) return ignored(state, event.type);
    const accepting = { deadline: event.deadline };
    return {
      state: { ...state, offers: withEntry(state.offers, event.reservationId, { reservation, accepting }) },
      facts: [],
    };
  }
  if (event.loss === undefined)
    return { state: { ...state, offers: withEntry(state.offers, event.reservationId, { reservation }) }, facts: [] };
  return {
    state: withoutOffer(state, event.reservationId, reservation.version),
    facts: [lost(known, reservation, event.loss)],
  };
}
