// The text as the detectors read it: folded character by character (see character-folding), with the way back to the
// source offsets. Made in one pass; buffers are reused, so a folded text lives until the next one is made.
import { NOTHING, foldAstral, foldUnit, foldedPage } from './character-folding';
import { isDigit, isLetter } from './letter-classes';

/** Texts beyond this length do not leave their buffers behind. */
const STAR = 0x2a;
const KEPT_CAPACITY = 1 << 16;

let keptCodes = new Uint16Array(4096);
let keptStarts = new Uint32Array(4096);

export class FoldedText {
  readonly text: string;
  /** Number of folded characters. */
  readonly length: number;
  readonly digitCount: number;
  readonly atCount: number;
  /** No character was left out or read as another kind of digit: indices are offsets of the source. */
  private isPlain: boolean;
  private readonly codes: Uint16Array;
  private readonly starts: Uint32Array;

  /** Folds a text. Linear; allocates nothing for texts of ordinary length. */
  constructor(text: string) {
    if (text.length >= keptCodes.length && text.length < KEPT_CAPACITY) {
      keptCodes = new Uint16Array(KEPT_CAPACITY);
      keptStarts = new Uint32Array(KEPT_CAPACITY);
    }
    const fits = text.length < keptCodes.length;
    const codes = fits ? keptCodes : new Uint16Array(text.length + 1);
    const starts = fits ? keptStarts : new Uint32Array(text.length + 1);
    const latin = foldedPage(0);
    let length = 0;
    let digitCount = 0;
    let atCount = 0;
    let isPlain = true;
    for (let at = 0; at < text.length; at++) {
      const start = at;
      const unit = text.charCodeAt(at);
      let code = unit;
      if (unit >= 0xd800 && unit <= 0xdfff) {
        const codePoint = text.codePointAt(at) ?? unit;
        if (codePoint > 0xffff) at++;
        code = foldAstral(codePoint);
      } else if (unit < 0x61 || unit > 0x7a) {
        code = (unit < 0x100 ? latin : foldedPage(unit >> 8))[unit & 0xff] ?? unit;
      }
      if (code === NOTHING) {
        isPlain = false;
        continue;
      }
      if (unit > 0x7f) isPlain = false;
      if (code >= 0x30 && code <= 0x39) digitCount++;
      else if (code === 0x40) atCount++;
      codes[length] = code;
      starts[length] = start;
      length++;
    }
    codes[length] = 0;
    starts[length] = text.length;
    this.text = text;
    this.length = length;
    this.digitCount = digitCount;
    this.atCount = atCount;
    this.isPlain = isPlain;
    this.codes = codes;
    this.starts = starts;
  }

  /**
   * Reads letters that look like a digit (O, l, I and their Greek and Cyrillic twins) as that digit where digits stand
   * around them: `4l11 111l`, `O` in `7700 9O0`. Words stay words: a letter next to another letter is left alone.
   */
  readLookAlikes(): void {
    for (let at = 0; at < this.length; at++) {
      if (!isDigit(this.code(at))) continue;
      if (this.isLeadingZero(at - 1)) this.readAs(at - 1, 0x30);
      const from = at + 1;
      let to = from;
      while (to - from < 4 && digitLike(this.code(to)) >= 0) to++;
      if (to === from || this.isBehindStars(at)) continue;
      const closes =
        isDigit(this.code(to)) || ((to - from > 1 || isDigit(this.code(at - 1))) && !isLetter(this.code(to)));
      if (closes)
        for (let letter = from; letter < to; letter++) this.readAs(letter, 0x30 + digitLike(this.code(letter)));
      at = to - 1;
    }
  }

  private readAs(at: number, digit: number): void {
    this.codes[at] = digit;
    this.isPlain = false;
  }

  /** `**1234`: the letters behind what masking left in sight are none of its digits. */
  private isBehindStars(last: number): boolean {
    let at = last;
    while (last - at < 4 && isDigit(this.code(at))) at--;
    return this.code(at) === STAR && this.code(at - 1) === STAR;
  }

  /** `O7700 900123` */
  private isLeadingZero(at: number): boolean {
    const before = this.code(at - 1);
    if (digitLike(this.code(at)) !== 0 || isLetter(before) || isDigit(before) || before === STAR) return false;
    return isDigit(this.code(at + 1)) && isDigit(this.code(at + 2)) && isDigit(this.code(at + 3));
  }

  /** The folded UTF-16 unit at an index; 0 before the first and behind the last. */
  code(at: number): number {
    return at < 0 || at >= this.length ? 0 : (this.codes[at] ?? 0);
  }

  /** The digits of a folded stretch. */
  digits(from: number, to: number): string {
    if (this.isPlain) return this.text.slice(from, to);
    let digits = '';
    for (let at = from; at < to; at++) digits += String.fromCharCode(this.code(at));
    return digits;
  }

  /** Source offset where the folded character starts; the text's length behind the last. */
  start(at: number): number {
    return this.starts[at] ?? this.text.length;
  }

  /** Source offset just behind the folded character, with the marks that sit on it. */
  end(at: number): number {
    const start = this.start(at);
    const next = this.start(at + 1);
    let end = start + ((this.text.codePointAt(start) ?? 0) > 0xffff ? 2 : 1);
    while (end < next && isMark(this.text.charCodeAt(end))) end++;
    return end;
  }
}

/** The folded codes of a word of our own, outside the reused buffers. */
export function foldWord(word: string): number[] {
  return Array.from(word)
    .map((char) => foldUnit(char.charCodeAt(0)))
    .filter((code) => code !== NOTHING);
}

/** The digit a folded letter is taken for; -1 for other letters. */
function digitLike(code: number): number {
  if (code === 0x6f || code === 0x43e || code === 0x3bf) return 0;
  return code === 0x6c || code === 0x69 || code === 0x456 || code === 0x3b9 ? 1 : -1;
}

/** Combining marks and variation selectors belong to the character before them. */
function isMark(unit: number): boolean {
  return (unit >= 0x300 && unit <= 0x36f) || (unit >= 0x20d0 && unit <= 0x20ff) || (unit >= 0xfe00 && unit <= 0xfe0f);
}
