// One character of any script to the plain character it stands for: every Unicode digit to 0-9, every dash to `-`,
// every space to a space, letters to lower case without accents, characters without width to nothing. Detectors then
// need one alphabet only, and full-width, mathematical, circled or Arabic digits cannot slip past them.
// Tables are built a page of 256 characters at a time, when a text first uses the page.

/** The folded code of a character that takes no room: it is left out of the folded text. */
export const NOTHING = 0;

const SPACE = 0x20;
const LINE_BREAK = 0x0a;
const DIGIT_ZERO = 0x30;
/** White space to JavaScript, a character without width to everybody else. */
const BYTE_ORDER_MARK = 0xfeff;

const LETTER = /^\p{L}$/u;
const WHITE = /^[\s\u0085\u180e\u2800\u3164\uffa0\u115f\u1160]$/u;
/** From U+0300 on; below, only control characters have no width. */
const WITHOUT_WIDTH = /^(?:\p{Cf}|\p{Mn}|\p{Me})$/u;
const FIRST_MARK = 0x300;
const LINE_END = /^[\n\r\u2028\u2029\u0085\v\f]$/u;

/** Characters whose compatibility form does not say what they are read as. */
const READ_AS: readonly (readonly [string, string])[] = [
  [
    '-',
    '\u02d7\u1806\u2010\u2011\u2012\u2013\u2014\u2015\u2043\u2212\u2796\u2e3a\u2e3b\u30a0\u30fc\uff70\uff0d\ufe58\ufe63\u301c\u3030',
  ],
  ['.', '\u00b7\u2022\u2024\u2027\u2219\u22c5\u3002\uff0e\uff61\u30fb\uff65\u06d4\u0701\u0702\ufe52\u2e31\u0387'],
  ['/', '\u2044\u2215\u29f8\uff0f\u2571'],
  ['+', '\u2795\ufe62\uff0b\u207a\u208a\ufb29'],
  ['@', '\ufe6b\uff20'],
  [',', '\u060c\u066b\u066c\u3001\uff0c\uff64\ufe50'],
  ['(', '\u207d\u208d\u2768\u276a\uff08\ufe59\u3014\u3010'],
  [')', '\u207e\u208e\u2769\u276b\uff09\ufe5a\u3015\u3011'],
  ['*', '\u2217\u22c6\u2731\uff0a\ufe61\u066d\u2055'],
  [':', '\u02d0\u2236\ua789\uff1a\ufe55\ufe13'],
  ['|', '\u00a6\u2223\u2758\uff5c'],
  ['~', '\uff5e\u223c\u02dc'],
  ['_', '\uff3f\u203f\u2017'],
  ["'", '\u2018\u2019\u02bc\u2032\u00b4'],
  // letters without a decomposition, typed without their stroke in the same words
  ['l', '\u0142\u0141'],
  ['d', '\u0111\u0110\u00f0\u00d0'],
  ['o', '\u00f8\u00d8'],
  ['h', '\u0127\u0126'],
  ['i', '\u0131'],
  // pictures that say what the number behind them is
  ['\u260e', '\u260f\u2706\u2121\u{1f4de}\u{1f4f1}\u{1f4f2}'],
  ['\u2709', '\u{1f4e7}\u{1f4e8}\u{1f4e9}'],
  ['\u25ad', '\u{1f4b3}'],
];

const readAs = new Map<number, number>([[0xad, NOTHING]]);
for (const [plain, variants] of READ_AS)
  for (const variant of variants) readAs.set(variant.codePointAt(0) ?? 0, plain.charCodeAt(0));
// Circled digits without a compatibility form: negative, dingbat, sans-serif and double ones.
for (const first of [0x2776, 0x2780, 0x278a, 0x24f5])
  for (let value = 1; value <= 9; value++) readAs.set(first + value - 1, DIGIT_ZERO + value);
readAs.set(0x24ff, DIGIT_ZERO);

