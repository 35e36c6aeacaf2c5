// What a folded character is, as cheap number tests: the detectors ask this for every character.

export const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;

/** A folded Latin letter: accents are gone and case is low. */
export const isLatin = (code: number): boolean => code >= 0x61 && code <= 0x7a;

export const isSpace = (code: number): boolean => code === 0x20 || code === 0x0a || code === 0x09;

/** Letters of scripts written without spaces: a value may be glued to them. */
export const isUnspaced = (code: number): boolean =>
  (code >= 0x0e00 && code <= 0x109f) ||
  (code >= 0x1100 && code <= 0x11ff) ||
  (code >= 0x1780 && code <= 0x17ff) ||
  (code >= 0x3040 && code <= 0xd7ff);

/** Letters of any script; folded texts hold no marks. */
export function isLetter(code: number): boolean {
  if (code < 0x80) return isLatin(code);
  if (code < 0x2000)
    return (
      code !== 0xd7 && code !== 0xf7 && code >= 0xaa && !(code > 0xaa && code < 0xc0 && code !== 0xb5 && code !== 0xba)
    );
  return (
    (code >= 0x2c00 && code < 0x2e00) ||
    (code >= 0x3005 && code <= 0xd7ff) ||
    (code >= 0xf900 && code < 0xfe00) ||
    (code >= 0xfe70 && code < 0xff00)
  );
}
