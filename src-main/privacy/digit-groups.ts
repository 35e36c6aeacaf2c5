// The digits of a text as groups, with what stands between two groups. Cards, social security numbers and phones are
// all read from these groups, so the text is walked once however many ways there are to read a number.
import type { FoldedText } from './folded-text';
import { isDigit, isLatin } from './letter-classes';

/** What stands between a group and the next one, as flags. `Broken` (words, other signs): not one number any more. */
export const Gap = {
  Space: 1,
  Dash: 2,
  Dot: 4,
  Slash: 8,
  Underscore: 16,
  Comma: 32,
  Paren: 64,
  Plus: 128,
  Line: 256,
  Other: 512,
  /** Four blanks or more. */
  Wide: 1024,
  Broken: 2048,
} as const;

const SIGNS = new Map<number, number>([
  [0x20, Gap.Space],
  [0x09, Gap.Space],
  [0x0a, Gap.Line],
  [0x2d, Gap.Dash],
  [0x2e, Gap.Dot],
  [0x2f, Gap.Slash],
  [0x5c, Gap.Slash],
  [0x5f, Gap.Underscore],
  [0x2c, Gap.Comma],
  [0x28, Gap.Paren],
  [0x29, Gap.Paren],
  [0x5b, Gap.Paren],
  [0x5d, Gap.Paren],
  [0x2b, Gap.Plus],
  [0x7e, Gap.Other],
  [0x7c, Gap.Other],
  [0x27, Gap.Other],
]);
const flagOf = new Uint16Array(128).fill(Gap.Broken);
for (const [sign, flag] of SIGNS) flagOf[sign] = flag;

const LONGEST_GAP = 6;
const WIDE = 4;
/** Characters of a masked number that stay in sight, and the stars that prove it is one. */
const IN_SIGHT = 4;
const STARS = 3;
const STAR = 0x2a;
const LONGEST_NUMBER = 40;

/** Buffers are reused: the groups live until the next text's are collected. */
let capacity = 256;
let froms = new Int32Array(capacity);
let tos = new Int32Array(capacity);
let gaps = new Uint16Array(capacity);
let taken = new Uint8Array(capacity);

export class DigitGroups {
  readonly count: number;

  constructor(private readonly folded: FoldedText) {
    const { length } = folded;
    let count = 0;
    for (let at = 0; at < length; at++) {
      if (!isDigit(folded.code(at))) continue;
      const from = at;
      while (isDigit(folded.code(at))) at++;
      if (count === capacity) grow();
      froms[count] = from;
      tos[count] = at;
      taken[count] = isMaskedTail(folded, from, at) ? 1 : 0;
      gaps[count] = Gap.Broken;
      if (count > 0) gaps[count - 1] = gapBetween(folded, this.to(count - 1), from);
      count++;
    }
    this.count = count;
  }

  /** Folded index of the first digit of a group. */
  from(group: number): number {
    return froms[group] ?? 0;
  }

  /** Folded index behind the last digit of a group. */
  to(group: number): number {
    return tos[group] ?? 0;
  }

  /** Number of digits. */
  size(group: number): number {
    return this.to(group) - this.from(group);
  }

  /** `Gap` flags between a group and the next; `Broken` before the first and behind the last. */
  gap(group: number): number {
    return group < 0 ? Gap.Broken : (gaps[group] ?? Gap.Broken);
  }

  /** Whether a group may still be part of a number: neither claimed nor what masking left in sight. */
  isFree(group: number): boolean {
    return group < this.count && taken[group] === 0;
  }

  take(group: number): void {
    taken[group] = 1;
  }

  /** First digit of a group. */
  firstDigit(group: number): number {
    return this.folded.code(this.from(group)) - 0x30;
  }

  /** The number a group says. */
  value(group: number): number {
    let value = 0;
    for (let at = this.from(group); at < this.to(group); at++) value = value * 10 + this.folded.code(at) - 0x30;
    return value;
  }
}

function grow(): void {
  capacity *= 4;
  const [oldFroms, oldTos, oldGaps, oldTaken] = [froms, tos, gaps, taken];
  froms = new Int32Array(capacity);
  tos = new Int32Array(capacity);
  gaps = new Uint16Array(capacity);
  taken = new Uint8Array(capacity);
  froms.set(oldFroms);
  tos.set(oldTos);
  gaps.set(oldGaps);
  taken.set(oldTaken);
}

/** `****1234`: what masking left in sight. Never part of another number, so that masking twice changes nothing. */
function isMaskedTail(folded: FoldedText, from: number, to: number): boolean {
  let shown = from;
  while (to - shown < IN_SIGHT && isTailSign(folded.code(shown - 1))) shown--;
  if (to - shown > IN_SIGHT || starsBefore(folded, shown) < STARS) return false;
  return starsBefore(folded, shown) > STARS || !isEmphasised(folded, to);
}

/** How many stars stand before an index, four at most. */
function starsBefore(folded: FoldedText, at: number): number {
  let stars = 0;
  while (stars <= STARS && folded.code(at - 1 - stars) === STAR) stars++;
  return stars;
}

/** `***4111 1111 1111 1111***` is bold and italic, not masked: three stars close it as well. */
function isEmphasised(folded: FoldedText, from: number): boolean {
  for (let at = from; at < from + LONGEST_NUMBER; at++) {
    const code = folded.code(at);
    if (code === STAR) return isDigit(folded.code(at - 1)) && starsBefore(folded, at + STARS) === STARS;
    if (code === 0 || (!isDigit(code) && code !== 0x20 && code !== 0x2d && code !== 0x2e)) return false;
  }
  return false;
}

/** Signs that can stand among the four characters left in sight (`***-234`). */
const isTailSign = (code: number): boolean =>
  isDigit(code) || isLatin(code) || code === 0x2d || code === 0x2e || code === 0x2f || code === 0x29 || code === 0x28;

function gapBetween(folded: FoldedText, from: number, to: number): number {
  if (to - from > LONGEST_GAP) return Gap.Broken;
  let flags = 0;
  let blanks = 0;
  for (let at = from; at < to; at++) {
    const code = folded.code(at);
    const flag = code < 128 ? (flagOf[code] ?? Gap.Broken) : Gap.Broken;
    if (flag === Gap.Broken) return flag;
    flags |= flag;
    if (flag === Gap.Space && ++blanks >= WIDE) flags |= Gap.Wide;
  }
  return flags;
}
