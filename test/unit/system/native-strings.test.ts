// The words outside the window: the same keys and every plural form in each language.
import { expect, it } from 'vitest';
import en from '../../../assets/strings/en/native.json';
import fr from '../../../assets/strings/fr/native.json';
import sl from '../../../assets/strings/sl/native.json';

const PLURAL = /_(one|two|few|many|other)$/;
const keys = (node: unknown, path = ''): string[] =>
  typeof node === 'string'
    ? [path]
    : Object.entries(node as object).flatMap(([key, inner]) => keys(inner, `${path}.${key}`));
const stems = (all: string[]) => [...new Set(all.map((key) => key.replace(PLURAL, '')))].sort();

it.each([
  ['fr', fr],
  ['sl', sl],
  ['en', en],
])('%s is complete', (language, words) => {
  const all = keys(words);
  expect(stems(all)).toEqual(stems(keys(en)));
  const forms = new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted();
  for (const stem of ['.offers', '.unread'])
    expect(
      all
        .filter((key) => key.replace(PLURAL, '') === stem)
        .map((key) => PLURAL.exec(key)?.[1])
        .sort(),
    ).toEqual(forms);
});
