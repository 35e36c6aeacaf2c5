// Finds phone numbers: international ones by their plus (masked even where no plan knows them), the tenant's national
// ones by the numbering plan, others by their layout or by the words around.
import type { Claims } from './claims';
import { labelOf } from './context-labels';
import { ContextKind } from './context-vocabulary';
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isLatin } from './letter-classes';
import { extensionEnd } from './phone-extensions';
import type { PhonePlan } from './phone-plans';
import { Fit, fitInternational, planOf } from './phone-plans';
import {
  hasLooseBracket,
  isAmount,
  isDate,
  isDecimal,
  isDottedAddress,
  isHexBytes,
  isLongZip,
  isThousands,
} from './phone-shapes';
import { PhoneWindow, openingOf } from './phone-window';
import type { WordMarks } from './word-finder';

const FEWEST_DIGITS = 6;

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
  const international = new InternationalReader(folded, window);
  const national = new NationalReader(folded, groups, window, marks, home);
  for (let group = 0; group < groups.count; group++) {
    if (!groups.isFree(group)) continue;
    window.first = group;
    const plus = window.hasPlus;
    if (!plus && !window.couldStart(group)) continue;
    window.open(group);
    if (window.count < FEWEST_DIGITS) continue;
    const size = plus ? international.read() : national.read();
    if (size === 0) continue;
    const to = window.to(size);
    const from = plus ? group : national.trunkBefore(group);
    claims.add(openingOf(folded, groups.from(from), to), extensionEnd(folded, to), 'phone');
    for (let taken = from; taken < group + size; taken++) groups.take(taken);
    group += size - 1;
  }
}

class InternationalReader {
  constructor(
    private readonly folded: FoldedText,
    private readonly window: PhoneWindow,
  ) {}

  /** Groups of the number behind the plus: what stands apart and fits a plan, else the most a plan knows, else what stands together. */
  read(): number {
    const { folded, window } = this;
    for (let size = 1; size < window.size; size++) {
      // a number complete at the end of its line does not go on in the next
      if ((window.gapBehind(size) & Gap.Line) !== 0 && fitInternational(window.digitsOf(size)) === Fit.Valid)
        return size;
    }
    let valid = 0;
    let together = 0;
    for (let size = window.size; size > 0; size--) {
      const count = window.countOf(size);
      if (count < 7 && valid > 0) break;
      const fit = fitInternational(window.digitsOf(size));
      const needed = this.isFraction(size) ? Fit.Valid : Fit.Possible;
      if (fit >= needed && count >= 7 && window.endsApart(size)) return this.withDirectDial(size);
      if (fit === Fit.Valid && valid === 0) valid = size;
      if (count >= 8 && count <= 16 && (together === 0 || (window.gapBehind(size) & Gap.Line) !== 0)) together = size;
    }
    if (valid > 0) return this.withDirectDial(valid);
    if (together === 0 || isLatin(folded.code(window.to(together)))) return 0;
    if (
      this.isFraction(together) ||
      isLatin(folded.code(window.from - 2)) ||
      isAmount(folded, window.from, window.to(together))
    )
      return 0;
    return together;
  }

  /** `+46.051427`: a coordinate, unless a plan knows the number. */
  private isFraction(size: number): boolean {
    return size === 2 && this.window.gapsInside(size) === Gap.Dot;
  }

  /** A short group stuck behind a complete number is its direct dial: `+49 89 1234-0`. */
  private withDirectDial(size: number): number {
    const { window } = this;
    const tight = window.gapBehind(size);
    if (size === window.size || (tight !== Gap.Dash && tight !== Gap.Slash)) return size;
    return window.countOf(size + 1) - window.countOf(size) <= 5 ? size + 1 : size;
  }
}

class NationalReader {
  constructor(
    private readonly folded: FoldedText,
    private readonly groups: DigitGroups,
    private readonly window: PhoneWindow,
    private readonly marks: () => WordMarks,
    private readonly home: PhonePlan | undefined,
  ) {}

  /** Groups of the number without plus that starts at the window; 0 when there is none. */
  read(): number {
    const { folded, window } = this;
    let supported = 0;
    let label = -1;
    for (let size = this.mostGroups(); size > 0 && window.countOf(size) >= FEWEST_DIGITS; size--) {
      const count = window.countOf(size);
      if (count > 16 || !window.mayStart(size) || !this.mayEnd(size) || this.isSomethingElse(size)) continue;
      if (label < 0) label = labelOf(this.marks(), folded, window.from, window.to(size));
      if (label === ContextKind.Reference) return 0;
      const called = label === ContextKind.Phone;
      if (!called && (window.gapsInside(size) & (Gap.Line | Gap.Underscore)) !== 0) continue;
      if (this.isWellKnown(size, called)) return size;
      if (called && supported === 0 && count >= 7 && count <= 15) supported = size;
    }
    return supported;
  }

  /** The trunk prefix written apart before the bracket of the number: `01 (449) 978-0001`. Else the group itself. */
  trunkBefore(group: number): number {
    const { groups, folded } = this;
    const before = group - 1;
    if (folded.code(groups.from(group) - 1) !== 0x28 || !groups.isFree(before)) return group;
    const isTrunk = groups.size(before) <= 3 && (groups.firstDigit(before) === 0 || groups.value(before) === 1);
    return isTrunk && (groups.gap(before) & ~(Gap.Space | Gap.Paren | Gap.Dash)) === 0 ? before : group;
  }

