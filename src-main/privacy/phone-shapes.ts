// Digit groups that look like a phone number but are something else as often: dates, amounts, addresses of machines,
// versions, decimals. Phone numbers without a plus are held against these before they are believed.
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isDigit, isLatin } from './letter-classes';

export const isYear = (value: number): boolean => value >= 1900 && value <= 2099;
const isDayAndMonth = (x: number, y: number): boolean => x >= 1 && y >= 1 && x <= 31 && y <= 31 && (x <= 12 || y <= 12);

/** `18.3.2024`, `2024-03-18`, `03/18/24`: groups in one hand that make a day; `2015-2018`; a bare `20240318`. */
export function isDate(folded: FoldedText, groups: DigitGroups, first: number, last: number): boolean {
  if (last === first) return isCompactDate(folded, groups, first);
  if (last === first + 1) {
    if (isCompactDate(folded, groups, first)) return true;
    return (
      groups.size(first) === 4 && groups.size(last) === 4 && isYear(groups.value(first)) && isYear(groups.value(last))
    );
  }
  for (let group = first; group + 2 <= last && group <= first + 1; group++) {
    if (isDay(groups, group, last - first === 2)) return true;
  }
  return false;
}

function isDay(groups: DigitGroups, group: number, whole: boolean): boolean {
  const hand = groups.gap(group) & ~Gap.Space;
  if (hand !== (groups.gap(group + 1) & ~Gap.Space)) return false;
  if (hand !== Gap.Dot && hand !== Gap.Slash && hand !== Gap.Dash && !(hand === 0 && whole)) return false;
  const [a, b, c] = [groups.value(group), groups.value(group + 1), groups.value(group + 2)];
  const [sizeA, sizeB, sizeC] = [groups.size(group), groups.size(group + 1), groups.size(group + 2)];
  if (sizeA <= 2 && sizeB <= 2 && sizeC === 4) return isYear(c) && isDayAndMonth(a, b);
  if (sizeA === 4 && sizeB <= 2 && sizeC <= 2) return isYear(a) && isDayAndMonth(b, c);
  return whole && sizeA <= 2 && sizeB <= 2 && sizeC === 2 && isDayAndMonth(a, b);
}

/** `20240318`, with the time behind it or not. */
function isCompactDate(folded: FoldedText, groups: DigitGroups, group: number): boolean {
  const size = groups.size(group);
  if (size !== 8 && size !== 12 && size !== 14) return false;
  const digits = (from: number, to: number): number => {
    let value = 0;
    for (let at = groups.from(group) + from; at < groups.from(group) + to; at++)
      value = value * 10 + folded.code(at) - 0x30;
    return value;
  };
  return isYear(digits(0, 4)) && digits(4, 6) >= 1 && digits(4, 6) <= 12 && digits(6, 8) >= 1 && digits(6, 8) <= 31;
}

/** `192.168.0.1`; and versions such as `1.1.20.4021`: four groups with dots, small ones in front. */
export function isDottedAddress(groups: DigitGroups, first: number, last: number): boolean {
  if (last - first !== 3) return false;
  let bytes = true;
  for (let group = first; group <= last; group++) {
    if (group < last && groups.gap(group) !== Gap.Dot) return false;
    bytes &&= groups.size(group) <= 3 && groups.value(group) <= 255;
  }
  return bytes || (groups.size(first) <= 2 && groups.size(first + 1) <= 2);
}

/** `46.051427`, `0.000000012`: two groups and a point, unless the first one is a trunk prefix with an area. */
export function isDecimal(groups: DigitGroups, first: number, last: number): boolean {
  if (last - first !== 1 || groups.gap(first) !== Gap.Dot) return false;
  return groups.firstDigit(first) !== 0 || groups.size(first) < 3;
}

