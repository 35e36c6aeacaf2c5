// Writes a Hunspell dictionary as Chromium wants it: a .bdic file, version 2.0 (third_party/hunspell/google/bdict.h).
import { createHash } from 'node:crypto';
import { readAffixFile } from './affix-file.mjs';
import { readWordList } from './word-list.mjs';
import { wordTrie } from './word-trie.mjs';

const HEADER = 32;
const AFFIX_HEADER = 16;
const DIGEST_AT = 16;

/** Ended by an empty one. @param {readonly string[]} texts */
const table = (texts) => Buffer.from(`${texts.map((text) => `${text}\0`).join('')}\0`);

/**
 * @param {string} affixes content of the .aff file
 * @param {string} words content of the .dic file
 * @returns {Buffer} content of the .bdic file
 * @throws when the dictionary uses something a .bdic, or this writer, does not know
 */
export function bdictOf(affixes, words) {
  const affix = readAffixFile(affixes);
  const trie = wordTrie(readWordList(words, affix.groupOf));
  const groups = affix.groups();
  const tables = [
    table([`AF ${groups.length}`, ...groups.map((flags) => `AF ${flags}`)]),
    table(affix.rules),
    table(affix.replacements.flat()),
    table(affix.others),
  ];
  const affixSize = tables.reduce((sum, { length }) => sum + length, AFFIX_HEADER);
  const wordsAt = HEADER + affixSize;
  const out = Buffer.alloc(wordsAt + trie.size);

  out.write('BDic');
  out.writeUInt16LE(2, 4);
  out.writeUInt16LE(0, 6);
  out.writeUInt32LE(HEADER, 8);
  out.writeUInt32LE(wordsAt, 12);
  let at = HEADER + AFFIX_HEADER;
  tables.forEach((one, index) => {
    out.writeUInt32LE(at, HEADER + index * 4);
    at += one.copy(out, at);
  });
  trie.writeTo(out, wordsAt);
  createHash('md5').update(out.subarray(HEADER)).digest().copy(out, DIGEST_AT);
  return out;
}
