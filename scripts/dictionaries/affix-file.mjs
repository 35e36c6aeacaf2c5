// Reads Hunspell's .aff file (UTF-8) into the four tables of a .bdic: affix groups, affix rules, replacements, the rest.
// In a .bdic a word names its flags by the number of a group, whatever the dictionary's own way of writing them is.

/**
 * @typedef {object} AffixFile
 * @property {(flags: string) => number} groupOf number of the group with exactly these flags, from 1; '' is 0. Before
 *   `groups` is read, every word must have asked.
 * @property {() => readonly string[]} groups the flags of each group, in the order of their numbers
 * @property {readonly string[]} rules lines PFX and SFX
 * @property {readonly (readonly [string, string])[]} replacements wrong and right part of a word, for suggestions
 * @property {readonly string[]} others every other line
 */

/** What changes the meaning of words or flags in a way that this reader does not know. */
const UNKNOWN = new Set(['AF', 'AM', 'IGNORE', 'COMPLEXPREFIXES']);

/**
 * @param {string} text
 * @returns {AffixFile}
 * @throws for a command that would need another way of writing
 */
export function readAffixFile(text) {
  /** @type {Map<string, number>} */
  const numbers = new Map();
  /** @param {string} flags */
  const groupOf = (flags) => {
    if (flags === '') return 0;
    const known = numbers.get(flags);
    if (known !== undefined) return known;
    numbers.set(flags, numbers.size + 1);
    return numbers.size;
  };

  /** @param {string[]} parts `SFX flag cross count`, or `SFX flag strip append[/flags] condition …` */
  const ruleOf = ([kind = '', flag = '', strip = '', append = '', condition, ...more]) => {
    // The heading of a flag's rules has no condition. What follows one describes the form, for no one here.
    if (condition === undefined && more.length === 0) return `${kind} ${flag} ${strip} ${append}`;
    const slash = append.indexOf('/');
    const added = slash < 0 ? append : `${append.slice(0, slash)}/${groupOf(append.slice(slash + 1))}`;
    return `${kind} ${flag} ${strip} ${added} ${condition ?? '.'}`;
  };

  /** @type {string[]} */
  const rules = [];
  /** @type {[string, string][]} */
  const replacements = [];
  /** @type {string[]} */
  const others = [];
  for (const raw of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const parts = line.split(/\s+/);
    const [command = '', first = '', second] = parts;
    if (UNKNOWN.has(command)) throw new Error(`A dictionary with ${command} cannot be converted.`);
    if (command === 'SET' && first !== 'UTF-8') throw new Error(`A dictionary in ${first} cannot be converted.`);
    if (command === 'SET') continue;
    if (command === 'PFX' || command === 'SFX') rules.push(ruleOf(parts));
    else if (command === 'REP') {
      // The first one counts the others. Chromium looks for the part anywhere and knows no anchors.
      if (second === undefined || /^\^|\$$/.test(first)) continue;
      replacements.push([first.replaceAll('_', ' '), second.replaceAll('_', ' ')]);
    } else others.push(parts.join(' '));
  }
  return { groupOf, groups: () => [...numbers.keys()], rules, replacements, others };
}