/** `01-23-45-67-89-AB`: pairs next to a pair with letters. */
export function isHexBytes(folded: FoldedText, groups: DigitGroups, first: number, last: number): boolean {
  for (let group = first; group <= last; group++) if (groups.size(group) !== 2) return false;
  return isHexPair(folded, groups.to(last) + 1) || isHexPair(folded, groups.from(first) - 3);
}

function isHexPair(folded: FoldedText, at: number): boolean {
  const [before, a, b, behind] = [folded.code(at - 1), folded.code(at), folded.code(at + 1), folded.code(at + 2)];
  const isHex = (code: number): boolean => isDigit(code) || (code >= 0x61 && code <= 0x66);
  return isHex(a) && isHex(b) && (isLatin(a) || isLatin(b)) && !isLatin(before) && !isLatin(behind) && !isDigit(behind);
}

/** `0730-0930`: two times of day. */
export function isTimeSpan(groups: DigitGroups, first: number, last: number): boolean {
  const isTime = (value: number): boolean => value < 2400 && value % 100 < 60;
  if (last !== first + 1 || groups.size(first) !== 4 || groups.size(last) !== 4) return false;
  return groups.gap(first) === Gap.Dash && isTime(groups.value(first)) && isTime(groups.value(last));
}

/** Dotted codes with single digits (`124.0.6367.207`), a net mask behind dots, a check digit set apart (`3-8362-2119-5`), more than one slash. */
export function isCode(groups: DigitGroups, first: number, last: number): boolean {
  let all = 0;
  let slashes = 0;
  let singles = 0;
  for (let group = first; group <= last; group++) {
    if (groups.size(group) === 1) singles++;
    if (group === last) break;
    all |= groups.gap(group);
    if ((groups.gap(group) & Gap.Slash) !== 0) slashes++;
  }
  if (slashes > 1 || (all & (Gap.Dot | Gap.Slash)) === (Gap.Dot | Gap.Slash)) return true;
  if ((all & Gap.Paren) !== 0) return false;
  if (singles > 2) return singles !== last - first + 1;
  return (all === Gap.Dot && singles > 0 && groups.size(first) !== 1) || (last > first && groups.size(last) === 1);
}

/** `02540-4119`: a ZIP code with its four further digits. */
export const isLongZip = (groups: DigitGroups, first: number, last: number): boolean =>
  last === first + 1 && groups.size(first) === 5 && groups.size(last) === 4 && groups.gap(first) === Gap.Dash;

/** `12 345 678`, `1.234.567`: groups of three behind a first one that is no trunk prefix. */
export function isThousands(groups: DigitGroups, first: number, last: number): boolean {
  if (last === first || groups.size(first) > 3 || groups.firstDigit(first) === 0) return false;
  for (let group = first; group < last; group++) {
    if (groups.size(group + 1) !== 3 || groups.gap(group) !== groups.gap(first)) return false;
  }
  return (groups.gap(first) & (Gap.Space | Gap.Dot)) !== 0;
}

/** A bracket that opens between the groups and does not close, or closes behind the last group: `12-15 (2009)`. */
export function hasLooseBracket(folded: FoldedText, from: number, to: number): boolean {
  let open = 0;
  let pairs = 0;
  for (let at = from; at < to; at++) {
    const code = folded.code(at);
    if (code === 0x28 || code === 0x5b) open++;
    else if ((code === 0x29 || code === 0x5d) && open > 0) {
      open--;
      pairs++;
    }
  }
  return open > 0 || pairs > 2;
}

/** A sign of money, share or degree next to the digits. */
export function isAmount(folded: FoldedText, from: number, to: number): boolean {
  const before = folded.code(from - 1) === 0x20 ? folded.code(from - 2) : folded.code(from - 1);
  const behind = folded.code(to) === 0x20 ? folded.code(to + 1) : folded.code(to);
  return isMoneySign(before) || isMoneySign(behind) || behind === 0x25 || behind === 0xb0;
}

const isMoneySign = (code: number): boolean =>
  code === 0x24 || (code >= 0xa2 && code <= 0xa5) || (code >= 0x20a0 && code <= 0x20cf);
