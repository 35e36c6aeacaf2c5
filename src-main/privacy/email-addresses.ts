// Finds e-mail addresses with a real @ (any form of it): the local part before it, the domain behind it, in any script.
import type { Claims } from './claims';
import type { FoldedText } from './folded-text';
import { labelEnd } from './host-label';
import { isDigit, isLatin, isLetter, isUnspaced } from './letter-classes';

export const AT_SIGN = 0x40;
const DOT = 0x2e;
const HYPHEN = 0x2d;
const STAR = 0x2a;
const QUOTE = 0x22;
const LONGEST_LOCAL = 96;
const LONGEST_DOMAIN = 255;

/** Signs a local part may hold beside letters and digits. */
const localSigns = new Set(Array.from("._%+-'&~!#$*^{}|`=", (sign) => sign.charCodeAt(0)));
/** Signs that open a quotation or a list rather than an address. */
const notFirst = new Set(Array.from(".'*~!#$&^{}|`-=", (sign) => sign.charCodeAt(0)));

/** Claims every address around an @ sign. Linear: no stretch between two @ signs is read more than once from each. */
export function findEmails(folded: FoldedText, claims: Claims): void {
  const { length } = folded;
  let behindLast = 0;
  for (let at = 0; at < length; at++) {
    if (folded.code(at) !== AT_SIGN) continue;
    const end = domainEnd(folded, at + 1);
    const start = end > 0 ? localStart(folded, at, behindLast) : at;
    if (start < at && !isInUrl(folded, start) && !isImageSize(folded, at + 1, end)) {
      claims.add(start, end, 'email');
      at = end - 1;
    }
    behindLast = at + 1;
  }
}

/** Folded index where the local part that ends before `at` begins; `at` itself when there is none. */
function localStart(folded: FoldedText, at: number, floor: number): number {
  const lowest = Math.max(floor, at - LONGEST_LOCAL);
  if (folded.code(at - 1) === QUOTE) {
    for (let start = at - 2; start >= lowest; start--)
      if (folded.code(start) === QUOTE) return start < at - 2 ? start : at;
    return at;
  }
  const unspaced = at > 0 && isUnspaced(folded.code(at - 1));
  let start = at;
  while (
    start > lowest &&
    isLocal(folded.code(start - 1)) &&
    isUnspaced(folded.code(start - 1)) === (unspaced && isLetter(folded.code(start - 1)))
  )
    start--;
  let first = start;
  while (first < at && notFirst.has(folded.code(first))) first++;
  // `*@b.co`: masked already, and still an address
  if (first === at) while (first > start && folded.code(first - 1) === STAR) first--;
  return first;
}

const isLocal = (code: number): boolean =>
  isLatin(code) || isDigit(code) || localSigns.has(code) || (code > 127 && isLetter(code));

/** Folded index behind the domain that starts at `start`; 0 when there is none with two labels and a word at its end. */
function domainEnd(folded: FoldedText, start: number): number {
  if (folded.code(start) === 0x5b) return literalEnd(folded, start);
  const limit = Math.min(folded.length, start + LONGEST_DOMAIN);
  let end = 0;
  let labels = 0;
  let latinSoFar = true;
  for (let at = start; at < limit;) {
    const from = at;
    at = labelEnd(folded, from, limit, labels > 0);
    let to = at;
    while (to > from && (folded.code(to - 1) === HYPHEN || folded.code(to - 1) === 0x5f)) to--;
    if (to === from) break;
    const latin = folded.code(from) < 128;
    if (labels > 0 && latinSoFar && !latin) break;
    latinSoFar &&= latin;
    labels++;
    const top = labels > 1 ? topLabelEnd(folded, from, to) : 0;
    if (top > 0) end = top;
    if (to !== at || folded.code(at) !== DOT) break;
    at++;
  }
  return end;
}

/** Folded index behind a label that can be the last one: two letters or more (what is glued to them is not its), or an encoded one. */
function topLabelEnd(folded: FoldedText, from: number, to: number): number {
  if (to - from > 4 && folded.code(from) === 0x78 && folded.code(from + 1) === 0x6e && folded.code(from + 2) === HYPHEN)
    return to;
  let at = from;
  while (at < to && isLetter(folded.code(at))) at++;
  return at - from >= 2 || (at > from && isUnspaced(folded.code(from))) ? at : 0;
}

/** `@[192.0.2.1]` */
function literalEnd(folded: FoldedText, start: number): number {
  let at = start + 1;
  while (
    at < start + 46 &&
    (isDigit(folded.code(at)) || folded.code(at) === DOT || folded.code(at) === 0x3a || isLatin(folded.code(at)))
  )
    at++;
  return at - start > 7 && folded.code(at) === 0x5d ? at + 1 : 0;
}

/** `https://user:password@host.tld` names a place, not a mailbox. */
function isInUrl(folded: FoldedText, start: number): boolean {
  for (let at = start - 1; at > 0 && at > start - LONGEST_LOCAL; at--) {
    const code = folded.code(at);
    if (code === 0x20 || code === 0x0a || code === AT_SIGN) return false;
    if (code === 0x2f && folded.code(at - 1) === 0x2f) return true;
  }
  return false;
}

/** `icon@2x.png` */
function isImageSize(folded: FoldedText, start: number, end: number): boolean {
  return (
    end - start <= 7 && isDigit(folded.code(start)) && folded.code(start + 1) === 0x78 && folded.code(start + 2) === DOT
  );
}
