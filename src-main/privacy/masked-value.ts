// How one value is hidden. Numbers: white space (and characters without width) is taken out, then every character but
// the last four becomes `*`, plus sign and brackets included. E-mail addresses: the first character and the domain stay.
import { spelledNameLength } from './spelled-emails';
import type { SensitiveSpan } from './sensitive-span';

const STAR = '*';
const IN_SIGHT = 4;
const WITHOUT_WIDTH = /[\s\p{Cf}\p{Cc}\p{Mn}\p{Me}\u115f\u1160\u2800\u3164\uffa0]/gu;
const AT = /[@\uff20\ufe6b]/u;
const OPENING = /[([{<\uff08]/u;

export interface MaskedValue {
  readonly text: string;
  /** What is left in sight of a number, in plain digits. */
  readonly last4?: string;
}

/** The masked form of the stretch a span covers. */
export function maskValue(value: string, { kind, goesOn }: Pick<SensitiveSpan, 'kind' | 'goesOn'>): MaskedValue {
  if (goesOn) return { text: STAR.repeat(Array.from(value.replace(WITHOUT_WIDTH, '')).length) };
  return kind === 'email' ? maskEmail(value) : maskNumber(value);
}

function maskNumber(value: string): MaskedValue {
  const signs = Array.from(value.replace(WITHOUT_WIDTH, ''));
  if (signs.length <= IN_SIGHT) return { text: STAR.repeat(signs.length) };
  const last4 = signs.slice(-IN_SIGHT).join('');
  return { text: STAR.repeat(signs.length - IN_SIGHT) + last4, last4: last4.normalize('NFKC') };
}

/** A spelled address ("name at host dot com") keeps all behind its name. What cannot be read as an address shows nothing. */
function maskEmail(value: string): MaskedValue {
  const at = value.search(AT);
  const spelled =
    at > 0 && /\S/u.test(value.charAt(at - 1)) && !OPENING.test(value.charAt(at - 1)) ? 0 : spelledNameLength(value);
  const nameEnd = spelled > 0 ? spelled : at < 0 ? value.length : at;
  const signs = Array.from(value.slice(0, nameEnd).replace(WITHOUT_WIDTH, ''));
  const isMasked = signs.slice(1).every((sign) => sign === STAR) && (signs.length > 1 || signs[0] === STAR);
  if (isMasked && nameEnd < value.length) return { text: value };
  const shown = signs.length > 1 && nameEnd < value.length ? (signs[0] ?? '') : '';
  return { text: shown + STAR.repeat(signs.length - (shown === '' ? 0 : 1)) + value.slice(nameEnd) };
}
