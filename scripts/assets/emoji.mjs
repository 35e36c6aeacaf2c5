// Makes assets/emoji: which emoji there are, and what they are called in each language of the interface. English and French
// names come from `emojibase-data`, Slovenian ones from Unicode CLDR, of which emojibase has no Slovenian. Run by hand when
// there is a new version, with the folders of two unpacked packages (`npm pack`, nothing is installed):
//   node scripts/assets/emoji.mjs <cldr-annotations-full> <cldr-annotations-derived-full>
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';

/** Newer ones the customer's phone may not have. */
const NEWEST = 15.1;
/** Skin tones and hair alone: no message consists of them. */
const COMPONENTS = 2;

const [annotations, derived] = process.argv.slice(2);
if (annotations === undefined || derived === undefined)
  throw new Error('usage: emoji.mjs <cldr-annotations-full> <cldr-annotations-derived-full>');

const read = (/** @type {string} */ path) => JSON.parse(readFileSync(path, 'utf8'));
const emojibase = (/** @type {string} */ language) =>
  read(join(projectRoot, 'node_modules/emojibase-data', language, 'data.json'));
const folder = join(projectRoot, 'assets/emoji');
const write = (/** @type {string} */ name, /** @type {unknown[]} */ rows) => {
  writeFileSync(join(folder, name), `[\n${rows.map((row) => JSON.stringify(row)).join(',\n')}\n]\n`);
};

/** @typedef {{ emoji: string; hexcode: string; label: string; tags?: string[]; group?: number; order?: number; version: number; skins?: { emoji: string; tone: number | number[] }[] }} Emoji */
/** @type {Emoji[]} */
const all = emojibase('en')
  .filter((/** @type {Emoji} */ { group, version }) => group !== undefined && group !== COMPONENTS && version <= NEWEST)
  .sort((/** @type {Emoji} */ a, /** @type {Emoji} */ b) => (a.order ?? 0) - (b.order ?? 0));

/** Most are emoji by themselves: the sign that asks for it would be one character more. @param {string} emoji */
const plain = (emoji) => emoji.replaceAll(/(\p{Emoji_Presentation})\ufe0f/gu, '$1');

/** Of one tone each, from light to dark. @param {Emoji} emoji */
const skinsOf = ({ skins = [] }) => {
  const tones = [1, 2, 3, 4, 5].flatMap((tone) => skins.find((skin) => skin.tone === tone)?.emoji ?? []);
  return tones.length === 5 ? [tones.map(plain)] : [];
};

/** A name is no search word twice. @param {string} label @param {readonly string[]} tags */
const named = (label, tags) => [label, [...new Set(tags)].filter((tag) => tag !== label).join('|')];

/** @param {string} language */
function namesOf(language) {
  /** @type {Map<string, Emoji>} */
  const known = new Map(emojibase(language).map((/** @type {Emoji} */ one) => [one.hexcode, one]));
  return all.map((one) => {
    const { label, tags = [] } = known.get(one.hexcode) ?? one;
    return named(label, tags);
  });
}

/** @param {string} language */
function cldrNamesOf(language) {
  const words = {
    ...read(join(derived ?? '', 'annotationsDerived', language, 'annotations.json')).annotationsDerived.annotations,
    ...read(join(annotations ?? '', 'annotations', language, 'annotations.json')).annotations.annotations,
  };
  return all.map((one) => {
    const found = words[one.emoji.replaceAll('\ufe0f', '')] ?? words[one.emoji];
    // Four keycaps and the like have no words: they keep the English ones.
    return found ? named(found.tts[0], found.default ?? []) : named(one.label, one.tags ?? []);
  });
}

mkdirSync(folder, { recursive: true });
write(
  'list.json',
  all.map((one) => [plain(one.emoji), one.group, ...skinsOf(one)]),
);
write('en.json', namesOf('en'));
write('fr.json', namesOf('fr'));
write('sl.json', cldrNamesOf('sl'));
copyFileSync(join(annotations, 'LICENSE'), join(folder, 'LICENSE-unicode.txt'));
