// Finds payment card numbers: issuer range and length, Luhn check, and a layout a card is written in.
import { IssuerMatch, matchIssuer } from './card-issuers';
import type { Claims } from './claims';
import { labelOf } from './context-labels';
import { ContextKind } from './context-vocabulary';
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isDigit, isLatin } from './letter-classes';
import type { WordMarks } from './word-finder';

const SHORTEST = 12;
const LONGEST = 19;

/** Between two groups of one card anything but brackets, a plus, a wide gap or words. */
const APART = Gap.Broken | Gap.Plus | Gap.Paren | Gap.Wide;

const Layout = { Unlikely: 0, Possible: 1, Usual: 2 } as const;

/** Claims every card number. Linear: at most 19 digits are read from each group. */
export function findCards(folded: FoldedText, groups: DigitGroups, marks: () => WordMarks, claims: Claims): void {
  const reader = new CardReader(folded, groups, marks);
  for (let group = 0; group < groups.count; group++) {
    const last = reader.read(group);
    if (last < 0) continue;
    claims.add(groups.from(group), groups.to(last), 'card');
    group = last;
  }
}

class CardReader {
  private readonly digits = new Uint8Array(LONGEST);
  private count = 0;

  constructor(
    private readonly folded: FoldedText,
    private readonly groups: DigitGroups,
    private readonly marks: () => WordMarks,
  ) {}

  /** Index of the last group of the longest card that starts with group `first`; -1 when none does. */
  read(first: number): number {
    const { folded, groups } = this;
    if (!groups.isFree(first) || !this.mayStart(first)) return -1;
    let found = -1;
    let hand = 0;
    this.count = 0;
    for (let last = first; groups.isFree(last) && this.count + groups.size(last) <= LONGEST; last++) {
      for (let at = groups.from(last); at < groups.to(last); at++) this.digits[this.count++] = folded.code(at) - 0x30;
      // a further group (a CVV?) joins a complete card only when it is written in the same hand
      if (last > first) {
        if (found >= 0 && groups.gap(last - 1) !== hand) break;
        hand = groups.gap(last - 1);
      }
      if (this.count >= SHORTEST && this.isCard(first, last)) found = last;
      if ((groups.gap(last) & APART) !== 0) break;
    }
    return found;
  }

  /** Not behind a plus or a decimal point; and small groups only start a row of groups. */
  private mayStart(first: number): boolean {
    const { folded, groups } = this;
    const from = groups.from(first);
    const before = folded.code(from - 1);
    if (before === 0x2b || ((before === 0x2e || before === 0x2c) && isDigit(folded.code(from - 2)))) return false;
    return groups.size(first) >= 4 || (groups.gap(first - 1) & (APART | Gap.Line)) !== 0 || !groups.isFree(first - 1);
  }

  private isCard(first: number, last: number): boolean {
    const { groups } = this;
    const issuer = matchIssuer(this.firstSix(), this.count);
    if (issuer === IssuerMatch.None) return false;
    const alone = this.standsAlone(first, last);
    const layout = this.layout(first, last, alone);
    if (layout === Layout.Unlikely || !this.passesLuhn() || this.isOneDigit()) return false;
    const glue = this.glue(first, last);
    if (glue > 1 || (glue === 1 && issuer !== IssuerMatch.Certain)) return false;
    if (issuer === IssuerMatch.Certain && layout === Layout.Usual && (alone || last > first)) return true;
    const label = labelOf(this.marks(), this.folded, groups.from(first), groups.to(last));
    return label === ContextKind.Card || (alone && glue === 0 && label !== ContextKind.Reference);
  }

  private firstSix(): number {
    let value = 0;
    for (let at = 0; at < 6; at++) value = value * 10 + (this.digits[at] ?? 0);
    return value;
  }

  /** How the digits are grouped. One block, 4-4-4-4 (with a short or long end), 4-6-5, 4-6-4 are how cards are written. */
  private layout(first: number, last: number, alone: boolean): number {
    const { groups } = this;
    if (first === last) return Layout.Usual;
    let fours = true;
    let even = true;
    for (let group = first; group < last; group++) {
      fours &&= groups.size(group) === 4;
      even &&= groups.size(group) === groups.size(first);
    }
    if (fours && groups.size(last) <= 4) return Layout.Usual;
    if (last - first === 2 && groups.size(first) === 4 && groups.size(first + 1) === 6) return Layout.Usual;
    if (alone && this.isOneHand(first, last)) return Layout.Possible;
    return even && groups.size(first) > 4 && groups.size(last) <= groups.size(first)
      ? Layout.Possible
      : Layout.Unlikely;
  }

  /** No comma between some groups only: `58.025555, 36.738281` are two numbers. */
  private isOneHand(first: number, last: number): boolean {
    let all = 0;
    let common = ~0;
    for (let group = first; group < last; group++) {
      all |= this.groups.gap(group);
      common &= this.groups.gap(group);
    }
    return (all & Gap.Comma) === (common & Gap.Comma);
  }

  /** No more digits before or behind in the same row. */
  private standsAlone(first: number, last: number): boolean {
    return this.isBorder(first - 1, first) && this.isBorder(last, last);
  }

  private isBorder(gapIndex: number, beside: number): boolean {
    const gap = this.groups.gap(gapIndex);
    if ((gap & (APART | Gap.Line)) !== 0) return true;
    // in "4111111111111111, 12/29, 123" the comma ends the card, in "4111, 1111, 1111, 1111" it does not
    return (gap & (Gap.Comma | Gap.Space)) !== 0 && this.groups.size(beside) >= SHORTEST;
  }

  /** On how many sides letters stick to it: a hash has them on both, a tracking number before. */
  private glue(first: number, last: number): number {
    const before = isLatin(this.folded.code(this.groups.from(first) - 1)) ? 1 : 0;
    return before + (isLatin(this.folded.code(this.groups.to(last))) ? 1 : 0);
  }

  private passesLuhn(): boolean {
    let sum = 0;
    for (let back = 1; back <= this.count; back++) {
      const digit = this.digits[this.count - back] ?? 0;
      const weighted = back % 2 === 0 ? digit * 2 : digit;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    return sum % 10 === 0;
  }

  private isOneDigit(): boolean {
    for (let at = 1; at < this.count; at++) if (this.digits[at] !== this.digits[0]) return false;
    return true;
  }
}
