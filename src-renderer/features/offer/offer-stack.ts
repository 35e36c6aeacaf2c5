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

/** How much of the stack there is room for. */
export interface StackRoom {
  /** The earliest one with all it has; otherwise it is a line like the rest. */
  full: boolean;
  /** Offers shown without being asked for more, 1 to `SHOWN`. */
  rows: number;
}

/* Heights in rem, so that the UI scale counts: the earliest offer in full, one as a line, the foot. */
const FULL = 10.5;
const LINE = 3.375;
const FOOT = 3;
/** What must stay in sight: over the customer column the top bar; else bar, head, some of the transcript, composer. */
const KEPT = { wide: 4, full: 25, line: 16 };
/** As in shell.css: from here on the popover lies over the customer column alone. */
const WIDE = 68.7;

/**
 * A small window keeps its composer and its conversation; the stack shrinks instead (SPEC 10: usable from 500x500 px).
 * @param width of the window, rem
 * @param height of the window, rem
 */
export function roomFor(width: number, height: number): StackRoom {
  const isWide = width > WIDE;
  const free = height - (isWide ? KEPT.wide : KEPT.full) - FULL - FOOT;
  const rows = Math.max(1, Math.min(SHOWN, 1 + Math.floor(free / LINE)));
  return { full: height - KEPT.line >= FULL + FOOT || isWide, rows };
}
