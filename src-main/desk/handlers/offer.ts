// Accepting contact requests (SPEC 2): earliest first, as many as capacity allows, with an honest count. The backend's
// word is final; what it refuses says why, and makes room for the next one.
import { WISH_MS, type Ask } from '../ask';
import { refusalCodeOf } from '../refusal-codes';
import { byReceipt } from '../views/offer-view';
import type { Work } from '../work';
import type { OfferLoss } from '../../domain/event';
import type { Offer } from '../../domain/state';
import { ok, type AcceptOutcome, type Handlers } from '../../../src-preload/contract';

/** Refusals after which the offer is over; after any other it stays. */
const LOSSES: Partial<Record<string, OfferLoss>> = {
  RESERVATION_EXPIRED: 'timeout',
  RESERVATION_TAKEN: 'rescinded',
  NOT_FOUND: 'gone',
};

/** The event that brings the conversation comes before the result; this is for a backend that does it the other way. */
const OPENING_MS = 2_000;

export function offerHandlers({ store, clock, ready }: Work, ask: Ask): Handlers['offer'] {
  /** The conversation is there, or it has been waited for long enough. */
  function opened(interactionId: string): Promise<void> {
    if (store.state().tasks.has(interactionId)) return Promise.resolve();
    return new Promise((resolve) => {
      const done = () => {
        clock.clearTimeout(timer);
        stop();
        resolve();
      };
      const timer = clock.setTimeout(done, OPENING_MS);
      const stop = store.onFact((fact) => {
        if (fact.type === 'taskOpened' && fact.interaction.interactionId === interactionId) done();
      });
    });
  }

  async function acceptOne({ reservation }: Offer, outcome: AcceptOutcome): Promise<void> {
    const { reservationId, interactionId, version } = reservation;
    store.dispatch({ type: 'acceptAsked', reservationId, deadline: clock.now() + WISH_MS });
    const result = await ask('reservation.accept', { reservationId, version });
    if (result.ok) {
      await opened(interactionId);
      outcome.accepted.push({ reservationId, interactionId });
      return;
    }
    const loss = LOSSES[result.code];
    store.dispatch({ type: 'acceptRefused', reservationId, ...(loss === undefined ? {} : { loss }) });
    outcome.refused.push({ reservationId, code: refusalCodeOf(result.code) });
  }

  /** Room for more conversations, apart from the accepts that `own` is about. */
  function room(own: ReadonlySet<string>): number {
    const { agent, tasks, offers } = store.state();
    const underWay = [...offers.values()].filter(
      ({ accepting, reservation }) => accepting !== undefined && !own.has(reservation.reservationId),
    );
    return (agent?.capacity.limit ?? 0) - tasks.size - underWay.length;
  }

  return {
    accept: async ({ reservationIds }) => {
      const not = ready();
      if (not !== null) return not;
      const wanted = new Set(reservationIds);
      const outcome: AcceptOutcome = { accepted: [], refused: [] };
      const { offers } = store.state();
      for (const reservationId of wanted)
        if (!offers.has(reservationId)) outcome.refused.push({ reservationId, code: 'unknown-item' });
      let waiting = [...offers.values()]
        .filter(({ reservation }) => wanted.has(reservation.reservationId))
        .toSorted(byReceipt);
      while (waiting.length > 0) {
        const wave = waiting.slice(0, Math.max(0, room(wanted)));
        if (wave.length === 0) break;
        waiting = waiting.slice(wave.length);
        await Promise.all(wave.map((offer) => acceptOne(offer, outcome)));
      }
      for (const { reservation } of waiting)
        outcome.refused.push({ reservationId: reservation.reservationId, code: 'capacity-reached' });
      return ok(outcome);
    },
  };
}
