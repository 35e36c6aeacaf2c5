// Folding: every digit of Unicode is its value, every space a space, and what takes no room is gone.
import { describe, expect, it } from 'vitest';
import { FoldedText } from '../../../src-main/privacy/folded-text';

const folded = (text: string): string => {
  const read = new FoldedText(text);
  return Array.from({ length: read.length }, (_, at) => String.fromCharCode(read.code(at))).join('');
};

const all = (pattern: RegExp): string[] => {
  const found: string[] = [];
  for (let codePoint = 0; codePoint < 0x20000; codePoint++) {
    if (codePoint >= 0xd800 && codePoint < 0xe000) continue;
    const char = String.fromCodePoint(codePoint);
    if (pattern.test(char)) found.push(char);
  }
  return found;
};

describe('folding', () => {
  it('reads every decimal digit of Unicode as its value', () => {
    const digits = all(/^\p{Nd}$/u);
    expect(digits.length % 10).toBe(0);
    // Unicode lists decimal digits in tens, 0 to 9; the mathematical ones in five tens.
    digits.forEach((digit, at) =>
      expect(folded(digit), `U+${digit.codePointAt(0)?.toString(16)}`).toBe(String(at % 10)),
    );
  });

  it('reads every space as a space, line ends as line ends', () => {
    for (const space of all(/^\p{Zs}$/u)) expect(folded(`1${space}2`)).toBe('1 2');
    for (const line of ['\n', '\r', '\u2028', '\u2029']) expect(folded(`1${line}2`)).toBe('1\n2');
  });

  it('reads every dash as a hyphen', () => {
    // Not those of Hebrew, Canadian syllabics or cuneiform, which join words there.
    for (const dash of '‐‑‒–—―−﹘﹣－⸺') expect(folded(`1${dash}2`)).toBe('1-2');
  });

  it('leaves out what takes no room', () => {
    for (const sign of [
      '\u200b',
      '\u200c',
      '\u200d',
      '\u200e',
      '\u202e',
      '\u2060',
      '\u2066',
      '\ufeff',
      '\u00ad',
      '\ufe0f',
      '\u20e3',
      '\u0336',
    ])
      expect(folded(`1${sign}2`)).toBe('12');
  });

  it('keeps the way back to the source', () => {
    const read = new FoldedText('a\u200b𝟏b');
    expect([0, 1, 2].map((at) => [read.start(at), read.end(at)])).toEqual([
      [0, 1],
      [2, 4],
      [4, 5],
    ]);
  });

  it('makes words plain', () => {
    expect(folded('ŽELEZNIŠKA Łódź Straße Ω ｍａｉｌ 𝐌𝐚𝐢𝐥')).toBe('zelezniska lodz straße ω mail mail');
  });
});
