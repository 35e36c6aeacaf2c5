// Finds US social security numbers: three, two and four digits that the Social Security Administration can have given
// out (area 001-899 without 666, group and serial not zero). Nine bare digits are one only where words say so.
import type { Claims } from './claims';
import { isNear, labelOf } from './context-labels';
import { ContextKind } from './context-vocabulary';
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isLatin } from './letter-classes';
import type { WordMarks } from './word-finder';

const LENGTH = 9;

/** Between two groups of one number. */
const APART = Gap.Broken | Gap.Plus | Gap.Paren | Gap.Comma | Gap.Wide;
/** Next to a number: set off clearly enough. A dash or a dot makes it part of a longer code. */
const CLEAR = Gap.Broken | Gap.Space | Gap.Line | Gap.Comma | Gap.Paren | Gap.Plus | Gap.Wide;

/** Claims every social security number. Linear. */
export function findSsns(folded: FoldedText, groups: DigitGroups, marks: () => WordMarks, claims: Claims): void {
  for (let first = 0; first < groups.count; first++) {
    const last = lastGroup(groups, first);
    if (last < 0 || !isAllocated(folded, groups, first, last) || isPartOfMore(folded, groups, first, last)) continue;
    if (!isMeant(folded, groups, first, last, marks)) continue;
    claims.add(groups.from(first), groups.to(last), 'ssn');
    first = last;
  }
}

/** Last of the groups that together have nine digits: one, 3-2-4, or nine single ones. -1 for anything else. */
function lastGroup(groups: DigitGroups, first: number): number {
  const size = groups.size(first);
  if (!groups.isFree(first)) return -1;
  if (size === LENGTH) return first;
  const count = size === 3 ? 3 : size === 1 ? LENGTH : 0;
  for (let group = first; group < first + count; group++) {
    const wanted = count === 3 ? (group === first + 1 ? 2 : group === first ? 3 : 4) : 1;
    if (!groups.isFree(group) || groups.size(group) !== wanted) return -1;
    if (group < first + count - 1 && (groups.gap(group) & APART) !== 0) return -1;
  }
  if (count === LENGTH && !isAlone(groups, first, first + count - 1)) return -1;
  return count === 0 ? -1 : first + count - 1;
}

function isAllocated(folded: FoldedText, groups: DigitGroups, first: number, last: number): boolean {
  let number = 0;
  for (let group = first; group <= last; group++) {
    for (let at = groups.from(group); at < groups.to(group); at++) number = number * 10 + folded.code(at) - 0x30;
  }
  const area = Math.floor(number / 1_000_000);
  return area > 0 && area !== 666 && area < 900 && Math.floor(number / 10_000) % 100 > 0 && number % 10_000 > 0;
}

function isPartOfMore(folded: FoldedText, groups: DigitGroups, first: number, last: number): boolean {
  if ((groups.gap(first - 1) & CLEAR) === 0 || (groups.gap(last) & CLEAR) === 0) return true;
  const from = groups.from(first);
  const before = folded.code(from - 1);
  if (before === 0x2b || isLatin(folded.code(groups.to(last)))) return true;
  return before === 0x2d && isLatin(folded.code(from - 2));
}

/** Whether layout and words speak for it. */
function isMeant(
  folded: FoldedText,
  groups: DigitGroups,
  first: number,
  last: number,
  marks: () => WordMarks,
): boolean {
  const [from, to] = [groups.from(first), groups.to(last)];
  if (isNear(marks(), ContextKind.Ssn, from, to)) return true;
  if (last - first !== 2 || groups.gap(first) !== groups.gap(first + 1)) return false;
  const hand = groups.gap(first);
  const label = labelOf(marks(), folded, from, to);
  if (label === ContextKind.Reference) return false;
  if ((hand & Gap.Dash) !== 0) return (hand & ~(Gap.Dash | Gap.Space)) === 0;
  return (hand === Gap.Space || hand === Gap.Dot) && label !== ContextKind.Phone && isAlone(groups, first, last);
}

/** No further digits in the same row. */
function isAlone(groups: DigitGroups, first: number, last: number): boolean {
  const border = Gap.Broken | Gap.Line | Gap.Wide | Gap.Comma;
  return (groups.gap(first - 1) & border) !== 0 && (groups.gap(last) & border) !== 0;
}
