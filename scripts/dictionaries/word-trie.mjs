// The words of a .bdic: a tree that spends one byte of the word at each step. Chromium describes the kinds of nodes in
// third_party/hunspell/google/bdict.h; offsets are little-endian.
//   leaf    0mfgggggg gggggggg   m: the rest of the word follows, ended by 0; f: more groups follow, ended by FFFF
//   list    111wnnnn             n pairs of byte and offset (w: 16 bits, else 8) from the end of the pairs
//   lookup  110000wz first count one offset for each byte from `first`, 0 where there is none; z: one more in front of them
//                                for the word that ends here; w: 32 bits from the start of the file, else 16 from the node

/** @typedef {import('./word-list.mjs').Word} Word */

/**
 * @typedef {object} Leaf
 * @property {number} byte that leads here; 0 for the word that ends at its parent
 * @property {number} size in bytes, as written
 * @property {Word} word
 * @property {string} rest
 */

/**
 * @typedef {object} Branch
 * @property {number} byte
 * @property {number} size with everything below
 * @property {'list' | 'lookup'} kind
 * @property {1 | 2 | 4} width of an offset, in bytes
 * @property {readonly TrieNode[]} children in the order of their bytes
 */

/** @typedef {Leaf | Branch} TrieNode */

const MOST_IN_A_LIST = 15;
/** A group above does not fit into the 13 bits of the leaf, whose value is then this plus one. */
const MOST_IN_THE_LEAF = 0x1ffe;
const MOST_GROUPS = 31;
const END_OF_GROUPS = 0xffff;

/** @param {Word} word @returns {{ own: number, more: readonly number[] }} */
function splitGroups({ groups }) {
  const [first = 0, ...others] = groups;
  return first > MOST_IN_THE_LEAF ? { own: MOST_IN_THE_LEAF + 1, more: groups } : { own: first, more: others };
}

/**
 * @param {Word} word
 * @param {number} depth bytes that led here
 * @param {number} byte
 * @returns {Leaf}
 */
function leafOf(word, depth, byte) {
  if (word.groups.length > MOST_GROUPS || word.groups.some((group) => group >= END_OF_GROUPS))
    throw new Error('A word has more groups of affixes than a .bdic can hold.');
  const rest = word.bytes.slice(depth);
  const { more } = splitGroups(word);
  const size = 2 + (rest === '' ? 0 : rest.length + 1) + (more.length === 0 ? 0 : more.length * 2 + 2);
  return { byte, size, word, rest };
}

/** @param {readonly TrieNode[]} children bytes of the table, without that of the word that ends here */
function tableOf(children) {
  const endsHere = children[0]?.byte === 0;
  const first = children[endsHere ? 1 : 0]?.byte ?? 0;
  return { endsHere, first, count: (children.at(-1)?.byte ?? 0) - first + 1 };
}

/**
 * @param {number} byte
 * @param {readonly TrieNode[]} children
 * @returns {Branch}
 */
function branchOf(byte, children) {
  const below = children.reduce((sum, { size }) => sum + size, 0);
  if (children.length <= MOST_IN_A_LIST && below <= 0xffff) {
    const width = below <= 0xff ? 1 : 2;
    return { byte, kind: 'list', width, children, size: 1 + children.length * (1 + width) + below };
  }
  const { endsHere, count } = tableOf(children);
  /** @param {2 | 4} width */
  const sizeWith = (width) => 3 + (count + (endsHere ? 1 : 0)) * width + below;
  const width = sizeWith(2) <= 0xffff ? 2 : 4;
  return { byte, kind: 'lookup', width, children, size: sizeWith(width) };
}

/**
 * @param {readonly Word[]} words
 * @param {number} begin
 * @param {number} end words from begin to before end share `depth` bytes
 * @param {number} depth
 * @param {number} byte
 * @returns {TrieNode}
 */
function nodeOf(words, begin, end, depth, byte) {
  const only = /** @type {Word} */ (words[begin]);
  if (end - begin === 1) return leafOf(only, depth, byte);
  /** @param {number} index 0 when the word ends here */
  const next = (index) => words[index]?.bytes.charCodeAt(depth) || 0;
  /** @type {TrieNode[]} */
  const children = [];
  for (let from = begin; from < end;) {
    const own = next(from);
    let to = from + 1;
    while (to < end && next(to) === own) to += 1;
    children.push(own === 0 ? leafOf(only, depth, 0) : nodeOf(words, from, to, depth + 1, own));
    from = to;
  }
  return branchOf(byte, children);
}

/**
 * @param {Leaf} leaf
 * @param {Buffer} out
 * @param {number} at
 */
function writeLeaf({ word, rest }, out, at) {
  const { own, more } = splitGroups(word);
  out.writeUInt16BE((rest === '' ? 0 : 0x4000) | (more.length === 0 ? 0 : 0x2000) | own, at);
  let end = at + 2;
  // The buffer is full of zeros: the one behind the rest is there already.
  if (rest !== '') end += out.write(rest, end, 'latin1') + 1;
  if (more.length === 0) return;
  for (const group of [...more, END_OF_GROUPS]) end = out.writeUInt16LE(group, end);
}

/**
 * @param {TrieNode} node
 * @param {Buffer} out the whole file, zeros where nothing is written yet
 * @param {number} at
 */
function writeNode(node, out, at) {
  if (!('children' in node)) {
    writeLeaf(node, out, at);
    return;
  }
  const { kind, width, children } = node;
  if (kind === 'list') {
    out[at] = 0xe0 | (width === 2 ? 0x10 : 0) | children.length;
    const below = at + 1 + children.length * (1 + width);
    let child = below;
    children.forEach((one, index) => {
      const entry = at + 1 + index * (1 + width);
      out[entry] = one.byte;
      out.writeUIntLE(child - below, entry + 1, width);
      writeNode(one, out, child);
      child += one.size;
    });
    return;
  }
  const { endsHere, first, count } = tableOf(children);
  out[at] = 0xc0 | (width === 4 ? 2 : 0) | (endsHere ? 1 : 0);
  out[at + 1] = first;
  out[at + 2] = count;
  const table = at + 3 + (endsHere ? width : 0);
  let child = table + count * width;
  for (const one of children) {
    const entry = one.byte === 0 ? at + 3 : table + (one.byte - first) * width;
    out.writeUIntLE(width === 4 ? child : child - at, entry, width);
    writeNode(one, out, child);
    child += one.size;
  }
}

/**
 * @param {readonly Word[]} words sorted, each once, at least one
 * @returns {{ size: number, writeTo: (out: Buffer, at: number) => void }} `out` is the whole file, zeros from `at` on
 */
export function wordTrie(words) {
  if (words.length === 0) throw new Error('A dictionary without words.');
  const root = nodeOf(words, 0, words.length, 0, 0);
  return {
    size: root.size,
    writeTo: (out, at) => {
      writeNode(root, out, at);
    },
  };
}
