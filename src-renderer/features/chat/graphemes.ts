// Counts a text as its reader sees it: a flag, a family emoji or a letter with its accent is one character (SPEC 3).
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Printable ASCII and line feeds are one grapheme each; only CR LF and everything beyond needs the segmenter. */
const SIMPLE = /^[\n\x20-\x7e]*$/;

/** Number of graphemes in `text`. */
export function countGraphemes(text: string): number {
  if (SIMPLE.test(text)) return text.length;
  return [...segmenter.segment(text)].length;
}
