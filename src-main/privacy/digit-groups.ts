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
  Wide: 1024,
  Broken: 2048,
} as const;

const LONGEST_GAP = 6;

export interface DigitGroups {
  readonly count: number;
  /** First and behind-last folded index of each group. */
  readonly from: Int32Array;
  readonly to: Int32Array;
  /** `Gap` flags between group i and i + 1; `Broken` behind the last. */
  readonly gaps: Int32Array;
  /** 1 where a group may not be part of a number: claimed already, or the tail of a masked one. */
  readonly taken: Uint8Array;
}

let capacity = 512;
let from = new Int32Array(capacity);
let to = new Int32Array(capacity);
let gaps = new Int32Array(capacity);
let taken = new Uint8Array(capacity);

function grow(): void {
  capacity *= 4;
  const larger = <T extends Int32Array | Uint8Array>(old: T, fresh: T): T => (fresh.set(old), fresh);
  from = larger(from, new Int32Array(capacity));
  to = larger(to, new Int32Array(capacity));
  gaps = larger(gaps, new Int32Array(capacity));
  taken = larger(taken, new Uint8Array(capacity));
}

/** Collects the digit groups. The arrays are reused: they live until the next call. */
export function collectDigitGroups(folded: FoldedText): DigitGroups {
  const { codes, length } = folded;
  let count = 0;
  let at = 0;
  while (at < length) {
    if (!isDigit(codes[at]!)) {
      at++;
      continue;
    }
    if (count === capacity) grow();
    from[count] = at;
    while (isDigit(codes[at]!)) at++;
    to[count] = at;
    taken[count] = isMaskedTail(codes, from[count]!, at) ? 1 : 0;
    gaps[count] = Gap.Broken;
    if (count > 0) gaps[count - 1] = gapBetween(codes, to[count - 1]!, from[count]!);
    count++;
  }
  return { count, from, to, gaps, taken };
}

/** `****1234`: what masking left in sight. Never part of another number, so that masking twice changes nothing. */
function isMaskedTail(codes: Uint16Array, start: number, end: number): boolean {
  let shown = start;
  while (shown > 0 && end - shown < 4 && (isDigit(codes[shown - 1]!) || isTailSign(codes[shown - 1]!))) shown--;
  let stars = shown;
  while (stars > 0 && shown - stars < 3 && codes[stars - 1] === 0x2a) stars--;
  return end - shown <= 4 && shown - stars === 3;
}

/** Signs that can stand among the four characters left in sight (`**** 1-23`). */
const isTailSign = (code: number): boolean =>
  code === 0x2d || code === 0x2e || code === 0x2f || code === 0x29 || code === 0x28 || isLatin(code);

function gapBetween(codes: Uint16Array, start: number, end: number): number {
  if (end - start > LONGEST_GAP) return isLongBlank(codes, start, end) ? Gap.Space | Gap.Wide : Gap.Broken;
  let flags = 0;
  let spaces = 0;
  for (let at = start; at < end; at++) {
    switch (codes[at]) {
      case 0x20:
      case 0x09:
        flags |= Gap.Space;
        if (++spaces === 3) flags |= Gap.Wide;
        break;
      case 0x0a:
        flags |= Gap.Line;
        break;
      case 0x2d:
        flags |= Gap.Dash;
        break;
      case 0x2e:
        flags |= Gap.Dot;
        break;
      case 0x2f:
      case 0x5c:
        flags |= Gap.Slash;
        break;
      case 0x5f:
        flags |= Gap.Underscore;
        break;
      case 0x2c:
        flags |= Gap.Comma;
        break;
      case 0x28:
      case 0x29:
      case 0x5b:
      case 0x5d:
        flags |= Gap.Paren;
        break;
      case 0x2b:
        flags |= Gap.Plus;
        break;
      case 0x7e:
      case 0x7c:
      case 0x27:
        flags |= Gap.Other;
        break;
      default:
        return Gap.Broken;
    }
  }
  return flags;
}

function isLongBlank(codes: Uint16Array, start: number, end: number): boolean {
  if (end - start > 40) return false;
  for (let at = start; at < end; at++) if (codes[at] !== 0x20 && codes[at] !== 0x09) return false;
  return true;
}
