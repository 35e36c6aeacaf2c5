// The words of the program in one language, read from the same files as the program: a test (or the demo) names a
// button by its key, so a renamed key is an error and a changed word is not.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../assets/strings');

/**
 * @typedef {(key: string, params?: Record<string, string | number>) => string} Words
 * @param {'en' | 'fr' | 'sl'} language
 * @returns {Words} `t('offer.accept')`; throws for a key that does not exist. With `params.count` the plural form of
 *   the language is taken.
 */
export function words(language) {
  const plurals = new Intl.PluralRules(language);
  /** @type {Map<string, Record<string, unknown>>} */
  const files = new Map();
  return (key, params = {}) => {
    const [namespace = '', ...path] = key.split('.');
    const file =
      files.get(namespace) ?? JSON.parse(readFileSync(resolve(folder, language, `${namespace}.json`), 'utf8'));
    files.set(namespace, file);
    const look = (/** @type {string[]} */ steps) =>
      steps.reduce((/** @type {any} */ node, part) => node?.[part], /** @type {unknown} */ (file));
    const last = path.at(-1) ?? '';
    const plural =
      typeof params['count'] === 'number'
        ? look([...path.slice(0, -1), `${last}_${plurals.select(params['count'])}`])
        : undefined;
    const found = plural ?? look(path);
    if (typeof found !== 'string') throw new Error(`no string ${key} in ${language}`);
    return found.replace(/\{\{\s*(\w+)[^}]*\}\}/g, (_all, name) => String(params[name] ?? `{{${name}}}`));
  };
}

const escape = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A pattern for a sentence with `{{placeholders}}`: each stands for anything. A no-break space (French) is any space,
 * as in accessible names.
 * @param {string} text
 */
export const patternOf = (text) =>
  new RegExp(
    escape(text)
      .replace(/\\\{\\\{\w+\\\}\\\}/g, '.+')
      .replace(/\s+/g, '\\s+'),
  );
