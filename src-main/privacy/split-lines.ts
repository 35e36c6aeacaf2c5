// What one person of a conversation wrote last, line by line (a line is a text part of a message), so that a value that
// goes on in the next line is hidden in both. Of a line only the end is held as it was written, up to `LENGTH` signs and
// without the cards, accounts, SSNs and addresses found in it; lines go after `LINES` others or `SPAN_MS`.
import { findSensitive } from './find-sensitive';
import { findSplitSensitive } from './find-sensitive-split';
import { maskSpans, type MaskedText } from './mask';
import type { FindOptions, SensitiveSpan } from './sensitive-span';

/** An account number in groups of four has at most nine of them. */
const LINES = 9;
export const SPAN_MS = 10 * 60_000;
const LENGTH = 96;
/** How far from the border of two lines a sign of a value is looked for; shorter lines are always read together. */
const NEAR = 40;

const SIGN = /[\p{N}@\uff20]/u;
const LEADING_NUMBER = /^[\s\p{P}\p{S}\p{Cf}]*\p{N}(?:[\s\p{P}\p{S}\p{Cf}]*\p{N}){2,}/u;

export interface Line {
  /** Names the line to the caller. */
  readonly id: string;
  /** Order in the conversation. */
  readonly place: number;
  /** Server clock, ms. */
  readonly at: number;
  readonly text: string;
}

export interface ShownLine {
  readonly id: string;
  readonly text: MaskedText;
}

interface Held extends Omit<Line, 'text'> {
  head: MaskedText;
  /** As written. */
  tail: string;
  /** In the tail. */
  spans: readonly SensitiveSpan[];
  doubtful: boolean;
  /** What the tail holds by itself; asked for with each line that follows. */
  alone?: { region: string | undefined; spans: readonly SensitiveSpan[] };
}

export class SplitLines {
  #held: Held[] = [];

  /**
   * The line as it may be shown, and the earlier lines that look different now.
   * @param isSure nothing was said before the held lines that is not known. Otherwise a line that begins with a number
   *   could be the rest of one: the number is hidden, and `doubtful` says so.
   */
  add(
    line: Line,
    options: FindOptions,
    isSure: boolean,
  ): { shown: MaskedText; earlier: ShownLine[]; doubtful: boolean } {
    this.dropOlderThan(line.at - SPAN_MS);
    const known = this.#held.find(({ id }) => id === line.id);
    if (known !== undefined) return { shown: shownOf(known), earlier: [], doubtful: known.doubtful };
    const own = findSensitive(line.text, options);
    const last = this.#held.at(-1);
    if (last !== undefined && last.place > line.place)
      return { shown: maskSpans(line.text, own), earlier: [], doubtful: false };

    const { spans, earlier } = this.#together(line.text, own, options);
    const lead = isSure || last?.doubtful === false ? undefined : LEADING_NUMBER.exec(line.text.slice(0, LENGTH));
    const doubtful = lead !== undefined && lead !== null;
    const all = doubtful ? union(spans, [{ start: 0, end: lead[0].length, kind: 'phone', goesOn: true }]) : spans;
    const held = heldOf(line, all, doubtful);
    this.#held.push(held);
    if (this.#held.length > LINES) this.#held.shift();
    return { shown: shownOf(held), earlier, doubtful };
  }

  #together(text: string, own: readonly SensitiveSpan[], options: FindOptions) {
    // What stands before a line of which only the end is held does not touch the next one.
    const chain = this.#held.slice(
      Math.max(
        0,
        this.#held.findLastIndex(({ head }) => head.text !== ''),
      ),
    );
    const before = chain.at(-1)?.tail;
    const earlier: ShownLine[] = [];
    if (before === undefined || !mayGoOn(before, text)) return { spans: own, earlier };
    const alone = [...chain.map((held) => aloneOf(held, options)), own];
    const found = findSplitSensitive([...chain.map(({ tail }) => tail), text], options, alone);
    for (const [at, held] of chain.entries()) {
      const spans = union(held.spans, found[at] ?? []);
      if (isSame(held.spans, spans)) continue;
      held.spans = spans;
      earlier.push({ id: held.id, text: shownOf(held) });
    }
    return { spans: union(own, found.at(-1) ?? []), earlier };
  }

  /** Every held line as it is shown now. */
  shown(): ShownLine[] {
    return this.#held.map((held) => ({ id: held.id, text: shownOf(held) }));
  }

  /** Lines of `other` that are newer than all here come along. */
  takeNewer(other: SplitLines): void {
    const last = this.#held.at(-1)?.place ?? -1;
    this.#held.push(...other.#held.filter(({ place }) => place > last));
  }

  /** @returns whether any is left */
  dropOlderThan(at: number): boolean {
    this.#held = this.#held.filter((held) => held.at >= at);
    return this.#held.length > 0;
  }
}

function aloneOf(held: Held, options: FindOptions): readonly SensitiveSpan[] {
  const { region } = options;
  if (held.alone === undefined || held.alone.region !== region)
    held.alone = { region, spans: findSensitive(held.tail, options) };
  return held.alone.spans;
}

function mayGoOn(before: string, after: string): boolean {
  return after.length <= NEAR || SIGN.test(before.slice(-NEAR)) || SIGN.test(after.slice(0, NEAR));
}

function heldOf({ id, place, at, text }: Line, spans: readonly SensitiveSpan[], doubtful: boolean): Held {
  let cut = Math.max(0, text.length - LENGTH);
  // A phone number may turn out to be the beginning of something longer; the other kinds are complete.
  for (const { start, end, kind, goesOn } of spans)
    if (end > cut && (start < cut || (kind !== 'phone' && !goesOn))) cut = end;
  const inTail = spans.filter(({ start }) => start >= cut);
  return {
    id,
    place,
    at,
    head: maskSpans(
      text.slice(0, cut),
      spans.filter(({ end }) => end <= cut),
    ),
    tail: text.slice(cut),
    spans: inTail.map((span) => ({ ...span, start: span.start - cut, end: span.end - cut })),
    doubtful,
  };
}

function shownOf({ head, tail, spans }: Held): MaskedText {
  const end = maskSpans(tail, spans);
  const from = head.text.length;
  return {
    text: head.text + end.text,
    masked: [
      ...head.masked,
      ...end.masked.map((span) => ({ ...span, start: span.start + from, end: span.end + from })),
    ],
  };
}

/** Both together; spans that meet become one. */
function union(spans: readonly SensitiveSpan[], more: readonly SensitiveSpan[]): SensitiveSpan[] {
  let all = [...spans];
  for (const span of more) {
    const met = all.filter((one) => one.start < span.end && span.start < one.end);
    const goesOn = span.goesOn === true || met.some((one) => one.goesOn === true);
    const start = Math.min(span.start, ...met.map((one) => one.start));
    const end = Math.max(span.end, ...met.map((one) => one.end));
    all = [
      ...all.filter((one) => !met.includes(one)),
      { start, end, kind: span.kind, ...(goesOn ? { goesOn: true as const } : {}) },
    ];
  }
  return all.sort((a, b) => a.start - b.start);
}

const isSame = (a: readonly SensitiveSpan[], b: readonly SensitiveSpan[]): boolean =>
  a.length === b.length &&
  a.every((span, at) => {
    const other = b[at];
    return span.start === other?.start && span.end === other.end && span.goesOn === other.goesOn;
  });
