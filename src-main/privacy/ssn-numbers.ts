// Finds US social security numbers: three, two and four digits that the Social Security Administration can have given
// out (since 2011: area 001-899 without 666, group and serial not zero). Nine bare digits are one only where words say so.
import type { Claims } from './claims';
import { isNear, labelOf } from './context-labels';
import { ContextKind } from './context-vocabulary';
import type { WordMarks } from './word-finder';
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isLatin } from './letter-classes';

const digits = new Uint8Array(9);

/** Claims every social security number. Linear. */
export function findSsns(folded: FoldedText, groups: DigitGroups, marks: () => WordMarks, claims: Claims): void {
  for (let i = 0; i < groups.count; i++) {
    if (groups.taken[i] === 1) continue;
    const last = ssnEnd(folded, groups, i, marks);
    if (last < 0) continue;
    claims.add(groups.from[i]!, groups.to[last]!, 'ssn');
    i = last;
  }
}

function ssnEnd(folded: FoldedText, groups: DigitGroups, first: number, marks: () => WordMarks): number {
  let count = 0;
  let last = first;
  let middleGaps = 0;
  let bordersFit = true;
  for (; last < groups.count && groups.taken[last] === 0; last++) {
    const size = groups.to[last]! - groups.from[last]!;
    if (count + size > 9) return -1;
    for (let k = 0; k < size; k++) digits[count + k] = folded.codes[groups.from[last]! + k]! - 0x30;
    count += size;
    if (count === 9) break;
    const gap = groups.gaps[last]!;
    if ((gap & (Gap.Broken | Gap.Plus | Gap.Paren | Gap.Comma | Gap.Wide | Gap.Other)) !== 0) return -1;
    if (count === 3 || count === 5) middleGaps |= gap;
    else bordersFit = false;
  }
  if (count !== 9 || !isAllocated() || isJoined(folded, groups, first, last)) return -1;
  const start = groups.from[first]!;
  const end = groups.to[last]!;
  const grouped = bordersFit && last - first === 2;
  if (!grouped && last - first !== 0 && last - first !== 8) return -1;
  const dashed =
    grouped &&
    (middleGaps & ~(Gap.Dash | Gap.Space)) === 0 &&
    (middleGaps & Gap.Dash) !== 0 &&
    groups.gaps[first] === groups.gaps[first + 1];
  if (dashed)
    return labelOf(marks(), folded, start, end) === ContextKind.Reference &&
      !isNear(marks(), ContextKind.Ssn, start, end)
      ? -1
      : last;
  return isNear(marks(), ContextKind.Ssn, start, end) ? last : -1;
}

function isAllocated(): boolean {
  const area = digits[0]! * 100 + digits[1]! * 10 + digits[2]!;
  return (
    area > 0 &&
    area !== 666 &&
    area < 900 &&
    digits[3]! + digits[4]! > 0 &&
    digits[5]! + digits[6]! + digits[7]! + digits[8]! > 0
  );
}

/** More digits or letters stuck to it: part of a longer code. */
function isJoined(folded: FoldedText, groups: DigitGroups, first: number, last: number): boolean {
  const before = first === 0 ? Gap.Broken : groups.gaps[first - 1]!;
  const behind = groups.gaps[last]!;
  const loose = Gap.Broken | Gap.Space | Gap.Line | Gap.Comma | Gap.Paren | Gap.Plus;
  if ((before & loose) === 0 || (behind & loose) === 0) return true;
  const left = groups.from[first]! === 0 ? 0 : folded.codes[groups.from[first]! - 1]!;
  return (isLatin(left) && folded.codes[groups.from[first]! - 2] === 0x2d) || isLatin(folded.codes[groups.to[last]!]!);
}
