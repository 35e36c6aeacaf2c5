// What the detectors have found so far. A character belongs to one finding only: the first to claim it keeps it.
import type { DigitGroups } from './digit-groups';
import type { FoldedText } from './folded-text';
import type { SensitiveKind, SensitiveSpan } from './sensitive-span';

export class Claims {
  private readonly spans: SensitiveSpan[] = [];

  constructor(private readonly folded: FoldedText) {}

  /** Claims the folded stretch from `from` up to and without `to`. */
  add(from: number, to: number, kind: SensitiveKind): void {
    this.spans.push({ start: this.folded.start(from), end: this.folded.end(to - 1), kind });
  }

  /** Takes the digit groups that lie in findings so far out of the reach of the next detectors. */
  takeGroups(groups: DigitGroups): void {
    if (this.spans.length === 0) return;
    const spans = this.inOrder();
    let next = 0;
    for (let group = 0; group < groups.count; group++) {
      const start = this.folded.start(groups.from(group));
      let span = spans[next];
      while (span !== undefined && span.end <= start) span = spans[++next];
      if (span === undefined) return;
      if (span.start < this.folded.end(groups.to(group) - 1)) groups.take(group);
    }
  }

  /** The findings in the order of the text, without overlaps: of two that meet, the earlier claim stays. */
  inOrder(): SensitiveSpan[] {
    if (this.spans.length < 2) return this.spans;
    const ranked = this.spans.map((span, rank) => ({ span, rank }));
    ranked.sort((a, b) => a.span.start - b.span.start || a.rank - b.rank);
    const kept: typeof ranked = [];
    for (const one of ranked) {
      const last = kept.at(-1);
      if (last === undefined || one.span.start >= last.span.end) kept.push(one);
      else if (one.rank < last.rank) kept[kept.length - 1] = one;
    }
    return kept.map(({ span }) => span);
  }
}
