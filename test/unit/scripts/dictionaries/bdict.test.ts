// The .bdic of a dictionary holds every word and rule of it; read here by the description of the format. That Chromium
// reads it too: test/e2e/spell-check.spec.ts.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAffixFile } from '../../../../scripts/dictionaries/affix-file.mjs';
import { bdictOf } from '../../../../scripts/dictionaries/bdict.mjs';
import { readWordList } from '../../../../scripts/dictionaries/word-list.mjs';
import { wordTrie } from '../../../../scripts/dictionaries/word-trie.mjs';
import { readBdict } from './reader';

const AFFIXES = `# made for this test
SET UTF-8
TRY esč
FLAG long
REP 3
REP f ph
REP ^l l'
REP alot a_lot

PFX Re Y 1
PFX Re   0     re         .
SFX Pl Y 2
SFX Pl   y     ies/Po     [^aeiou]y  is:plural
SFX Pl   0     s/PoXx     [aeiou]y
`;
const listed = (words: string[]) => [String(words.length), ...words, ''].join('\n');

describe('a dictionary', () => {
  const file = bdictOf(AFFIXES, listed(['city/Pl', 'čebela\tpo:noun', 'city/RePl', 'km\\/h/Po', '/', 'déjà']));
  const read = readBdict(file);

  it('has Chromium’s header', () => {
    expect([file.toString('latin1', 0, 4), file.readUInt16LE(4), file.readUInt16LE(6)]).toEqual(['BDic', 2, 0]);
    const digest = createHash('md5').update(file.subarray(32)).digest('hex');
    expect(file.toString('hex', 16, 32)).toBe(digest);
  });

  it('names flags by number, in words and in rules', () => {
    expect(read.groups).toEqual(['AF 4', 'AF Po', 'AF PoXx', 'AF Pl', 'AF RePl']);
    expect(read.rules).toEqual([
      'PFX Re Y 1',
      'PFX Re 0 re .',
      'SFX Pl Y 2',
      'SFX Pl y ies/1 [^aeiou]y',
      'SFX Pl 0 s/2 [aeiou]y',
    ]);
    expect(['city', 'čebela', 'km/h', '/', 'déjà'].map(read.find)).toEqual([[4, 3], [0], [1], [0], [0]]);
    expect(['cit', 'citys', 'cebela', 'deja', ''].map(read.find)).toEqual([null, null, null, null, null]);
  });

  it('keeps the rest, but for what Chromium cannot use', () => {
    expect(read.others).toEqual(['TRY esč', 'FLAG long']);
    expect(read.replacements).toEqual(['f', 'ph', 'alot', 'a lot']);
  });

  it.each(['SET ISO8859-2', 'AF 1', 'IGNORE x', 'COMPLEXPREFIXES'])('with %s is refused', (line) => {
    expect(() => readAffixFile(line)).toThrow('cannot be converted');
  });

  it('without words, or with a word of too many groups, is refused', () => {
    expect(() => bdictOf(AFFIXES, '0\n')).toThrow('without words');
    const words = Array.from({ length: 32 }, (_, index) => `word/${String(index).padStart(2, '0')}`);
    expect(() => bdictOf(AFFIXES, listed(words))).toThrow('more groups');
  });
});

describe('the tree of words', () => {
  const word = fc.string({ unit: fc.constantFrom('a', 'b', 'č', 'é', 'ž', '€', '😀'), minLength: 1, maxLength: 6 });
  const groups = fc.uniqueArray(fc.integer({ min: 0, max: 0xfffe }), { minLength: 1, maxLength: 5 });

  it('holds each word with its groups, and no other', () => {
    fc.assert(
      fc.property(
        fc.dictionary(word, groups, { minKeys: 1, maxKeys: 60, noNullPrototype: true }),
        word,
        (all, other) => {
          const words = Object.entries(all)
            .map(([text, own]) => ({ bytes: Buffer.from(text).toString('latin1'), groups: own }))
            .sort((a, b) => (a.bytes < b.bytes ? -1 : 1));
          const { size, writeTo } = wordTrie(words);
          const file = Buffer.alloc(32 + size);
          file.writeUInt32LE(32, 12);
          writeTo(file, 32);
          const { find } = readBdict(file);
          for (const [text, own] of Object.entries(all)) expect([text, find(text)]).toEqual([text, own]);
          if (!(other in all)) expect(find(other)).toBeNull();
        },
      ),
    );
  });

  it('holds all of a real dictionary, with every kind of node', () => {
    const source = join(import.meta.dirname, '../../../../node_modules/dictionary-fr');
    const [affixes = '', words = ''] = ['aff', 'dic'].map((end) => readFileSync(join(source, `index.${end}`), 'utf8'));
    const { find } = readBdict(bdictOf(affixes, words));
    const wrong = readWordList(words, readAffixFile(affixes).groupOf).filter(
      ({ bytes, groups: own }) => find(Buffer.from(bytes, 'latin1').toString())?.length !== own.length,
    );
    expect(wrong).toEqual([]);
  });
});
