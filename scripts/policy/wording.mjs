// The words of a setting in one language, for templates and profiles: title, explanation, choices. A missing or a
// superfluous one fails the generator.
import { GROUPS } from './settings.mjs';

/** Folder names of Windows by our language; each one has assets/policy/strings/<language>.json. */
export const CULTURES = { en: 'en-US', fr: 'fr-FR', sl: 'sl-SI' };

/** @typedef {import('./settings.mjs').PolicySetting} PolicySetting */
/** @typedef {ReturnType<typeof createWording>} Wording */

const SENTENCES = ['default', 'choice', 'applies', 'strict', 'locked', 'on', 'off', 'empty', 'quoted'];
const APPLIES = ['at-once', 'next-connection', 'next-start'];

/** @param {string} where @param {unknown} given @param {string[]} wanted @returns {string[]} what is wrong */
function differences(where, given, wanted) {
  const has = Object.keys(/** @type {object} */ (given ?? {}));
  return [
    ...wanted.filter((key) => !has.includes(key)).map((key) => `${where}.${key} is missing`),
    ...has.filter((key) => !wanted.includes(key)).map((key) => `${where}.${key} is not used`),
  ];
}

/** @param {any} strings @param {PolicySetting} setting @returns {string[]} */
function faultsOf(strings, { key, kind, strict, default: byDefault }) {
  const mayBeNone = kind.is === 'list' && [strict, byDefault].some((value) => Array.isArray(value) && !value.length);
  const wanted = ['title', 'text', ...(kind.is === 'choice' ? ['choices'] : []), ...(mayBeNone ? ['none'] : [])];
  const words = strings.settings?.[key];
  return [
    ...differences(`settings.${key}`, words, wanted),
    ...(kind.is === 'choice' ? differences(`settings.${key}.choices`, words?.choices, kind.values.map(String)) : []),
  ];
}

/** @param {unknown} value @param {string} where @returns {string[]} empty texts */
const emptyTexts = (value, where) =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([key, inner]) => emptyTexts(inner, `${where}.${key}`))
    : typeof value === 'string' && value.trim() !== ''
      ? []
      : [`${where} is empty`];

/**
 * @param {any} strings parsed assets/policy/strings/<language>.json
 * @param {PolicySetting[]} settings
 * @param {string} name of the file, for the error
 * @throws with every text that is missing, empty or not used
 */
export function createWording(strings, settings, name) {
  const faults = [
    ...differences('strings', strings, ['product', 'description', 'supported', 'sentences', 'groups', 'settings']),
    ...differences('sentences', strings.sentences, SENTENCES),
    ...differences('sentences.applies', strings.sentences?.applies, APPLIES),
    ...differences('groups', strings.groups, Object.keys(GROUPS)),
    ...differences(
      'settings',
      strings.settings,
      settings.map(({ key }) => key),
    ),
    ...settings.flatMap((setting) => faultsOf(strings, setting)),
    ...emptyTexts(strings, 'strings'),
  ];
  if (faults.length > 0) throw new Error(`${name}:\n  ${faults.join('\n  ')}`);

  const { sentences } = strings;
  /** @param {string} sentence @param {string} value */
  const fill = (sentence, value) => sentence.replaceAll('{{value}}', value);

  /** @param {PolicySetting} setting @param {unknown} value @returns {string} as a person reads it */
  const valueOf = ({ key, kind }, value) => {
    if (kind.is === 'switch') return value ? sentences.on : sentences.off;
    if (kind.is === 'choice') return fill(sentences.quoted, strings.settings[key].choices[String(value)]);
    if (Array.isArray(value)) return value.length > 0 ? value.join(', ') : strings.settings[key].none;
    return value === '' ? sentences.empty : String(value);
  };

  return {
    product: /** @type {string} */ (strings.product),
    description: /** @type {string} */ (strings.description),
    supported: /** @type {string} */ (strings.supported),
    groups: /** @type {Record<string, string>} */ (strings.groups),
    /** @param {PolicySetting} setting @returns {string} */
    title: ({ key }) => strings.settings[key].title,
    /** @param {PolicySetting} setting @returns {string} */
    text: ({ key }) => strings.settings[key].text,
    /** @param {PolicySetting} setting @param {string | number} value @returns {string} */
    choice: ({ key }, value) => strings.settings[key].choices[String(value)],
    value: valueOf,
    /** Everything an administrator wants to know, a paragraph each. @param {PolicySetting} setting @returns {string[]} */
    explanation: (setting) => [
      strings.settings[setting.key].text,
      fill(setting.visible ? sentences.choice : sentences.default, valueOf(setting, setting.default)),
      ...(setting.strict === undefined ? [] : [fill(sentences.strict, valueOf(setting, setting.strict))]),
      sentences.applies[setting.applies],
      ...(setting.visible ? [sentences.locked] : []),
    ],
  };
}
