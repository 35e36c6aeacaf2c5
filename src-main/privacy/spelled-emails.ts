// Finds e-mail addresses written to be read aloud or to escape a filter: "name (at) host dot com", "ime afna domena
// pika si", "name @ host.com".
import type { Claims } from './claims';
import { AT_SIGN } from './email-addresses';
import { FoldedText } from './folded-text';
import { labelEnd } from './host-label';
import { isDigit, isLatin, isLetter, isSpace, isUnspaced } from './letter-classes';
import { SPELLED_SIGNS, SpelledSign, isNoName } from './spelled-email-words';
import { isMailHost, isTopLevelDomain } from './top-level-domains';
import type { WordMarks } from './word-finder';
import { WordFinder } from './word-finder';

const DOT = 0x2e;
const STAR = 0x2a;
const LONGEST_NAME = 96;
const LONGEST_LABEL = 63;
const MOST_LABELS = 6;
/** How far (in folded characters) a word for "mail" still hints at an address. */
const HINT_REACH = 60;

let finder: WordFinder | undefined;

const isNameSign = (code: number): boolean =>
  isLatin(code) ||
  isDigit(code) ||
  code === DOT ||
  code === 0x5f ||
  code === 0x2d ||
  code === 0x2b ||
  code === 0x27 ||
  code === STAR ||
  (code > 127 && isLetter(code));
const isOpening = (code: number): boolean => code === 0x28 || code === 0x5b || code === 0x7b || code === 0x3c;
const isClosing = (code: number): boolean => code === 0x29 || code === 0x5d || code === 0x7d || code === 0x3e;

/** Claims every spelled address. Linear: a bounded stretch is read around each @ sign and each word for it. */
export function findSpelledEmails(folded: FoldedText, claims: Claims): void {
  readSpelled(folded, -HINT_REACH, (start, _nameEnd, end) => claims.add(start, end, 'email'));
}

/** How many UTF-16 units of a spelled address are its name; 0 when the text is none. */
export function spelledNameLength(address: string): number {
  const folded = new FoldedText(address);
  let length = 0;
  readSpelled(folded, 0, (_start, nameEnd) => {
    length ||= folded.end(nameEnd - 1);
  });
  return length;
}

/** Reports the addresses of a text. `hintEnd`: where a word for "mail" ended, so that what follows surely is an address. */
function readSpelled(
  folded: FoldedText,
  hintEnd: number,
  claim: (start: number, nameEnd: number, end: number) => void,
): void {
  finder ??= new WordFinder(SPELLED_SIGNS);
  const marks = finder.find(folded);
  if (marks.count === 0 && folded.atCount === 0) return;
  const reader = new SpelledReader(folded, marks, claim);
  let at = 0;
  for (let mark = 0; mark <= marks.count; mark++) {
    const word = mark < marks.count ? marks.from(mark) : folded.length;
    if (folded.atCount > 0) {
      for (; at < word; at++)
        if (folded.code(at) === AT_SIGN) reader.read(at, at + 1, mark, true, at - hintEnd < HINT_REACH);
    }
    if (mark === marks.count) return;
    const kind = marks.kind(mark);
    at = marks.to(mark);
    if (kind === SpelledSign.Mail) hintEnd = at;
    else if (kind === SpelledSign.InBrackets) reader.read(word, at, mark + 1, true, true, true);
    else if (kind === SpelledSign.SurelyAt || kind === SpelledSign.MaybeAt) {
      reader.read(word, at, mark + 1, kind === SpelledSign.SurelyAt, word - hintEnd < HINT_REACH);
    }
  }
}

class SpelledReader {
  /** Addresses do not overlap: the next one begins behind the last. */
  private floor = 0;

  constructor(
    private readonly folded: FoldedText,
    private readonly marks: WordMarks,
    private readonly claim: (start: number, nameEnd: number, end: number) => void,
  ) {}

  /** Claims the address around the @ at [from, to), if there is one. `mark`: the first word behind it. */
  read(from: number, to: number, mark: number, sure: boolean, hinted: boolean, bracketsOnly = false): void {
    const { folded } = this;
    let left = this.backOverSpace(from);
    let right = this.overSpace(to);
    const bracketed = isOpening(folded.code(left - 1)) && isClosing(folded.code(right));
    if (bracketed) {
      left = this.backOverSpace(left - 1);
      right = this.overSpace(right + 1);
    } else if (folded.code(from) === AT_SIGN) {
      // with the name and the host glued to it, it has been judged as an ordinary address
      if (left === from && right === to) return;
    } else {
      if (bracketsOnly) return;
      if (!this.isSetApart(from, to)) return;
      // `name_at_host`
      if (left === from) left--;
      if (right === to) right++;
    }
    const host = this.readHost(right, mark, bracketed || sure);
    if (host === undefined) return;
    const start = this.nameStart(left, mark);
    if (start >= left) return;
    const name = this.word(start, left);
    const spaced = left < from && !bracketed;
    if (spaced && !hinted && isNoName(name)) return;
    if (!bracketed && !sure && !hinted) {
      if (!host.spelled && !isMailHost(host.first) && !/[\d._]/u.test(name)) return;
    }
    this.claim(start, left, host.end);
    this.floor = host.end;
  }

