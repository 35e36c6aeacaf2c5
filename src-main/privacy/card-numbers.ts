// Finds payment card numbers: issuer range and length, Luhn check, and a layout a card is written in.
import { IssuerMatch, matchIssuer } from './card-issuers';
import type { Claims } from './claims';
import { labelOf } from './context-labels';
import { ContextKind } from './context-vocabulary';
import type { WordMarks } from './word-finder';
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isDigit, isLatin } from './letter-classes';

const SHORTEST = 12;
const LONGEST = 19;

/** Between two groups of one card anything but brackets, a plus or words. */
const APART = Gap.Broken | Gap.Plus | Gap.Paren | Gap.Wide;

const digits = new Uint8Array(LONGEST);

/** Claims every card number. Linear: at most 19 digits are read from each group. */
export function findCards(folded: FoldedText, groups: DigitGroups, marks: () => WordMarks, claims: Claims): void {
  for (let i = 0; i < groups.count; i++) {
    if (groups.taken[i] === 1) continue;
    const last = longestCard(folded, groups, i, marks);
    if (last < 0) continue;
    claims.add(groups.from[i]!, groups.to[last]!, 'card');
    i = last;
  }
}

/** Index of the last group of the longest card that starts with group `first`; -1 when none does. */
function longestCard(folded: FoldedText, groups: DigitGroups, first: number, marks: () => WordMarks): number {
  let count = 0;
  let found = -1;
  let style = 0;
  for (let last = first; last < groups.count && groups.taken[last] === 0; last++) {
    const size = groups.to[last]! - groups.from[last]!;
    if (count + size > LONGEST) break;
    for (let k = 0; k < size; k++) digits[count + k] = folded.codes[groups.from[last]! + k]! - 0x30;
    count += size;
    // a further group (a CVV?) joins a complete card only in the same hand
    const gapBefore = last > first ? groups.gaps[last - 1]! : 0;
    if (found >= 0 && gapBefore !== style) break;
    if (count >= SHORTEST && isCard(folded, groups, first, last, count, marks)) found = last;
    if (last > first) style = gapBefore;
    if ((groups.gaps[last]! & APART) !== 0) break;
  }
  return found;
}

function isCard(
  folded: FoldedText,
  groups: DigitGroups,
  first: number,
  last: number,
  count: number,
  marks: () => WordMarks,
): boolean {
  const firstSix =
    digits[0]! * 100_000 + digits[1]! * 10_000 + digits[2]! * 1000 + digits[3]! * 100 + digits[4]! * 10 + digits[5]!;
  const issuer = matchIssuer(firstSix, count);
  if (issuer === IssuerMatch.None) return false;
  const layout = layoutOf(groups, first, last);
  if (layout === Layout.Unlikely) return false;
  const glued = isGlued(folded, groups, first, last);
  if (glued && issuer !== IssuerMatch.Certain) return false;
  if (!passesLuhn(count) || isOneDigit(count)) return false;
  if (isFraction(folded, groups, first)) return false;
  const alone = standsAlone(groups, first, last);
  if (issuer === IssuerMatch.Certain && layout === Layout.Usual && (alone || last > first)) return true;
  const label = labelOf(marks(), folded, groups.from[first]!, groups.to[last]!);
  if (label === ContextKind.Card) return true;
  return alone && label !== ContextKind.Reference && !glued;
}

const Layout = { Unlikely: 0, Possible: 1, Usual: 2 } as const;

/** How the digits are grouped. 4-4-4-4 (with a short end), 4-6-5, 4-6-4, 8-8 and one block are how cards are written. */
function layoutOf(groups: DigitGroups, first: number, last: number): number {
  if (first === last) return Layout.Usual;
  const size = (i: number): number => groups.to[i]! - groups.from[i]!;
  let fours = true;
  let same = true;
  for (let i = first; i < last; i++) {
    fours &&= size(i) === 4;
    same &&=
      size(i) === size(first) && (i === first || (groups.gaps[i]! | Gap.Line) === (groups.gaps[first]! | Gap.Line));
  }
  if (fours && size(last) <= 4) return Layout.Usual;
  if (last - first === 2 && size(first) === 4 && size(first + 1) === 6) return Layout.Usual;
  if (same && size(last) <= Math.max(size(first), 4))
    return size(first) > 4 || standsAlone(groups, first, last) ? Layout.Possible : Layout.Unlikely;
  // other groupings: few blocks, all in one hand, nothing else in the row
  if (last - first > 4 || !standsAlone(groups, first, last)) return Layout.Unlikely;
  for (let i = first; i < last; i++) if (groups.gaps[i] !== groups.gaps[first]) return Layout.Unlikely;
  return Layout.Possible;
}

/** No more digits before or behind in the same row. */
function standsAlone(groups: DigitGroups, first: number, last: number): boolean {
  const before = first === 0 ? Gap.Broken : groups.gaps[first - 1]!;
  const behind = groups.gaps[last]!;
  return isBorder(before, groups, first) && isBorder(behind, groups, last);
}

function isBorder(gap: number, groups: DigitGroups, beside: number): boolean {
  if ((gap & (Gap.Broken | Gap.Line | Gap.Wide | Gap.Plus | Gap.Paren)) !== 0) return true;
  // in "4111111111111111, 12/29, 123" the comma ends the card, in "4111, 1111, 1111, 1111" it does not
  return (gap & (Gap.Comma | Gap.Space)) !== 0 && groups.to[beside]! - groups.from[beside]! >= SHORTEST;
}

/** Letters on both sides, or a letter before that is part of a code: a hash, a tracking number. */
function isGlued(folded: FoldedText, groups: DigitGroups, first: number, last: number): boolean {
  const before = groups.from[first]! === 0 ? 0 : folded.codes[groups.from[first]! - 1]!;
  const behind = folded.codes[groups.to[last]!]!;
  return isLatin(before) && isLatin(behind) ? true : isLatin(before) || isLatin(behind);
}

/** Decimals: `0.4111111111111111`. */
function isFraction(folded: FoldedText, groups: DigitGroups, first: number): boolean {
  const from = groups.from[first]!;
  const before = from > 0 ? folded.codes[from - 1]! : 0;
  return from > 1 && (before === 0x2e || before === 0x2c) && isDigit(folded.codes[from - 2]!);
}

function passesLuhn(count: number): boolean {
  let sum = 0;
  for (let i = 0; i < count; i++) {
    const digit = digits[count - 1 - i]!;
    const weighted = i % 2 === 1 ? digit * 2 : digit;
    sum += weighted > 9 ? weighted - 9 : weighted;
  }
  return sum % 10 === 0;
}

function isOneDigit(count: number): boolean {
  for (let i = 1; i < count; i++) if (digits[i] !== digits[0]) return false;
  return true;
}
