// A text as it looks once its spans are masked, with the way back to the source: what a second reading finds there is
// told in offsets of the source.
import { maskValue } from './masked-value';
import type { SensitiveSpan } from './sensitive-span';

export class MaskedView {
  readonly text: string;
  /** Where each masked stretch begins and ends in `text`. */
  private readonly stretches: { readonly start: number; readonly end: number }[] = [];

  constructor(
    source: string,
    private readonly spans: readonly SensitiveSpan[],
  ) {
    let text = '';
    let at = 0;
    for (const span of spans) {
      text += source.slice(at, span.start);
      const start = text.length;
      text += maskValue(source.slice(span.start, span.end), span).text;
      this.stretches.push({ start, end: text.length });
      at = span.end;
    }
    this.text = text + source.slice(at);
  }

  /** Of the spans found in `text`, those that touch no masked stretch, with offsets in the source. */
  newSpans(found: readonly SensitiveSpan[]): SensitiveSpan[] {
    const added: SensitiveSpan[] = [];
    let next = 0;
    let shift = 0;
    for (const { start, end, kind } of found) {
      let stretch = this.stretches[next];
      for (; stretch !== undefined && stretch.end <= start; stretch = this.stretches[++next]) {
        shift = (this.spans[next]?.end ?? 0) - stretch.end;
      }
      if (stretch !== undefined && stretch.start < end) continue;
      added.push({ start: start + shift, end: end + shift, kind });
    }
    return added;
  }
}