  private word(from: number, to: number): string {
    let word = '';
    for (let at = from; at < to; at++) word += String.fromCharCode(this.folded.code(at));
    return word;
  }

  private backOverSpace(at: number): number {
    const lowest = at - 3;
    while (at > lowest && isSpace(this.folded.code(at - 1))) at--;
    return at;
  }

  private overSpace(at: number): number {
    const limit = at + 3;
    while (at < limit && isSpace(this.folded.code(at))) at++;
    return at;
  }

  /** A word for @ stands between spaces or between the same joining signs. */
  private isSetApart(from: number, to: number): boolean {
    const before = this.folded.code(from - 1);
    const behind = this.folded.code(to);
    return (
      (isSpace(before) && isSpace(behind)) ||
      (before === behind && (before === 0x5f || before === 0x2d || before === 0x2a))
    );
  }

  /** Labels joined by dots or words for dot, up to a top-level domain. */
  private readHost(
    start: number,
    mark: number,
    sure: boolean,
  ): { end: number; spelled: boolean; first: string } | undefined {
    const { folded } = this;
    let end = 0;
    let spelled = false;
    let first = '';
    for (let at = start, labels = 0; labels < MOST_LABELS; labels++) {
      const from = at;
      at = labelEnd(folded, from, from + LONGEST_LABEL, labels > 0);
      if (at === from) break;
      const label = this.word(from, at);
      if (labels === 0) first = label;
      else if (isTopLevelDomain(label)) end = at;
      if (folded.code(at) === DOT && labelEnd(folded, at + 1, at + 2, true) > at + 1) at++;
      else {
        at = this.overDot(at, mark, sure);
        if (at === 0) break;
        spelled = true;
      }
    }
    return end > 0 ? { end, spelled, first } : undefined;
  }

  /** Index behind ` dot `, ` [dot] `, `(.)`; 0 when none stands here. A dot between spaces only counts beside a sure @. */
  private overDot(at: number, mark: number, sure: boolean): number {
    const { folded } = this;
    let here = this.overSpace(at);
    const spaced = here > at;
    const opened = isOpening(folded.code(here));
    if (opened) here = this.overSpace(here + 1);
    if (folded.code(here) === DOT) {
      if (!opened && !(sure && spaced && isSpace(folded.code(here + 1)))) return 0;
      here++;
    } else {
      here = this.dotWordEnd(here, mark);
      if (here === 0 || !(opened || spaced)) return 0;
    }
    const behind = this.overSpace(here);
    if (!opened) return behind > here ? behind : 0;
    return isClosing(folded.code(behind)) ? this.overSpace(behind + 1) : 0;
  }

  /** End of the word for dot that starts here; 0 when none does. */
  private dotWordEnd(at: number, mark: number): number {
    for (let next = mark; next < this.marks.count && this.marks.from(next) <= at; next++) {
      if (this.marks.from(next) === at) return this.marks.kind(next) === SpelledSign.Dot ? this.marks.to(next) : 0;
    }
    return 0;
  }

  /** Start of the name that ends at `end`, over words for dot, dash and underscore. */
  private nameStart(end: number, mark: number): number {
    const { folded } = this;
    let start = end;
    for (;;) {
      let from = start;
      const unspaced = isUnspaced(folded.code(from - 1));
      while (from > this.floor && end - from < LONGEST_NAME && isNameSign(folded.code(from - 1))) {
        if (!unspaced && isUnspaced(folded.code(from - 1))) break;
        from--;
      }
      while (from < start && !isLatin(folded.code(from)) && !isDigit(folded.code(from)) && folded.code(from) < 128)
        from++;
      if (from === start) while (from > this.floor && folded.code(from - 1) === STAR) from--;
      if (from === start) return start;
      start = from;
      const joint = this.jointBefore(this.backOverSpace(start), mark);
      if (joint < 0) return start;
      const before = this.backOverSpace(joint);
      if (before === joint || before <= this.floor || !isNameSign(folded.code(before - 1))) return start;
      start = before;
    }
  }

  /** Start of a word for dot or dash that ends at `end`; -1 when none does. */
  private jointBefore(end: number, mark: number): number {
    for (let word = mark - 1; word >= 0 && this.marks.to(word) >= end; word--) {
      const kind = this.marks.kind(word);
      if (this.marks.to(word) === end)
        return kind === SpelledSign.Dot || kind === SpelledSign.Joint ? this.marks.from(word) : -1;
    }
    return -1;
  }
}
