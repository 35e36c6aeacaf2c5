// The text as the detectors read it: folded character by character (see character-folding), with the way back to the
// source offsets. One pass; buffers are reused from call to call, so a folded text lives until the next `foldText`.
import { NOTHING, foldAstral, foldedPage } from './character-folding';

export interface FoldedText {
  readonly text: string;
  /** Number of folded characters. */
  readonly length: number;
  /** Folded UTF-16 unit of each character; a 0 follows the last one. */
  readonly codes: Uint16Array;
  /** Offset in the source text where each folded character starts. */
  readonly starts: Uint32Array;
  readonly digitCount: number;
  readonly atCount: number;
}

const KEPT_CAPACITY = 1 << 16;
const ASCII = foldedPage(0);
let keptCodes = new Uint16Array(4096);
let keptStarts = new Uint32Array(4096);

function buffersFor(length: number): [Uint16Array, Uint32Array] {
  if (length <= keptCodes.length) return [keptCodes, keptStarts];
  const codes = new Uint16Array(length);
  const starts = new Uint32Array(length);
  if (length <= KEPT_CAPACITY) {
    keptCodes = codes;
    keptStarts = starts;
  }
  return [codes, starts];
}

/** Folds a text. Linear; no allocation for texts of ordinary length. */
export function foldText(text: string): FoldedText {
  const [codes, starts] = buffersFor(text.length + 1);
  let length = 0;
  let digitCount = 0;
  let atCount = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    let code: number;
    const start = at;
    if (unit < 0x100) code = ASCII[unit]!;
    else if (unit >= 0xd800 && unit <= 0xdfff) {
      const codePoint = text.codePointAt(at)!;
      if (codePoint > 0xffff) at++;
      code = codePoint > 0xffff ? foldAstral(codePoint) : 0xfffd;
    } else code = foldedPage(unit >> 8)[unit & 0xff]!;
    if (code === NOTHING) continue;
    if (code >= 0x30 && code <= 0x39) digitCount++;
    else if (code === 0x40) atCount++;
    codes[length] = code;
    starts[length] = start;
    length++;
  }
  codes[length] = 0;
  starts[length] = text.length;
  return { text, length, codes, starts, digitCount, atCount };
}

/** The folded codes of a word of our own, outside the reused buffers. */
export function foldWord(word: string): number[] {
  return [...word]
    .map((char) => foldedPage(char.charCodeAt(0) >> 8)[char.charCodeAt(0) & 0xff]!)
    .filter((code) => code !== NOTHING);
}

/** Source offset just behind the folded character `at`, with the marks that sit on it. */
export function endInSource(folded: FoldedText, at: number): number {
  const { text, starts } = folded;
  const start = starts[at]!;
  let end = start + (text.codePointAt(start)! > 0xffff ? 2 : 1);
  const next = starts[at + 1]!;
  while (end < next && isMark(text.charCodeAt(end))) end++;
  return end;
}

/** Combining marks and variation selectors belong to the character before them. */
function isMark(unit: number): boolean {
  return (unit >= 0x300 && unit <= 0x36f) || (unit >= 0x20d0 && unit <= 0x20ff) || (unit >= 0xfe00 && unit <= 0xfe0f);
}
