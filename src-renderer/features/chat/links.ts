// Finds web links in a masked text. Pure. A link never holds anything that was hidden: its address would not be the one
// that was written, and its text would name a value.
import type { MaskedSpan, MaskedText } from '../../../src-preload/contract';

export interface Link {
  /** UTF-16 offsets in the text, end exclusive. */
  start: number;
  end: number;
  url: string;
  /** As a browser reads it: international names in their ASCII form (punycode). */
  host: string;
}

const ADDRESS = /(?<![\p{L}\p{N}])https:\/\/[^\s<>"`{}|\\^]+/giu;
const CLOSING: Readonly<Record<string, string>> = { ')': '(', ']': '[' };
const LONGEST = 2_000;

const count = (text: string, character: string) => text.split(character).length - 1;

/** Without the punctuation of the sentence around it; a bracket stays where the address opens it. */
function withoutSentence(address: string): string {
  let end = address.length;
  for (;;) {
    const last = address[end - 1] ?? '';
    const opening = CLOSING[last];
    const kept = address.slice(0, end);
    const isSurplus = opening !== undefined && count(kept, last) > count(kept, opening);
    if (!isSurplus && !/[.,;:!?'*_~…»“”‘’]/u.test(last)) return kept;
    end -= 1;
  }
}

const touches = (start: number, end: number) => (span: MaskedSpan) => span.start < end && span.end > start;

/** In order, none overlapping. Addresses with a user name in them are none: they are written to deceive. */
export function findLinks({ text, masked }: MaskedText): Link[] {
  const links: Link[] = [];
  for (const { index, 0: whole } of text.matchAll(ADDRESS)) {
    const url = withoutSentence(whole);
    if (url.length > LONGEST || !URL.canParse(url)) continue;
    const { hostname, username, password } = new URL(url);
    const end = index + url.length;
    // What was cut off may belong to the hidden value; the whole run decides.
    if (hostname === '' || username !== '' || password !== '') continue;
    if (masked.some(touches(index, index + whole.length))) continue;
    links.push({ start: index, end, url, host: hostname });
  }
  return links;
}

/** Part of a masked text, with what is hidden in it. A span is never cut: links do not touch any. */
export function sliceMasked({ text, masked }: MaskedText, start: number, end: number): MaskedText {
  return {
    text: text.slice(start, end),
    masked: masked
      .filter((span) => span.start >= start && span.end <= end)
      .map((span) => ({ ...span, start: span.start - start, end: span.end - start })),
  };
}

/** The host is an international name, shown in its ASCII form. */
export const isInternational = (host: string): boolean => host.split('.').some((label) => label.startsWith('xn--'));
