// The words of the UI in three languages: same keys, same placeholders, every plural form the language has, French
// spacing, and words for every refusal.
import { describe, expect, it } from 'vitest';
import { LANGUAGES } from '../../../src-preload/contract/settings';
import { REFUSAL_CODES } from '../../../src-preload/contract/result';
import { STRINGS as AT_START } from '../../../src-renderer/app/strings';
import { DIAGNOSTICS_STRINGS } from '../../../src-renderer/features/diagnostics/strings';

/** Those of the start, and those that come with a dialog. */
const STRINGS = Object.fromEntries(
  Object.entries(AT_START).map(([language, words]) => [
    language,
    { ...words, diagnostics: DIAGNOSTICS_STRINGS[language] ?? {} },
  ]),
);
const PLURAL = /_(zero|one|two|few|many|other)$/;

/** "chat:composer.send" to its words. */
function flat(language: string): Map<string, string> {
  const found = new Map<string, string>();
  const walk = (path: string, value: unknown) => {
    if (typeof value === 'string') found.set(path, value);
    else
      for (const [key, inner] of Object.entries(value as Record<string, unknown>))
        walk(path.endsWith(':') ? `${path}${key}` : `${path}.${key}`, inner);
  };
  for (const [namespace, words] of Object.entries(STRINGS[language] ?? {})) walk(`${namespace}:`, words);
  return found;
}

const stem = (key: string) => key.replace(PLURAL, '');
const placeholders = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name).sort();
const pluralStems = (words: Map<string, string>) =>
  new Set([...words.keys()].filter((key) => key.endsWith('_other')).map(stem));

const english = flat('en');

it('has words in English to compare with', () => {
  expect(english.size).toBeGreaterThan(200);
  expect(Object.keys(STRINGS).sort()).toEqual([...LANGUAGES].sort());
});

describe.each(LANGUAGES)('%s', (language) => {
  const words = flat(language);

  it('has the same keys as English', () => {
    const own = new Set([...words.keys()].map(stem));
    const wanted = new Set([...english.keys()].map(stem));
    expect([...wanted].filter((key) => !own.has(key))).toEqual([]);
    expect([...own].filter((key) => !wanted.has(key))).toEqual([]);
    expect([...pluralStems(words)].sort()).toEqual([...pluralStems(english)].sort());
  });

  it('has every plural form of the language and no other', () => {
    const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
    for (const key of pluralStems(english)) {
      const own = [...words.keys()].filter((other) => PLURAL.test(other) && stem(other) === key);
      expect(own.map((other) => PLURAL.exec(other)?.[1]).sort(), key).toEqual(forms);
    }
  });

  it('has the same placeholders as English', () => {
    for (const [key, text] of words) {
      const model = english.get(key) ?? english.get(`${stem(key)}_other`) ?? '';
      const missing = placeholders(model).filter((name) => !placeholders(text).includes(name));
      const unknown = placeholders(text).filter((name) => !placeholders(model).includes(name));
      // "One more" may leave the number out; a form for one number alone need not repeat it.
      const allowed = /_(one|two|zero)$/.test(key) ? ['count'] : [];
      expect({ key, missing: missing.filter((name) => !allowed.includes(name)), unknown }).toEqual({
        key,
        missing: [],
        unknown: [],
      });
    }
  });

  it('leaves nothing empty and no stray space', () => {
    for (const [key, text] of words) {
      expect(text.trim(), key).not.toBe('');
      // Beginnings of a line ("You: ") end in a space on purpose.
      expect(/^\s|\s{2}/.test(text), key).toBe(false);
    }
  });

  it('has words for every refusal', () => {
    for (const code of REFUSAL_CODES) expect(words.get(`refusal:${code}`)?.length ?? 0, code).toBeGreaterThan(10);
  });
});

describe('French typography', () => {
  const NO_BREAK = /[\u00a0\u202f]/;
  /** Signs that take a no-break space before them; not in addresses (wss://) and not in placeholders. */
  const faults = (text: string) =>
    [...text.replaceAll(/\w+:\/\/\S*/g, '').matchAll(/(.)([:;!?»])/gu)].filter(
      ([, before = '']) => !NO_BREAK.test(before),
    );

  it('has a no-break space before : ; ! ? »', () => {
    for (const [key, text] of flat('fr'))
      expect({ key, faults: faults(text).map(([all]) => all) }).toEqual({ key, faults: [] });
  });

  it('finds a plain space and a missing one', () => {
    expect(faults('Note : oui')).toHaveLength(1);
    expect(faults('Note: oui !')).toHaveLength(2);
    expect(faults('Note\u00a0: wss://a.b')).toHaveLength(0);
  });

  it('addresses the agent with "vous"', () => {
    for (const [key, text] of flat('fr')) expect(/(?<!\p{L})(tu|toi|ton|tes)(?!\p{L})/iu.test(text), key).toBe(false);
  });
});
