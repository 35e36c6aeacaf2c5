// Finds IBANs: a country of the registry, its exact length and shape, and the mod-97 check. Any grouping, any case.
import type { Claims } from './claims';
import type { FoldedText } from './folded-text';
import { IBAN_SHAPES } from './iban-registry';
import { isDigit, isLatin, isLetter } from './letter-classes';

/** Cyrillic and Greek letters (folded to lower case) that look like a Latin one in capitals. */
const SEEN = 'авекмнорстухіѕјԁԛԝαβεζηικμνορτυχ';
const MEANT = 'abekmhopctyxisjdqwabezhikmnoptyx';
const LOOK_ALIKES = new Map(Array.from(SEEN, (seen, at) => [seen.charCodeAt(0), MEANT.charCodeAt(at)] as const));

const LETTER_O = 0x6f;
const LETTER_I = 0x69;
const LETTER_L = 0x6c;
/** Signs between two characters of one IBAN at most. */
const LONGEST_GAP = 4;

const firstLetters = new Uint8Array(128);
for (const country of IBAN_SHAPES.keys()) firstLetters[country.charCodeAt(0)] = 1;

const latinOf = (code: number): number => (code < 128 ? code : (LOOK_ALIKES.get(code) ?? 0));

/** Claims every IBAN of the text. Linear: at most 34 characters are read from each letter. */
export function findIbans(folded: FoldedText, claims: Claims): void {
  const { length } = folded;
  for (let at = 0; at + 14 < length; at++) {
    // most letters stand in words: two more letters follow
    if (isLatin(folded.code(at + 2)) && isLatin(folded.code(at + 1))) continue;
    const first = latinOf(folded.code(at));
    if (first < 0x61 || first > 0x7a || firstLetters[first] !== 1) continue;
    const afterFirst = skipGap(folded, at + 1);
    const second = latinOf(folded.code(afterFirst));
    if (!isLatin(second) || !isDigitLike(folded.code(skipGap(folded, afterFirst + 1)))) continue;
    if (!startsHere(folded, at)) continue;
    const shape = IBAN_SHAPES.get(String.fromCharCode(first, second));
    if (shape === undefined) continue;
    const end = readIban(folded, afterFirst + 1, first, second, shape);
    if (end === 0) continue;
    claims.add(at, end, 'iban');
    at = end - 1;
  }
}

/** A word border, the word IBAN itself, or a letter of a script without capitals of this alphabet. */
function startsHere(folded: FoldedText, at: number): boolean {
  const before = at === 0 ? 0 : folded.code(at - 1);
  if (isDigit(before)) return false;
  if (!isLatin(before)) return !(isLetter(before) && LOOK_ALIKES.has(before));
  return (
    at >= 4 &&
    folded.code(at - 4) === 0x69 &&
    folded.code(at - 3) === 0x62 &&
    folded.code(at - 2) === 0x61 &&
    folded.code(at - 1) === 0x6e
  );
}

/** Folded index behind the IBAN, or 0 when shape or check digits are wrong. */
function readIban(folded: FoldedText, from: number, first: number, second: number, shape: string): number {
  let at = from;
  let checkDigits = 0;
  for (let i = 0; i < 2; i++) {
    at = skipGap(folded, at);
    const digit = digitAs(folded.code(at));
    if (digit < 0) return 0;
    checkDigits = checkDigits * 10 + digit;
    at++;
  }
  let remainder = 0;
  for (let i = 0; i < shape.length; i++) {
    at = skipGap(folded, at);
    const value = valueAs(folded.code(at), shape.charCodeAt(i));
    if (value < 0) return 0;
    remainder = (value < 10 ? remainder * 10 + value : remainder * 100 + value) % 97;
    at++;
  }
  remainder = (remainder * 100 + (first - 0x57)) % 97;
  remainder = (remainder * 100 + (second - 0x57)) % 97;
  remainder = (remainder * 100 + checkDigits) % 97;
  return remainder === 1 && !isDigit(folded.code(at)) ? at : 0;
}

const isDigitLike = (code: number): boolean => digitAs(code) >= 0;

/** The digit a character is, or is taken for (O, I, l); -1 for others. */
function digitAs(code: number): number {
  if (isDigit(code)) return code - 0x30;
  const latin = latinOf(code);
  return latin === LETTER_O ? 0 : latin === LETTER_I || latin === LETTER_L ? 1 : -1;
}

/** IBAN arithmetic value (digits 0-9, letters 10-35) if the character fits the place in the shape, else -1. */
function valueAs(code: number, sign: number): number {
  if (sign === 0x6e) return digitAs(code);
  const latin = latinOf(code);
  if (isLatin(latin)) return latin - 0x57;
  return sign === 0x63 && isDigit(code) ? code - 0x30 : -1;
}

function skipGap(folded: FoldedText, at: number): number {
  const limit = at + LONGEST_GAP;
  while (at < limit && isGap(folded.code(at))) at++;
  return at;
}

const isGap = (code: number): boolean =>
  code === 0x20 ||
  code === 0x0a ||
  code === 0x09 ||
  (code >= 0x2c && code <= 0x2f) ||
  code === 0x5f ||
  code === 0x7c ||
  code === 0x3a;