/** The zero of every run of decimal digits beyond ASCII (Unicode 16). */
const ZEROS = [
  0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6, 0xe50, 0xed0, 0xf20,
  0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50, 0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0,
  0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0xff10, 0x104a0, 0x10d30, 0x10d40, 0x11066, 0x110f0, 0x11136, 0x111d0,
  0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x116d0, 0x116da, 0x11730, 0x118e0, 0x11950, 0x11bf0, 0x11c50, 0x11d50,
  0x11da0, 0x11de0, 0x11f50, 0x16130, 0x16a60, 0x16ac0, 0x16b50, 0x16d70, 0x1ccf0, 0x1d7ce, 0x1d7d8, 0x1d7e2, 0x1d7ec,
  0x1d7f6, 0x1e140, 0x1e2f0, 0x1e4f0, 0x1e5f1, 0x1e950, 0x1fbf0,
];
for (const zero of ZEROS) for (let value = 0; value <= 9; value++) readAs.set(zero + value, DIGIT_ZERO + value);

/** Han, Hangul, Yi and private characters. */
const standsForItself = (unit: number): boolean =>
  (unit >= 0x3400 && unit < 0xa500) || (unit >= 0xac00 && unit < 0xd800) || (unit >= 0xe000 && unit < 0xf900);

/** Folds a character of the BMP. */
export function foldUnit(unit: number): number {
  const fixed = readAs.get(unit);
  if (fixed !== undefined) return fixed;
  if (standsForItself(unit)) return unit;
  const char = String.fromCharCode(unit);
  if (LINE_END.test(char)) return LINE_BREAK;
  if (WHITE.test(char) && unit !== BYTE_ORDER_MARK) return SPACE;
  if (unit < 0x20 || (unit >= 0x7f && unit < 0xa0) || (unit >= FIRST_MARK && WITHOUT_WIDTH.test(char))) return NOTHING;
  const base = char.normalize('NFKD').toLowerCase();
  const plain = base.charCodeAt(0);
  const saysTheSame = base.length === 1 || (LETTER.test(char) && LETTER.test(base.charAt(0)));
  return saysTheSame ? (readAs.get(plain) ?? plain) : char.toLowerCase().charCodeAt(0);
}

const pages: (Uint16Array | undefined)[] = new Array<Uint16Array | undefined>(256);

/** The 256 folded codes of the page `page` (UTF-16 unit >> 8). Surrogate pages are the caller's business. */
export function foldedPage(page: number): Uint16Array {
  let codes = pages[page];
  if (codes === undefined) {
    codes = new Uint16Array(256);
    const first = page << 8;
    for (let low = 0; low < 256; low++) codes[low] = foldUnit(first + low);
    pages[page] = codes;
  }
  return codes;
}

const SOME_LETTER = 0x4e00;
const SOME_SYMBOL = 0xfffd;
const MATH_LETTERS = { first: 0x1d400, last: 0x1d6a5 };

let mathLetters: Uint16Array | undefined;

/** Mathematical letters are a to z again and again: bold, italic, script... */
function foldMathLetters(): Uint16Array {
  const { first, last } = MATH_LETTERS;
  return Uint16Array.from({ length: last - first + 1 }, (_, at) =>
    String.fromCodePoint(first + at)
      .normalize('NFKC')
      .toLowerCase()
      .charCodeAt(0),
  );
}

/** Folds a code point outside the BMP. Digits and Latin look-alikes matter; the rest only is a letter or a symbol. */
export function foldAstral(codePoint: number): number {
  const fixed = readAs.get(codePoint);
  if (fixed !== undefined) return fixed;
  if (codePoint >= 0xe0000 && codePoint < 0xe1000) return NOTHING;
  if (codePoint >= MATH_LETTERS.first && codePoint <= MATH_LETTERS.last) {
    mathLetters ??= foldMathLetters();
    return mathLetters[codePoint - MATH_LETTERS.first] ?? SOME_SYMBOL;
  }
  return codePoint < 0x1d000 || (codePoint >= 0x20000 && codePoint < 0x40000) ? SOME_LETTER : SOME_SYMBOL;
}
