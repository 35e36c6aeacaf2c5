// Digit groups that look like a phone number but are something else as often: dates, amounts, addresses of machines,
// versions. Phone numbers without a plus are held against these before they are believed.
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';

const sizeOf = (groups: DigitGroups, i: number): number => groups.to[i]! - groups.from[i]!;

export function numberIn({ codes }: FoldedText, from: number, to: number): number {
  let value = 0;
  for (let at = from; at < to; at++) value = value * 10 + codes[at]! - 0x30;
  return value;
}

const isYear = (value: number): boolean => value >= 1900 && value <= 2099;

/** `18.3.2024`, `2024-03-18`, `03/18/24`: three groups in one hand that make a day, or a bare `20240318`. */
export function isDate(folded: FoldedText, groups: DigitGroups, first: number, last: number): boolean {
  const value = (i: number): number => numberIn(folded, groups.from[i]!, groups.to[i]!);
  if (last === first) return isCompactDate(folded, groups, first);
  if (last === first + 1)
    return sizeOf(groups, first) === 4 && sizeOf(groups, last) === 4 && isYear(value(first)) && isYear(value(last));
  for (let i = first; i + 2 <= last && i <= first + 1; i++) {
    const hand = groups.gaps[i]! & ~Gap.Space;
    if (hand !== (groups.gaps[i + 1]! & ~Gap.Space)) continue;
    if (hand !== Gap.Dot && hand !== Gap.Slash && hand !== Gap.Dash && !(hand === 0 && last - first === 2)) continue;
    const [a, b, c] = [value(i), value(i + 1), value(i + 2)];
    const [sizeA, sizeB, sizeC] = [sizeOf(groups, i), sizeOf(groups, i + 1), sizeOf(groups, i + 2)];
    const dayAndMonth = (x: number, y: number): boolean =>
      x >= 1 && y >= 1 && x <= 31 && y <= 31 && (x <= 12 || y <= 12);
    if (sizeA <= 2 && sizeB <= 2 && sizeC === 4 && isYear(c) && dayAndMonth(a, b)) return true;
    if (sizeA === 4 && sizeB <= 2 && sizeC <= 2 && isYear(a) && dayAndMonth(b, c)) return true;
    if (last - first === 2 && sizeA <= 2 && sizeB <= 2 && sizeC === 2 && dayAndMonth(a, b)) return true;
  }
  return false;
}

function isCompactDate(folded: FoldedText, groups: DigitGroups, only: number): boolean {
  const from = groups.from[only]!;
  const size = sizeOf(groups, only);
  if (size !== 8 && size !== 12 && size !== 14) return false;
  const month = numberIn(folded, from + 4, from + 6);
  const day = numberIn(folded, from + 6, from + 8);
  return isYear(numberIn(folded, from, from + 4)) && month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

/** `192.168.0.1`, `1.1.20.4021`: four groups with dots, three digits at most in front. */
export function isDottedAddress(groups: DigitGroups, first: number, last: number): boolean {
  if (last - first < 2 || last - first > 3) return false;
  for (let i = first; i < last; i++) if (groups.gaps[i] !== Gap.Dot || sizeOf(groups, i) > 3) return false;
  return last - first === 3;
}

/** `12 345 678`, `1.234.567`: groups of three behind a first one that is no trunk prefix. */
export function isThousands(folded: FoldedText, groups: DigitGroups, first: number, last: number): boolean {
  if (last === first || sizeOf(groups, first) > 3 || folded.codes[groups.from[first]!] === 0x30) return false;
  for (let i = first + 1; i <= last; i++) if (sizeOf(groups, i) !== 3) return false;
  for (let i = first; i < last; i++)
    if (groups.gaps[i] !== groups.gaps[first] || (groups.gaps[i]! & (Gap.Space | Gap.Dot | Gap.Comma)) === 0)
      return false;
  return true;
}

/** A sign of money, share or degree next to the digits. */
export function isAmount({ codes }: FoldedText, from: number, to: number): boolean {
  let before = from - 1;
  if (before > 0 && codes[before] === 0x20) before--;
  let behind = to;
  if (codes[behind] === 0x20) behind++;
  return (
    isMoneySign(codes[before] ?? 0) || isMoneySign(codes[behind]!) || codes[behind] === 0x25 || codes[behind] === 0xb0
  );
}

const isMoneySign = (code: number): boolean =>
  code === 0x24 || (code >= 0xa2 && code <= 0xa5) || (code >= 0x20a0 && code <= 0x20cf);
