// How many offers the popover shows, and how many can be taken at once. Pure.
import type { OfferView } from '../../../src-preload/contract';

/** Shown at a time; above that the stack says "1-5 of N" (SPEC 2). */
export const SHOWN = 5;
/** The last seconds before RONA are urgent. */
export const URGENT_SECONDS = 10;

/** Earliest on top. */
export const sortOffers = (offers: readonly OfferView[]): OfferView[] =>
  [...offers].sort((a, b) => a.receivedAt - b.receivedAt);

/**
 * How many of the open offers fit beside the conversations held (wrap-up included: it keeps its place until done).
 * The backend's word is final; this only names an honest number beforehand.
 */
export function acceptable(offers: readonly OfferView[], limit: number, held: number): number {
  const open = offers.filter(({ state }) => state === 'pending').length;
  return Math.max(0, Math.min(open, limit - held));
}
