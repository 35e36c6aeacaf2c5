// Ways of setting digits that only phone numbers have. They speak for a number of whatever country.
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isYear } from './phone-shapes';
import type { PhoneWindow } from './phone-window';

/** Whether the first `size` groups of the window are set as a phone number is. */
export function hasPhoneLayout(folded: FoldedText, groups: DigitGroups, window: PhoneWindow, size: number): boolean {
  const digits = window.digitsOf(size);
  return (
    (/^0[1-9]\d{8,10}$/u.test(digits) && size === 1) ||
    isTrunkLayout(groups, window, digits, size) ||
    hasBracketedZero(folded, groups, window, size) ||
    hasBracketedArea(folded, groups, window, size) ||
    isNorthAmerican(groups, window, digits, size)
  );
}

/** `06 12 34 56 78`, `0171/1234567`: a trunk zero and groups in one hand, nine to twelve digits. */
function isTrunkLayout(groups: DigitGroups, window: PhoneWindow, digits: string, size: number): boolean {
  if (size < 2 || digits.length < 9 || digits.length > 12 || !/^0[1-9]/u.test(digits)) return false;
  for (let group = 0; group < size; group++) if (groups.size(window.first + group) < 2) return false;
  const inside = window.gapsInside(size);
  if (inside === Gap.Dot) return size > 3;
  return inside === Gap.Space || inside === Gap.Dash || inside === Gap.Slash || inside === (Gap.Slash | Gap.Space);
}

/** `44(0)7700900123`: nobody but a phone number puts its trunk zero in brackets. */
function hasBracketedZero(folded: FoldedText, groups: DigitGroups, window: PhoneWindow, size: number): boolean {
  for (let group = window.first + 1; group < window.first + size; group++) {
    const from = groups.from(group);
    if (groups.size(group) !== 1 || groups.firstDigit(group) !== 0) continue;
    if (folded.code(from - 1) === 0x28 && folded.code(from + 1) === 0x29) return window.countOf(size) >= 9;
  }
  return false;
}

/** `(11) 96120-1993`: the area in brackets, eight to twelve digits in few groups. */
function hasBracketedArea(folded: FoldedText, groups: DigitGroups, window: PhoneWindow, size: number): boolean {
  const { first, from } = window;
  const area = groups.size(first);
  if (size < 2 || size > 5 || area < 2 || area > 5 || window.countOf(size) < 8 || window.countOf(size) > 12)
    return false;
  if (folded.code(from - 1) !== 0x28 || folded.code(from + area) !== 0x29 || isYear(groups.value(first))) return false;
  for (let group = first + 1; group < first + size; group++) if (groups.size(group) < 2) return false;
  return (window.gapsInside(size) & ~(Gap.Paren | Gap.Space | Gap.Dash)) === 0;
}

/** `(312) 555-0143`, `312-555-0143`, `1-312-555-0143`: three, three, four. */
function isNorthAmerican(groups: DigitGroups, window: PhoneWindow, digits: string, size: number): boolean {
  const one = digits.length === 11 && digits.startsWith('1') && size === 4 ? 1 : 0;
  if (digits.length !== 10 + one || size !== 3 + one) return false;
  const area = window.first + one;
  if (groups.size(area) !== 3 || groups.size(area + 1) !== 3) return false;
  return (groups.gap(area + 1) & (Gap.Line | Gap.Slash)) === 0;
}
