// The text as the detectors read it: folded character by character (see character-folding), with the way back to the
// source offsets. Made in one pass; buffers are reused, so a folded text lives until the next one is made.
import { NOTHING, foldAstral, foldedPage } from './character-folding';

/** Texts beyond this length do not leave their buffers behind. */
const KEPT_CAPACITY = 1 << 16;

let keptCodes = new Uint16Array(4096);
let keptStarts = new Uint32Array(4096);

export class FoldedText {
  readonly text: string;
  /** Number of folded characters. */
  readonly length: number;
  readonly digitCount: number;
  readonly atCount: number;
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
    let length = 0;
    let digitCount = 0;
    let atCount = 0;
    for (let at = 0; at < text.length; at++) {
      const start = at;
      const unit = text.charCodeAt(at);
      let code = unit;
      if (unit >= 0xd800 && unit <= 0xdfff) {
        const codePoint = text.codePointAt(at) ?? unit;
        if (codePoint > 0xffff) at++;
        code = foldAstral(codePoint);
      } else if (unit < 0x61 || unit > 0x7a) code = foldedPage(unit >> 8)[unit & 0xff] ?? unit;
      if (code === NOTHING) continue;
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
    this.codes = codes;
    this.starts = starts;
  }

  /** The folded UTF-16 unit at an index; 0 before the first and behind the last. */
  code(at: number): number {
    return at < 0 || at >= this.length ? 0 : (this.codes[at] ?? 0);
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
    .map((char) => foldedPage(char.charCodeAt(0) >> 8)[char.charCodeAt(0) & 0xff] ?? NOTHING)
    .filter((code) => code !== NOTHING);
}

/** Combining marks and variation selectors belong to the character before them. */
function isMark(unit: number): boolean {
  return (unit >= 0x300 && unit <= 0x36f) || (unit >= 0x20d0 && unit <= 0x20ff) || (unit >= 0xfe00 && unit <= 0xfe0f);
}
