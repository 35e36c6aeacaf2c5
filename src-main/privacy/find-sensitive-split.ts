// Values split over consecutive messages of one customer: "4111 1111" and then "1111 1111". Each message alone holds
// nothing to find, so they are also read together, as lines of one text.
import { findSensitive } from './find-sensitive';
import type { FindOptions, SensitiveSpan } from './sensitive-span';

const LINE = '\n';

/**
 * Finds what `findSensitive` finds in each message, and the values that begin in one message and end in a later one.
 *
 * @param parts consecutive messages of one customer, oldest first; a handful is enough (a value has few parts)
 * @param own what `findSensitive` finds in each of them, where that is known already
 * @returns one list of spans per message, with offsets in that message. A part of a value that goes on in the next
 *   message has `goesOn`: masking must leave nothing of it in sight.
 */
export function findSplitSensitive(
  parts: readonly string[],
  options: FindOptions = {},
  own: readonly (readonly SensitiveSpan[])[] = parts.map((part) => findSensitive(part, options)),
): SensitiveSpan[][] {
  const found = own.map((spans) => [...spans]);
  if (parts.length < 2) return found;
  const starts = startsOf(parts);
  let part = 0;
  for (const span of findSensitive(parts.join(LINE), options)) {
    while (part + 1 < parts.length && (starts[part + 1] ?? 0) <= span.start) part++;
    const pieces = piecesOf(span, parts, starts, part);
    // A phone or an address that a message holds complete does not reach into the next one; what passes a checksum may.
    const isSure = span.kind === 'card' || span.kind === 'iban';
    const meetsOwn = pieces.some(([at, piece]) => (own[at] ?? []).some((other) => overlaps(other, piece)));
    if (meetsOwn && !(isSure && pieces.length > 1)) continue;
    for (const [at, piece] of pieces) found[at] = withPiece(found[at] ?? [], piece);
  }
  return found;
}

function startsOf(parts: readonly string[]): number[] {
  let start = 0;
  return parts.map((part) => {
    const here = start;
    start += part.length + LINE.length;
    return here;
  });
}

/** The span cut at the ends of the messages it runs through, with offsets in each. */
function piecesOf(
  span: SensitiveSpan,
  parts: readonly string[],
  starts: readonly number[],
  first: number,
): [part: number, piece: SensitiveSpan][] {
  const pieces: [number, SensitiveSpan][] = [];
  for (let at = first; at < parts.length && (starts[at] ?? 0) < span.end; at++) {
    const offset = starts[at] ?? 0;
    const length = parts[at]?.length ?? 0;
    const start = Math.max(0, span.start - offset);
    const end = Math.min(length, span.end - offset);
    if (start >= end) continue;
    const goesOn = span.end - offset > length + LINE.length;
    pieces.push([at, { start, end, kind: span.kind, ...(goesOn ? { goesOn } : {}) }]);
  }
  return pieces;
}

const overlaps = (a: SensitiveSpan, b: SensitiveSpan): boolean => a.start < b.end && b.start < a.end;

/** A piece of a longer value takes up the findings it meets. */
function withPiece(spans: readonly SensitiveSpan[], piece: SensitiveSpan): SensitiveSpan[] {
  const met = spans.filter((span) => overlaps(span, piece));
  const start = Math.min(piece.start, ...met.map((span) => span.start));
  const end = Math.max(piece.end, ...met.map((span) => span.end));
  return [...spans.filter((span) => !met.includes(span)), { ...piece, start, end }].sort((a, b) => a.start - b.start);
}
