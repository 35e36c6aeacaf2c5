// Finds phone numbers: international ones by their plus (masked even where no plan knows them), the tenant's national
// ones by the numbering plan, others by their layout or by the words around.
import type { Claims } from './claims';
import { labelOf } from './context-labels';
import { ContextKind } from './context-vocabulary';
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isDigit, isLatin } from './letter-classes';
import { extensionEnd } from './phone-extensions';
import type { PhonePlan } from './phone-plans';
import { Fit, fitInternational, planOf } from './phone-plans';
import { isAmount, isDate, isDottedAddress, isThousands } from './phone-shapes';
import { PhoneWindow, openingOf } from './phone-window';
import type { WordMarks } from './word-finder';

/** Claims every phone number. Linear: at most 17 digits are read from each group. */
export function findPhones(
  folded: FoldedText,
  groups: DigitGroups,
  marks: () => WordMarks,
  claims: Claims,
  region: string | undefined,
): void {
  const home = region === undefined ? undefined : planOf(region);
  const window = new PhoneWindow(folded, groups);
  for (let i = 0; i < groups.count; i++) {
    if (groups.taken[i] === 1) continue;
    window.open(i);
    if (window.digits.length < 6) continue;
    const size = hasPlus(folded, window.from)
      ? internationalSize(folded, window)
      : nationalSize(folded, groups, window, marks, home);
    if (size === 0) continue;
    const to = window.to(size);
    claims.add(openingOf(folded, window.from, to), extensionEnd(folded, to), 'phone');
    i += size - 1;
  }
}

function hasPlus({ codes }: FoldedText, from: number): boolean {
  for (let at = from - 1; at >= 0 && from - at <= 4; at--) {
    if (codes[at] === 0x2b) return at === 0 || !isDigit(codes[at - 1]!);
    if (codes[at] !== 0x20 && codes[at] !== 0x28 && codes[at] !== 0x5b) return false;
  }
  return false;
}

/** Groups of the number behind a plus: the most that a plan knows, else the most that fit its lengths, else what stands together. */
function internationalSize(folded: FoldedText, window: PhoneWindow): number {
  let possible = 0;
  let together = 0;
  for (let size = window.size; size > 0; size--) {
    const fit = fitInternational(window.digitsOf(size));
    if (fit === Fit.Valid) return withDirectDial(window, size);
    const count = window.countOf(size);
    if (fit === Fit.Possible && possible === 0 && count >= 7) possible = size;
    if (count >= 8 && count <= 16 && (together === 0 || (window.gapBehind(size) & Gap.Line) !== 0)) together = size;
  }
  const before = window.from > 1 ? folded.codes[window.from - 2]! : 0;
  if (isLatin(before) || isLatin(folded.codes[window.to(possible || together || 1)]!)) return 0;
  if (possible > 0) return withDirectDial(window, possible);
  return together > 0 && !isAmount(folded, window.from, window.to(together)) ? together : 0;
}

/** A short group stuck behind a complete number is its direct dial: `+49 89 1234-0`. */
function withDirectDial(window: PhoneWindow, size: number): number {
  const tight = window.gapBehind(size);
  if (size === window.size || (tight !== Gap.Dash && tight !== Gap.Slash)) return size;
  return window.countOf(size + 1) - window.countOf(size) <= 5 ? size + 1 : size;
}

/** Groups of a number without plus; 0 when there is none. */
function nationalSize(
  folded: FoldedText,
  groups: DigitGroups,
  window: PhoneWindow,
  marks: () => WordMarks,
  home: PhonePlan | undefined,
): number {
  let supported = 0;
  let label = -1;
  for (let size = window.size; size > 0; size--) {
    const count = window.countOf(size);
    if (count < 6) break;
    if (count > 16 || !window.mayStart(size)) continue;
    const last = window.first + size - 1;
    const end = window.to(size);
    const extended = extensionEnd(folded, end) > end;
    if (!extended && !window.mayEnd(size)) continue;
    if (
      isDate(folded, groups, window.first, last) ||
      isDottedAddress(groups, window.first, last) ||
      isAmount(folded, window.from, end)
    )
      continue;
    if (label < 0) label = labelOf(marks(), folded, window.from, end);
    if (label === ContextKind.Reference) return 0;
    const digits = window.digitsOf(size);
    if (isWellKnown(window, groups, digits, size, home)) {
      if (label === ContextKind.Phone || !isThousands(folded, groups, window.first, last) || count >= 9) return size;
    }
    if (label === ContextKind.Phone && supported === 0 && count >= 7 && count <= 15) supported = size;
  }
  return supported;
}

/** A number of the tenant's plan, one with an international prefix, or one in the North American layout. */
function isWellKnown(
  window: PhoneWindow,
  groups: DigitGroups,
  digits: string,
  size: number,
  home: PhonePlan | undefined,
): boolean {
  const prefix = home?.iddLength(digits) ?? 0;
  if (prefix > 0 && fitInternational(digits.slice(prefix)) === Fit.Valid) return true;
  if (digits.startsWith('00') && fitInternational(digits.slice(2)) === Fit.Valid) return true;
  if (digits.startsWith('011') && fitInternational(digits.slice(3)) === Fit.Valid) return true;
  if (home !== undefined) {
    if (home.fitDialled(digits) === Fit.Valid) return true;
    if (digits.startsWith(home.callingCode) && home.fit(digits.slice(home.callingCode.length)) === Fit.Valid)
      return true;
  }
  return isNorthAmerican(window, groups, digits, size);
}

/** `(312) 555-0143`, `312-555-0143`, `1-312-555-0143`: three, three, four. */
function isNorthAmerican(window: PhoneWindow, groups: DigitGroups, digits: string, size: number): boolean {
  const ten = digits.length === 11 && digits.startsWith('1') && size === 4 ? 1 : 0;
  if (digits.length !== 10 + ten || size !== 3 + ten) return false;
  const sizeOf = (i: number): number => groups.to[window.first + ten + i]! - groups.from[window.first + ten + i]!;
  if (sizeOf(0) !== 3 || sizeOf(1) !== 3 || sizeOf(2) !== 4) return false;
  return (groups.gaps[window.first + ten + 1]! & (Gap.Line | Gap.Slash)) === 0;
}
