// Reads a phone number without plus: by the words around it, by the tenant's numbering plan, by its layout.
import { labelOf } from './context-labels';
import { ContextKind } from './context-vocabulary';
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isDigit, isLetter } from './letter-classes';
import { extensionEnd } from './phone-extensions';
import { hasPhoneLayout } from './phone-layouts';
import type { PhonePlan } from './phone-plans';
import { Fit, fitInternational } from './phone-plans';
import {
  hasLooseBracket,
  isAmount,
  isCode,
  isDate,
  isDecimal,
  isDottedAddress,
  isHexBytes,
  isLongZip,
  isThousands,
  isTimeSpan,
} from './phone-shapes';
import type { PhoneWindow } from './phone-window';
import { FEWEST_DIGITS } from './phone-window';
import type { WordMarks } from './word-finder';

/** A message longer than this (folded) says more than a number. */
const LONGEST_BARE = 60;
const LONGEST_ADDRESS = 120;

export class NationalReader {
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
      const called = label === ContextKind.Phone || this.hasExtension(size);
      if (!called && (window.gapsInside(size) & (Gap.Line | Gap.Underscore)) !== 0) continue;
      if (called ? this.fits(size) : this.isWellKnown(size)) return size;
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
    return this.window.mayEnd(size) || this.hasExtension(size);
  }

  /** An extension only follows a phone number. */
  private hasExtension(size: number): boolean {
    const to = this.window.to(size);
    return extensionEnd(this.folded, to) > to;
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

  /** Whether a plan knows the number the words announce: then its end is sure. */
  private fits(size: number): boolean {
    const digits = this.window.digitsOf(size);
    if (this.fitAbroad(digits) === Fit.Valid || hasPhoneLayout(this.folded, this.groups, this.window, size))
      return true;
    return this.home !== undefined && this.fitHome(this.home, digits) === Fit.Valid;
  }

  /** Without such words: a number of the tenant's plan, one with an international prefix, or a layout only phone numbers have. */
  private isWellKnown(size: number): boolean {
    const { folded, groups, window, home } = this;
    const last = window.first + size - 1;
    if (this.isInAddress() || isLongZip(groups, window.first, last) || isTimeSpan(groups, window.first, last))
      return false;
    if (isCode(groups, window.first, last)) return false;
    const digits = window.digitsOf(size);
    if (digits.length > 9 && this.fitAbroad(digits) >= (size > 1 ? Fit.Possible : Fit.Valid)) return true;
    if (hasPhoneLayout(folded, groups, window, size)) return true;
    return home !== undefined && this.isHomeNumber(home, digits, size);
  }

  /** The plans of many countries allow almost any six to eight digits: a number of theirs needs its trunk prefix, or be a mobile one. */
  private isHomeNumber(home: PhonePlan, digits: string, size: number): boolean {
    const count = digits.length;
    if (count < 7) return false;
    const fit = this.fitHome(home, digits);
    const withTrunk = home.trunk !== '' && digits.startsWith(home.trunk);
    if (fit === Fit.Possible) return size > 1 && withTrunk && home.trunk === '0' && count >= 8 && this.isEven(size);
    if (fit !== Fit.Valid) return false;
    const whole = this.isWholeText(size);
    if (withTrunk && (count >= 8 || whole)) return true;
    const thousands = isThousands(this.groups, this.window.first, this.window.first + size - 1);
    const mobile = home.isMobile(digits);
    if (count === 7) return home.trunk === '' && mobile && (size > 1 || whole);
    if (thousands && count < 9 && !whole) return false;
    if (count > 10 && digits.startsWith(home.callingCode)) return true;
    if (home.trunk === '' || home.trunk === '1') return true;
    return (whole && count >= 9) || (mobile && (count >= 9 || size > 1 || whole));
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
    const rest = home.fitDialled(digits.slice(home.callingCode.length));
    return rest === Fit.Valid ? rest : dialled;
  }

  /** The digits are part of a web address. */
  private isInAddress(): boolean {
    const { folded, window } = this;
    for (let at = window.from - 1; at > 0 && window.from - at < LONGEST_ADDRESS; at--) {
      const code = folded.code(at);
      if (code === 0x20 || code === 0x0a) return false;
      if (code === 0x2f && folded.code(at - 1) === 0x2f) return true;
    }
    return false;
  }

  /** The message is the number and nothing else: an answer to the question for it. */
  private isWholeText(size: number): boolean {
    const { folded, window } = this;
    if (folded.length > LONGEST_BARE) return false;
    for (let at = 0; at < folded.length; at++) {
      if (at === window.from) at = window.to(size);
      if (isLetter(folded.code(at)) || isDigit(folded.code(at))) return false;
    }
    return true;
  }

  /** Groups of two digits or more, as phone numbers are set and article numbers often are not. */
  private isEven(size: number): boolean {
    for (let group = 0; group < size; group++) if (this.groups.size(this.window.first + group) < 2) return false;
    return true;
  }
}
