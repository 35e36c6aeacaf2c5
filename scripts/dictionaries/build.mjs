// Makes the dictionaries of the spell-checker, out/dictionaries/<language>.bdic.br, each with its licence beside it. Only
// what is out of date: from other sources or by another converter than now. Compressed, as app.asar does not compress.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { bdictOf } from './bdict.mjs';

/** The text of the licence, where the package brings only its name. Of a choice the one named here is used. */
const LICENCES = {
  en: { name: 'MIT AND BSD', text: null },
  fr: { name: 'MPL-2.0', text: 'MPL-2.0.txt' },
  sl: { name: 'LGPL-2.1', text: 'LGPL-2.1.txt' },
};

/** @typedef {keyof typeof LICENCES} Language */

const LANGUAGES = /** @type {Language[]} */ (Object.keys(LICENCES));
const here = import.meta.dirname;
const ownFiles = ['', 'licences'].flatMap((folder) =>
  readdirSync(join(here, folder), { withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => join(here, folder, name)),
);

/** @param {Language} language @param {string} source folder of the package */
function licenceOf(language, source) {
  const { name, text } = LICENCES[language];
  const { name: from, version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const heading = [
    `${language}.bdic.br is the dictionary of the npm package ${from} ${version}, used under ${name}.`,
    'Its words and rules are unchanged; only the format of the file is another (compressed by Brotli). The source is that package:',
    `npm pack ${from}@${version}`,
  ].join('\n');
  const parts = [heading, readFileSync(join(source, 'license'), 'utf8')];
  if (text !== null) parts.push(readFileSync(join(here, 'licences', text), 'utf8'));
  return parts.map((part) => part.trim()).join(`\n\n${'='.repeat(80)}\n\n`);
}

/**
 * @param {string} root of the checkout, with its packages installed
 * @returns {Language[]} those that were made now
 * @throws when a dictionary uses what a .bdic cannot hold
 */
export function buildDictionaries(root) {
  const out = join(root, 'out/dictionaries');
  mkdirSync(out, { recursive: true });
  return LANGUAGES.filter((language) => {
    const source = join(root, 'node_modules', `dictionary-${language}`);
    const [affixes, words] = ['aff', 'dic'].map((ending) => readFileSync(join(source, `index.${ending}`), 'utf8'));
    if (affixes === undefined || words === undefined) throw new Error(`No dictionary in ${source}.`);
    const licence = licenceOf(language, source);
    const hash = createHash('sha256');
    for (const part of [affixes, words, licence, ...ownFiles.map((file) => readFileSync(file))]) hash.update(part);
    const stamp = hash.digest('hex');

    const file = (/** @type {string} */ name) => join(out, `${language}.${name}`);
    const isDone =
      existsSync(file('bdic.br')) && existsSync(file('stamp')) && readFileSync(file('stamp'), 'utf8') === stamp;
    if (isDone) return false;
    const bdict = bdictOf(affixes, words);
    writeFileSync(file('bdic.br'), brotliCompressSync(bdict, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }));
    writeFileSync(file('licence.txt'), `${licence}\n`);
    // Last: an interrupted run does not count.
    writeFileSync(file('stamp'), stamp);
    return true;
  });
}
