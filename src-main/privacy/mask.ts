// The masking rules. Numbers: white space (and characters without width) is taken out, then every character but the
// last four becomes `*`, plus sign and brackets included. E-mail addresses: the first character and the domain stay.
import type { FindOptions, SensitiveKind, SensitiveSpan } from './sensitive-span';
import { findSensitive } from './find-sensitive';
import { spelledNameLength } from './spelled-emails';

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

const STAR = '*';
const IN_SIGHT = 4;
const WITHOUT_WIDTH = /[\s\p{Cf}\p{Cc}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0]/gu;
const AT = /[@\uff20\ufe6b]/u;
const OPENING = /[([{<\uff08]/u;

/** Replaces the spans (as `findSensitive` gives them) by their masked form. */
export function mask(text: string, spans: readonly SensitiveSpan[]): string {
  return maskSpans(text, spans).text;
}

/** Finds and masks. `options.region`: the tenant's country, see `findSensitive`. Masking a masked text changes nothing. */
export function maskText(text: string, options: FindOptions = {}): MaskedText {
  return maskSpans(text, findSensitive(text, options));
}

function maskSpans(text: string, spans: readonly SensitiveSpan[]): MaskedText {
  if (spans.length === 0) return { text, masked: [] };
  const masked: MaskedSpan[] = [];
  let result = '';
  let read = 0;
  for (const { start, end, kind } of spans) {
    result += text.slice(read, start);
    const value = text.slice(start, end);
    const hidden = kind === 'email' ? maskEmail(value) : maskNumber(value);
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

interface Hidden {
  readonly text: string;
  readonly last4?: string;
}

function maskNumber(value: string): Hidden {
  const signs = Array.from(value.replace(WITHOUT_WIDTH, ''));
  if (signs.length <= IN_SIGHT) return { text: STAR.repeat(signs.length) };
  const last4 = signs.slice(-IN_SIGHT).join('');
  return { text: STAR.repeat(signs.length - IN_SIGHT) + last4, last4: last4.normalize('NFKC') };
}

/** A spelled address ("name at host dot com") keeps all behind its name. What cannot be read as an address shows nothing. */
function maskEmail(value: string): Hidden {
  const at = value.search(AT);
  const spelled =
    at > 0 && /\S/u.test(value.charAt(at - 1)) && !OPENING.test(value.charAt(at - 1)) ? 0 : spelledNameLength(value);
  const nameEnd = spelled > 0 ? spelled : at < 0 ? value.length : at;
  const signs = Array.from(value.slice(0, nameEnd).replace(WITHOUT_WIDTH, ''));
  const shown = signs.length > 1 && nameEnd < value.length ? (signs[0] ?? '') : '';
  return { text: shown + STAR.repeat(signs.length - (shown === '' ? 0 : 1)) + value.slice(nameEnd) };
}
