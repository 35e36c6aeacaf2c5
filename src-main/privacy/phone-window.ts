// A window over the digit groups: the groups from one start that could be one phone number, and whether a number may
// begin and end at given groups. Shared by the international and the national reading.
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isDigit, isLatin } from './letter-classes';

const MOST_DIGITS = 17;
/** The shortest phone number that is looked at. */
export const FEWEST_DIGITS = 6;
const PLUS = 0x2b;
const COLON = 0x3a;

/** Between two groups of one phone number no comma, plus or wide gap. */
const APART = Gap.Broken | Gap.Plus | Gap.Comma | Gap.Wide;
const CLEAR = Gap.Broken | Gap.Plus | Gap.Comma | Gap.Line | Gap.Wide;

export class PhoneWindow {
  first = 0;
  /** Number of groups in the window. */
  size = 0;
  private digits = '';
  private readonly counts = new Uint8Array(MOST_DIGITS);
  private readonly inner = new Uint16Array(MOST_DIGITS);

  constructor(
    private readonly folded: FoldedText,
    private readonly groups: DigitGroups,
  ) {}

  /** Lays the window over the groups from `first` on: at most 17 digits without anything that parts numbers. */
  open(first: number): void {
    const { folded, groups } = this;
    this.first = first;
    this.size = 0;
    let digits = '';
    let inner = 0;
    for (let group = first; groups.isFree(group) && digits.length + groups.size(group) <= MOST_DIGITS; group++) {
      digits += folded.digits(groups.from(group), groups.to(group));
      this.inner[this.size] = inner;
      this.counts[this.size++] = digits.length;
      if ((groups.gap(group) & APART) !== 0) break;
      inner |= groups.gap(group);
    }
    this.digits = digits;
  }

  /** Whether a national number can start with a group at all: cheap, asked before the window is opened. */
  couldStart(group: number): boolean {
    const { groups } = this;
    const gap = groups.gap(group - 1);
    if ((gap & CLEAR) !== 0 || !groups.isFree(group - 1)) return true;
    // single digits only make a number as a whole row
    if (groups.size(group) === 1 && groups.size(group + 1) === 1) return false;
    if ((gap & Gap.Paren) !== 0) return true;
    if (gap === Gap.Slash) return groups.gap(group) !== Gap.Slash;
    return (
      (gap & Gap.Space) !== 0 && (groups.size(group) >= 9 || (groups.gap(group) & Gap.Space) === 0 || gap !== Gap.Space)
    );
  }

  /** Digits of the first `size` groups. */
  digitsOf(size: number): string {
    return this.digits.slice(0, this.countOf(size));
  }

  /** Number of digits in the first `size` groups. */
  countOf(size: number): number {
    return this.counts[size - 1] ?? 0;
  }

  get count(): number {
    return this.digits.length;
  }

  /** Flags of all gaps inside the first `size` groups. */
  gapsInside(size: number): number {
    return this.inner[size - 1] ?? 0;
  }

  /** Folded index of the first digit. */
  get from(): number {
    return this.groups.from(this.first);
  }

  /** Folded index behind the last digit of `size` groups. */
  to(size: number): number {
    return this.groups.to(this.first + size - 1);
  }

  gapBehind(size: number): number {
    return this.groups.gap(this.first + size - 1);
  }

  /** Whether a plus belongs to the number, and to no sum. */
  get hasPlus(): boolean {
    for (let at = this.from - 1; this.from - at <= 4; at--) {
      const code = this.folded.code(at);
      if (code === PLUS) return !isDigit(this.folded.code(at - 1));
      if (code !== 0x20 && code !== 0x28 && code !== 0x5b) return false;
    }
    return false;
  }

  /** Whether a number may end behind `size` groups: nothing follows, or what follows is set further apart than its own groups. */
  mayEnd(size: number): boolean {
    const to = this.to(size);
    const behind = this.folded.code(to);
    if (isLatin(behind) || (behind === COLON && isDigit(this.folded.code(to + 1)))) return false;
    return this.endsApart(size);
  }

  /** Letters behind the digits are somebody else's question (an extension, a unit): only the gap is looked at. */
  endsApart(size: number): boolean {
    const gap = this.gapBehind(size);
    if ((gap & CLEAR) !== 0 || this.isFartherThanInside(gap, size)) return true;
    const next = this.first + size;
    if ((gap & Gap.Paren) !== 0 && (this.gapsInside(size) & Gap.Paren) !== 0 && this.countOf(size) >= 7) {
      return this.folded.code(this.groups.from(next) - 1) === 0x28;
    }
    return (
      (gap & Gap.Space) !== 0 && this.isTrunkNumber(this.first, size) && this.isTrunkNumber(next, this.size - size)
    );
  }

  /** Two numbers in a row, each with its trunk zero: what both must look like. */
  private isTrunkNumber(first: number, size: number): boolean {
    let count = 0;
    for (let group = first; group < first + size; group++) count += this.groups.size(group);
    return count >= 6 && this.groups.firstDigit(first) === 0;
  }

  /** Whether a national number of `size` groups may begin here. Letters, `#`, a sum or a fraction tie digits to something else. */
  mayStart(size: number): boolean {
    const { folded, groups } = this;
    const before = folded.code(this.from - 1);
    const further = folded.code(this.from - 2);
    if (isLatin(before) || before === 0x23 || before === 0x5f || before === PLUS) return false;
    if ((before === COLON || before === 0x2a || before === 0x3d) && isDigit(further)) return false;
    if (before === 0x2d && size === 1 && (further === 0 || further === 0x20 || further === 0x0a)) return false;
    if (!groups.isFree(this.first - 1)) return true;
    const gap = groups.gap(this.first - 1);
    return (gap & (CLEAR | Gap.Paren)) !== 0 || this.isFartherThanInside(gap, size);
  }

  private isFartherThanInside(gap: number, size: number): boolean {
    const inside = this.gapsInside(size);
    if (size === 1) return (gap & Gap.Space) !== 0 && this.countOf(1) >= 9;
    if ((gap & Gap.Space) !== 0)
      return (inside & Gap.Space) === 0 || (gap !== Gap.Space && (inside & gap & ~Gap.Space) === 0);
    return gap === Gap.Slash && (inside & (Gap.Slash | Gap.Space)) === 0;
  }
}

/** Where the number that starts with the digit at `from` really starts: with its plus and the bracket it closes itself. */
export function openingOf(folded: FoldedText, from: number, to: number): number {
  let start = from;
  for (let at = from - 1; from - at <= 5; at--) {
    const code = folded.code(at);
    if (code === PLUS) start = at;
    else if (code === 0x28 || code === 0x5b) {
      if (!closesInside(folded, at, to)) break;
      start = at;
    } else if (code !== 0x20) break;
  }
  return start;
}

function closesInside(folded: FoldedText, open: number, to: number): boolean {
  const closing = folded.code(open) === 0x28 ? 0x29 : 0x5d;
  for (let at = open + 1; at < to; at++) if (folded.code(at) === closing) return true;
  return false;
}
