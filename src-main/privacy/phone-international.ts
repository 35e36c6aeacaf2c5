// Reads a phone number behind a plus.
import type { FoldedText } from './folded-text';
import { Gap } from './digit-groups';
import { isLatin } from './letter-classes';
import { Fit, fitInternational } from './phone-plans';
import { isAmount } from './phone-shapes';
import type { PhoneWindow } from './phone-window';

export class InternationalReader {
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
