// A window over the digit groups: the groups from one start that could be one phone number, and whether a number may
// begin and end at given groups. Shared by the international and the national reading.
import type { DigitGroups } from './digit-groups';
import { Gap } from './digit-groups';
import type { FoldedText } from './folded-text';
import { isDigit, isLatin } from './letter-classes';

const LONGEST = 17;
const MOST_GROUPS = 17;

/** Between two groups of one phone number no comma, plus, underscore or wide gap. */
const APART = Gap.Broken | Gap.Plus | Gap.Comma | Gap.Underscore | Gap.Wide;
const CLEAR = Gap.Broken | Gap.Plus | Gap.Comma | Gap.Line | Gap.Wide;

export class PhoneWindow {
  /** All digits of the window. */
  digits = '';
  first = 0;
  /** Number of groups in the window. */
  size = 0;
  private readonly counts = new Uint8Array(MOST_GROUPS);
  private readonly inner = new Int32Array(MOST_GROUPS);

  constructor(
    private readonly folded: FoldedText,
    private readonly groups: DigitGroups,
  ) {}

  /** Lays the window over the groups from `first` on: at most 17 digits without anything that parts numbers. */
  open(first: number): void {
    const { groups } = this;
    const { codes } = this.folded;
    this.first = first;
    this.size = 0;
    let digits = '';
    let inner = 0;
    for (let i = first; i < groups.count && groups.taken[i] === 0 && this.size < MOST_GROUPS; i++) {
      const length = groups.to[i]! - groups.from[i]!;
      if (digits.length + length > LONGEST) break;
      for (let at = groups.from[i]!; at < groups.to[i]!; at++) digits += String.fromCharCode(codes[at]!);
      this.inner[this.size] = inner;
      this.counts[this.size++] = digits.length;
      if ((groups.gaps[i]! & APART) !== 0) break;
      inner |= groups.gaps[i]!;
    }
    this.digits = digits;
  }

  /** Digits of the first `size` groups. */
  digitsOf(size: number): string {
    return this.digits.slice(0, this.counts[size - 1]);
  }

  countOf(size: number): number {
    return this.counts[size - 1]!;
  }

  /** Flags of all gaps inside the first `size` groups. */
  gapsInside(size: number): number {
    return this.inner[size - 1]!;
  }

  /** Folded index of the first digit, and the one behind the last digit of `size` groups. */
  get from(): number {
    return this.groups.from[this.first]!;
  }

  to(size: number): number {
    return this.groups.to[this.first + size - 1]!;
  }

  gapBefore(): number {
    return this.first === 0 ? Gap.Broken : this.groups.gaps[this.first - 1]!;
  }

  gapBehind(size: number): number {
    return this.groups.gaps[this.first + size - 1]!;
  }

  /** Whether a number may end behind `size` groups: nothing follows, or what follows is set further apart than its own groups. */
  mayEnd(size: number): boolean {
    const behind = this.folded.codes[this.to(size)]!;
    if (isLatin(behind)) return false;
    return this.isApart(this.gapBehind(size), size);
  }

  /** The same in front. Letters, `#` and the point of a fraction glue a number to something else. */
  mayStart(size: number): boolean {
    const { codes } = this.folded;
    const before = this.from === 0 ? 0 : codes[this.from - 1]!;
    if (isLatin(before) || before === 0x23 || before === 0x3a || before === 0x5f)
      return before === 0x3a && this.from > 1 && !isDigit(codes[this.from - 2]!);
    return (
      this.first === 0 ||
      this.groups.taken[this.first - 1] === 1 ||
      this.isApart(this.gapBefore(), size) ||
      (this.gapBefore() & Gap.Paren) !== 0
    );
  }

  private isApart(gap: number, size: number): boolean {
    if ((gap & CLEAR) !== 0) return true;
    if ((gap & Gap.Space) === 0) return false;
    return size === 1
      ? this.countOf(1) >= 9
      : (this.gapsInside(size) & Gap.Space) === 0 ||
          ((gap & Gap.Dash) !== 0 && (this.gapsInside(size) & Gap.Dash) === 0);
  }
}

/** Where the number that starts with the digit at `from` really starts: with its plus and the bracket it closes itself. */
export function openingOf({ codes }: FoldedText, from: number, to: number): number {
  let start = from;
  for (let at = from - 1; at >= 0 && from - at <= 5; at--) {
    const code = codes[at]!;
    if (code === 0x2b) start = at;
    else if (code === 0x28 || code === 0x5b) {
      if (!closesInside(codes, at, to)) break;
      start = at;
    } else if (code !== 0x20) break;
  }
  return start;
}

function closesInside(codes: Uint16Array, open: number, to: number): boolean {
  const closing = codes[open] === 0x28 ? 0x29 : 0x5d;
  for (let at = open + 1; at < to; at++) if (codes[at] === closing) return true;
  return false;
}
