// Reads Hunspell's .dic file (UTF-8): each word once, with the groups of affixes it may take.

/**
 * @typedef {object} Word
 * @property {string} bytes the word in UTF-8, one character a byte
 * @property {readonly number[]} groups numbers of affix groups; 0 means none. Two of them are two words of one spelling
 */

/**
 * @param {string} text
 * @param {(flags: string) => number} groupOf
 * @returns {Word[]} sorted by bytes
 */
export function readWordList(text, groupOf) {
  /** @type {Map<string, number[]>} */
  const found = new Map();
  // The first line says how many there are.
  for (const raw of text.split(/\r?\n/).slice(1)) {
    // Behind a tab stands what the word means.
    const line = (raw.includes('\t') ? raw.slice(0, raw.indexOf('\t')) : raw).trim();
    if (line === '') continue;
    // A slash that begins the word, or has a backslash before it, is part of the word.
    let slash = line.indexOf('/', 1);
    while (slash > 0 && line[slash - 1] === '\\') slash = line.indexOf('/', slash + 1);
    const word = (slash < 0 ? line : line.slice(0, slash)).replaceAll('\\/', '/');
    const group = slash < 0 ? 0 : groupOf(line.slice(slash + 1));
    const bytes = Buffer.from(word).toString('latin1');
    const groups = found.get(bytes);
    if (!groups) found.set(bytes, [group]);
    else if (!groups.includes(group)) groups.push(group);
  }
  // Highest number first: the walk over all words looks at the first group only, and 0 has nothing to add.
  return [...found]
    .map(([bytes, groups]) => ({ bytes, groups: groups.sort((a, b) => b - a) }))
    .sort((a, b) => (a.bytes < b.bytes ? -1 : 1));
}