  /** Numbers are written in nine groups at most, or digit by digit. */
  private mostGroups(): number {
    const { groups, window } = this;
    const spread = groups.size(window.first) === 1 && groups.size(window.first + 1) === 1;
    return spread ? window.size : Math.min(window.size, 9);
  }

  private mayEnd(size: number): boolean {
    const to = this.window.to(size);
    return this.window.mayEnd(size) || extensionEnd(this.folded, to) > to;
  }

  private isSomethingElse(size: number): boolean {
    const { folded, groups, window } = this;
    const { first } = window;
    const last = first + size - 1;
    const from = window.from;
    return (
      isDate(folded, groups, first, last) ||
      isDottedAddress(groups, first, last) ||
      isDecimal(groups, first, last) ||
      isHexBytes(folded, groups, first, last) ||
      hasLooseBracket(folded, from, window.to(size)) ||
      isAmount(folded, from, window.to(size))
    );
  }

  /** A number of the tenant's plan, one with an international prefix, or one in a layout only phone numbers have. */
  private isWellKnown(size: number, called: boolean): boolean {
    const { groups, window, home } = this;
    if (!called && (this.isInAddress() || isLongZip(groups, window.first, window.first + size - 1))) return false;
    const digits = window.digitsOf(size);
    const grouped = size > 1;
    if (this.fitAbroad(digits) >= (grouped ? Fit.Possible : Fit.Valid)) return true;
    if (home !== undefined) {
      const fit = this.fitHome(home, digits);
      const thousands = isThousands(groups, window.first, window.first + size - 1) && digits.length < 9;
      if (fit === Fit.Valid && (called || !thousands)) return true;
      if (fit === Fit.Possible && grouped && home.trunk === '0' && digits.startsWith('0') && this.isEven(size))
        return true;
    }
    return this.hasTrunkLayout(digits, size) || this.hasBracketedZero(size) || this.isNorthAmerican(digits, size);
  }

  /** A number dialled with an international prefix: `00`, `011`, or the tenant's own. */
  private fitAbroad(digits: string): number {
    const own = this.home?.iddLength(digits) ?? 0;
    const prefix = /^00[1-9]/u.test(digits) ? 2 : digits.startsWith('0011') ? 4 : digits.startsWith('011') ? 3 : own;
    return prefix === 0 ? Fit.None : fitInternational(digits.slice(prefix));
  }

  private fitHome(home: PhonePlan, digits: string): number {
    const dialled = home.fitDialled(digits);
    if (dialled === Fit.Valid || !digits.startsWith(home.callingCode)) return dialled;
    return Math.max(
      dialled,
      home.fitDialled(digits.slice(home.callingCode.length)) === Fit.Valid ? Fit.Valid : Fit.None,
    );
  }

  /** The digits are part of a web address. */
  private isInAddress(): boolean {
    const before = this.folded.code(this.window.from - 1);
    if (!this.groups.isFree(this.window.first - 1) && this.window.first > 0) return false;
    return before === 0x2f || before === 0x3d || before === 0x26 || before === 0x3f;
  }

  /** Groups of two digits or more, as phone numbers are set and article numbers often are not. */
  private isEven(size: number): boolean {
    for (let group = 0; group < size; group++) if (this.groups.size(this.window.first + group) < 2) return false;
    return true;
  }

  /** `06 12 34 56 78`, `0171/1234567`: a trunk zero and spaced groups, nine to twelve digits. */
  private hasTrunkLayout(digits: string, size: number): boolean {
    if (size < 2 || digits.length < 9 || digits.length > 12 || !/^0[1-9]/u.test(digits) || !this.isEven(size))
      return false;
    const inside = this.window.gapsInside(size);
    return (
      inside === Gap.Space ||
      inside === Gap.Slash ||
      inside === Gap.Dash ||
      (inside === Gap.Dot && size > 3) ||
      inside === (Gap.Slash | Gap.Space)
    );
  }

  /** `44(0)7700900123`: nobody but a phone number puts its trunk zero in brackets. */
  private hasBracketedZero(size: number): boolean {
    const { folded, groups, window } = this;
    for (let group = window.first + 1; group < window.first + size; group++) {
      const from = groups.from(group);
      if (groups.size(group) !== 1 || groups.firstDigit(group) !== 0) continue;
      if (folded.code(from - 1) === 0x28 && folded.code(from + 1) === 0x29) return window.countOf(size) >= 9;
    }
    return false;
  }

  /** `(312) 555-0143`, `312-555-0143`, `1-312-555-0143`: three, three, four. */
  private isNorthAmerican(digits: string, size: number): boolean {
    const { groups, window } = this;
    const one = digits.length === 11 && digits.startsWith('1') && size === 4 ? 1 : 0;
    if (digits.length !== 10 + one || size !== 3 + one) return false;
    const area = window.first + one;
    if (groups.size(area) !== 3 || groups.size(area + 1) !== 3) return false;
    return (groups.gap(area + 1) & (Gap.Line | Gap.Slash)) === 0;
  }
}
