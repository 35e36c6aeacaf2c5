// Cuts text where a reader sees a character end: never inside an emoji, a flag or a letter with its accents.
const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** At most `limit` graphemes; a cut is marked with an ellipsis that counts. White space runs become one blank. */
export function shorten(text: string, limit: number): string {
  const flat = text.replaceAll(/\s+/gu, ' ').trim();
  // A grapheme is at least one unit long: so few of them need no look at where each ends.
  if (flat.length <= limit) return flat;
  const kept: string[] = [];
  for (const { segment } of segmenter.segment(flat)) {
    if (kept.length === limit)
      return `${kept
        .slice(0, limit - 1)
        .join('')
        .trimEnd()}…`;
    kept.push(segment);
  }
  return flat;
}
