// Issuer ranges of payment cards (ISO/IEC 7812) and the lengths each issuer uses. A number that only passes the Luhn
// check is an order number as often as not; a range of an issuer at its length is what makes it a card.

/** How far the first digits and the length speak for a card. `Possible` needs support from layout or words. */
export const IssuerMatch = { None: 0, Possible: 1, Certain: 2 } as const;

type Range = readonly [from: number, to: number, certain: readonly number[], possible: readonly number[]];

/** First six digits, inclusive. Certain lengths are the ones in use today, possible ones the scheme allows. */
const RANGES: readonly Range[] = [
  [400000, 499999, [16, 19], [13, 18]], // Visa
  [510000, 559999, [16], []], // Mastercard
  [222100, 272099, [16], []], // Mastercard, 2-series
  [340000, 349999, [15], []], // American Express
  [370000, 379999, [15], []],
  [300000, 305999, [14], [16]], // Diners Club
  [309500, 309599, [14], [16]],
  [360000, 369999, [14], [16, 17, 18, 19]],
  [380000, 399999, [14], [16, 17, 18, 19]],
  [601100, 601199, [16], [17, 18, 19]], // Discover
  [644000, 659999, [16], [17, 18, 19]],
  [352800, 358999, [16], [17, 18, 19]], // JCB
  [213100, 213199, [], [15]],
  [180000, 180099, [], [15]],
  [620000, 629999, [16, 19], [14, 15, 17, 18]], // UnionPay
  [810000, 817199, [16, 19], [14, 15, 17, 18]],
  [500000, 509999, [16], [12, 13, 14, 15, 17, 18, 19]], // Maestro, and Verve, Elo, RuPay, Dankort among them
  [560000, 589999, [16], [12, 13, 14, 15, 17, 18, 19]],
  [600000, 600999, [], [16]],
  [603300, 605999, [], [16, 17, 18, 19]], // Hipercard, UkrCard, PRO100 and store cards
  [606200, 608999, [16], [13, 19]], // Hipercard, RuPay
  [630400, 630499, [16], [12, 13, 14, 15, 17, 18, 19]], // Laser, Maestro
  [636000, 639999, [16], [12, 13, 14, 15, 17, 18, 19]], // InterPayment, InstaPayment, Elo, Maestro
  [670000, 679999, [16, 18, 19], [12, 13, 14, 15, 17]], // Maestro
  [690000, 699999, [], [16, 19]],
  [220000, 220599, [16], [17, 18, 19]], // Mir, BORICA
  [979200, 979299, [16], []], // Troy
  [970400, 970499, [16, 19], []], // NAPAS
  [820000, 829999, [], [16]], // RuPay
  [860000, 860099, [16], []], // UzCard
  [986000, 986099, [16], []], // Humo
  [908300, 908399, [], [16]],
];

const byFirstTwo: Range[][] = Array.from({ length: 100 }, (_, two) =>
  RANGES.filter(([from, to]) => Math.floor(from / 10_000) <= two && two <= Math.floor(to / 10_000)),
);

/** Looks up the first six digits (as a number) together with the length of the whole. */
export function matchIssuer(firstSix: number, length: number): number {
  let found: number = IssuerMatch.None;
  for (const [from, to, certain, possible] of byFirstTwo[Math.floor(firstSix / 10_000)] ?? []) {
    if (firstSix < from || firstSix > to) continue;
    if (certain.includes(length)) return IssuerMatch.Certain;
    if (possible.includes(length)) found = IssuerMatch.Possible;
  }
  return found;
}
