// What the detectors have found so far. A character belongs to one finding only: the first to claim it keeps it.
import type { DigitGroups } from './digit-groups';
import type { FoldedText } from './folded-text';
import { endInSource } from './folded-text';
import type { SensitiveKind, SensitiveSpan } from './sensitive-span';

export class Claims {
  private readonly spans: SensitiveSpan[] = [];

  constructor(private readonly folded: FoldedText) {}

  /** Claims the folded stretch from `from` up to and without `to`. */
  add(from: number, to: number, kind: SensitiveKind): void {
    this.spans.push({ start: this.folded.starts[from]!, end: endInSource(this.folded, to - 1), kind });
  }

  get isEmpty(): boolean {
    return this.spans.length === 0;
  }

  /** Takes the digit groups that lie in findings so far out of the reach of the next detectors. */
  takeGroups(groups: DigitGroups): void {
    const spans = this.inOrder();
    let next = 0;
    for (let i = 0; i < groups.count && next < spans.length; i++) {
      const start = this.folded.starts[groups.from[i]!]!;
      while (next < spans.length && spans[next]!.end <= start) next++;
      const span = spans[next];
      if (span !== undefined && span.start < endInSource(this.folded, groups.to[i]! - 1)) groups.taken[i] = 1;
    }
  }

  /** The findings in the order of the text, without overlaps: of two that meet, the earlier claim stays. */
  inOrder(): SensitiveSpan[] {
    if (this.spans.length < 2) return this.spans;
    const ordered = this.spans
      .map((span, rank) => ({ span, rank }))
      .sort((a, b) => a.span.start - b.span.start || a.rank - b.rank);
    const kept: typeof ordered = [];
    for (const one of ordered) {
      const last = kept.at(-1);
      if (last === undefined || one.span.start >= last.span.end) kept.push(one);
      else if (one.rank < last.rank) kept[kept.length - 1] = one;
    }
    return kept.map(({ span }) => span);
  }
}
