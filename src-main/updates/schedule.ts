// When the server is asked by itself: some minutes after the start, then every few hours, at moments that differ from
// computer to computer, so that a whole floor does not ask at once. Pure.

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** Answers since are new enough not to ask when the computer wakes up. */
const FRESH_MS = HOUR;

/** Why the next look is planned. */
export type Occasion =
  /** The program has started. */
  | 'start'
  /** The same, and a file of an earlier start lies here: it only has to be found. */
  | 'start-with-file'
  /** The last look is over. */
  | 'again'
  /** The computer has woken up, or IT has changed something. */
  | 'change';

const SPANS: Readonly<Record<Occasion, readonly [least: number, most: number]>> = {
  start: [3 * MINUTE, 8 * MINUTE],
  'start-with-file': [MINUTE / 2, MINUTE],
  again: [3.5 * HOUR, 4.5 * HOUR],
  change: [MINUTE, 4 * MINUTE],
};

/**
 * @param chance [0, 1)
 * @returns ms from now
 */
export function nextLook(occasion: Occasion, chance: number): number {
  const [least, most] = SPANS[occasion];
  return least + (most - least) * chance;
}

/** After a sleep the planned moment may lie hours behind, or ahead of a wrong clock. */
export const isStale = (lastLook: number | null, now: number) =>
  lastLook === null || now - lastLook > FRESH_MS || now < lastLook;
