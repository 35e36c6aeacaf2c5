// The masking rules. Numbers: white space (and characters without width) is taken out, then every character but the
// last four becomes `*`, plus sign and brackets included. E-mail addresses: the first character and the domain stay.
import type { FindOptions, SensitiveKind, SensitiveSpan } from './sensitive-span';
import { findSensitive } from './find-sensitive';
import { findSplitSensitive } from './find-sensitive-split';
import { maskValue } from './masked-value';

/** A masked stretch of the masked text. `last4`: what is left in sight of a number, for "payment card ending 1111". */
export interface MaskedSpan {
  readonly start: number;
  readonly end: number;
  readonly kind: SensitiveKind;
  readonly last4?: string;
}

export interface MaskedText {
  readonly text: string;
  /** In the order of the text; offsets (UTF-16, `end` exclusive) in the masked text. */
  readonly masked: readonly MaskedSpan[];
}

/** Replaces the spans (as `findSensitive` gives them) by their masked form. */
export function mask(text: string, spans: readonly SensitiveSpan[]): string {
  return maskSpans(text, spans).text;
}

/** Finds and masks. `options.region`: the tenant's country, see `findSensitive`. Masking a masked text changes nothing. */
export function maskText(text: string, options: FindOptions = {}): MaskedText {
  return maskSpans(text, findSensitive(text, options));
}

/**
 * Masks consecutive messages of one customer together, so that a value split over several of them is hidden in each.
 * Returns one masked text per message, in their order.
 */
export function maskTexts(messages: readonly string[], options: FindOptions = {}): MaskedText[] {
  const spans = findSplitSensitive(messages, options);
  return messages.map((text, at) => maskSpans(text, spans[at] ?? []));
}

/** `mask`, telling where the masked stretches stand in the masked text. */
export function maskSpans(text: string, spans: readonly SensitiveSpan[]): MaskedText {
  if (spans.length === 0) return { text, masked: [] };
  const masked: MaskedSpan[] = [];
  let result = '';
  let read = 0;
  for (const span of spans) {
    const { start, end, kind } = span;
    result += text.slice(read, start);
    const value = text.slice(start, end);
    const hidden = maskValue(value, span);
    const from = result.length;
    result += hidden.text;
    masked.push({
      start: from,
      end: result.length,
      kind,
      ...(hidden.last4 === undefined ? {} : { last4: hidden.last4 }),
    });
    read = end;
  }
  return { text: result + text.slice(read), masked };
}
