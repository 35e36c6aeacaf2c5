// What administrators get is what the catalogue of settings says: no file stale, no setting without words, every
// reference of the templates resolved, every example a policy that the program takes.
import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { JSDOM } from 'jsdom';
import { parse } from 'plist';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { policyDocuments } from '../../../scripts/policy/documents.mjs';
import { EXAMPLE, policySettings } from '../../../scripts/policy/settings.mjs';
import { REGISTRY_KEY } from '../../../scripts/policy/windows.mjs';
import { createWording, CULTURES } from '../../../scripts/policy/wording.mjs';
import { filled } from '../../../scripts/protocol-document.mjs';
import { CATALOGUE, type CatalogueEntry, type CatalogueKey } from '../../../src-main/settings/catalogue';
import { checkReading } from '../../../src-main/settings/policy/check';

const file = (path: string) => new URL(`../../../${path}`, import.meta.url);
const stored = (path: string) => readFileSync(file(path), 'utf8');
const wordsOf = (language: string) => JSON.parse(stored(`assets/policy/strings/${language}.json`));
const LANGUAGES = Object.keys(CULTURES) as (keyof typeof CULTURES)[];
const strings = Object.fromEntries(LANGUAGES.map((language) => [language, wordsOf(language)]));
const entries: Record<string, CatalogueEntry> = CATALOGUE;
const forcible = Object.keys(entries).filter((key) => entries[key]!.forcible) as CatalogueKey[];
const settings = policySettings(CATALOGUE, z);
const { files, tables } = policyDocuments(CATALOGUE, z, strings);
/** Throws when it is not well-formed. */
const xml = (path: string) => new JSDOM(stored(path), { contentType: 'text/xml' }).window.document;

describe('what administrators get (npm run docs)', () => {
  it.each(Object.keys(files))('%s is not stale', (path) => {
    expect(stored(path)).toBe(files[path]);
  });

  it('the guide has the table of these settings', async () => {
    const now = stored('docs/admin-guide.md');
    const style = await resolveConfig(file('docs/admin-guide.md'));
    expect(await format(filled(now, tables, 'docs/admin-guide.md'), { ...style, parser: 'markdown' })).toBe(now);
  });

  it('is about every setting that may be forced, and no other', () => {
    expect(settings.map(({ key }) => key).sort()).toEqual([...forcible].sort());
    const [, section = ''] = /<!-- generated:settings -->([\s\S]*?)<!--/.exec(stored('docs/admin-guide.md')) ?? [];
    const rows = [...section.matchAll(/^\| `(\w+)` +\|/gm)].map(([, key]) => key);
    expect(rows.sort()).toEqual([...forcible].sort());
  });

  it('refuses a setting without a group and a type that no template can hold', () => {
    const more = { ...CATALOGUE, colour: { ...CATALOGUE.updateUrl } };
    expect(() => policySettings(more, z)).toThrow(/colour/);
    const odd = { ...CATALOGUE, updateUrl: { ...CATALOGUE.updateUrl, schema: z.object({ a: z.string() }) } };
    expect(() => policySettings(odd, z)).toThrow(/updateUrl/);
  });
});

describe('the words of a setting', () => {
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- loose JSON, spoilt on purpose
  type Words = any;
  it.each([
    ['is missing', (it: Words) => delete it.settings.backendUrl.title, /backendUrl\.title is missing/],
    ['is empty', (it: Words) => (it.settings.language.choices.sl = ' '), /choices\.sl is empty/],
    ['is not used', (it: Words) => (it.settings.theme = { title: 'x', text: 'x' }), /settings\.theme is not used/],
    ['of a choice is missing', (it: Words) => delete it.settings.alertRepeat.choices['20'], /choices\.20 is missing/],
    ['of a group is missing', (it: Words) => delete it.groups.updates, /groups\.updates is missing/],
  ])('one that %s is an error', (_name, spoil, message) => {
    const copy = structuredClone(strings['sl']);
    spoil(copy);
    expect(() => createWording(copy, settings, 'sl.json')).toThrow(message);
  });

  it('French has a no-break space before : ; ! ? and inside quotation marks', () => {
    const texts = (value: unknown): string[] =>
      typeof value === 'string' ? [value] : Object.values(value as object).flatMap(texts);
    for (const text of texts(strings['fr'])) {
      // Not in addresses: wss://, file:, :8080, *.example.org;10.0.0.0
      const plain = text.replaceAll(/(\w+:\/\/|file:|\S*:\d|\*\.)\S*/g, '');
      expect(plain.match(/[^\u00a0\u202f][:;!?»]|«[^\u00a0]/gu), text).toBeNull();
    }
  });

  it('the languages differ', () => {
    for (const { key } of settings) {
      const texts = LANGUAGES.map((language) => strings[language].settings[key].text);
      expect(new Set(texts).size, key).toBe(LANGUAGES.length);
    }
  });
});

describe('the templates for Windows', () => {
  const admx = xml('assets/policy/windows/Parley.admx');
  const all = (selector: string) => [...admx.querySelectorAll(selector)];
  const attributes = (selector: string, name: string) =>
    all(selector).flatMap((element) => element.getAttribute(name) ?? []);
  const references = (kind: 'string' | 'presentation') =>
    [...stored('assets/policy/windows/Parley.admx').matchAll(new RegExp(`\\$\\(${kind}\\.([^)]*)\\)`, 'g'))].map(
      ([, id]) => String(id),
    );

  it('has one policy a setting, for computers and persons, under one key', () => {
    expect(attributes('policy', 'name').sort()).toEqual([...forcible].sort());
    expect(new Set(attributes('policy', 'class'))).toEqual(new Set(['Both']));
    expect(new Set(attributes('policy', 'key'))).toEqual(new Set([REGISTRY_KEY]));
  });

  it('has names as the schema of templates wants them, each once', () => {
    const names = [...attributes('category', 'name'), ...attributes('definition', 'name')];
    for (const name of [...names, ...attributes('policy', 'name'), ...references('string')])
      expect(name).toMatch(/^[\p{L}\p{N}_]+$/u);
    for (const selector of ['policy', 'category']) {
      const found = attributes(selector, 'name');
      expect(new Set(found).size).toBe(found.length);
    }
  });

  it('refers to categories and products that it defines', () => {
    const categories = attributes('category', 'name');
    for (const ref of attributes('parentCategory', 'ref')) expect(categories).toContain(ref);
    for (const ref of attributes('policy > supportedOn', 'ref'))
      expect(attributes('definition', 'name')).toContain(ref);
    expect(all('policy > parentCategory')).toHaveLength(forcible.length);
  });

  it.each(LANGUAGES)('%s: has every string and presentation, no other and none twice', (language) => {
    const adml = xml(`assets/policy/windows/${CULTURES[language]}/Parley.adml`);
    const ids = (selector: string) => [...adml.querySelectorAll(selector)].map((element) => element.getAttribute('id'));
    for (const [kind, selector] of [
      ['string', 'stringTable > string'],
      ['presentation', 'presentationTable > presentation'],
    ] as const) {
      expect(ids(selector).sort()).toEqual([...new Set(references(kind))].sort());
    }
    for (const element of adml.querySelectorAll('string')) expect(element.textContent.trim()).not.toBe('');
  });

  it.each(LANGUAGES)('%s: what a presentation asks for is what its policy stores', (language) => {
    const adml = xml(`assets/policy/windows/${CULTURES[language]}/Parley.adml`);
    const asks = { enum: 'dropdownList', decimal: 'decimalTextBox', text: 'textBox', list: 'listBox' };
    const stores = all('policy > elements > *');
    expect(stores).toHaveLength(forcible.filter((key) => typeof CATALOGUE[key].default !== 'boolean').length);
    for (const element of stores) {
      const id = element.getAttribute('id')!;
      const control = adml.querySelector(`presentation[id="${id}"] > [refId="${id}"]`);
      expect(control?.tagName, id).toBe(asks[element.tagName as keyof typeof asks]);
    }
  });

  it('writes values into the registry that the program takes', () => {
    const reader = { scope: 'machine', where: REGISTRY_KEY, form: 'registry' } as const;
    /** Where a choice needs another setting. */
    const beside = { proxyServer: 'proxy.example.org:8080', proxyScript: 'https://proxy.example.org/proxy.pac' };
    let tried = 0;
    const take = (key: string, stands: unknown) => {
      const source = checkReading(reader, { state: 'read', values: { ...beside, [key]: stands } });
      expect(source.problems, key).toEqual([]);
      tried++;
      return source.values[key as CatalogueKey];
    };
    const stored = (value: Element) =>
      value.tagName === 'decimal' ? Number(value.getAttribute('value')) : value.textContent;
    for (const policy of all('policy')) {
      const key = policy.getAttribute('name')!;
      const inside = (tag: string) => [...policy.getElementsByTagName(tag)];
      const [on, off] = [...inside('enabledValue'), ...inside('disabledValue')].map((at) => at.firstElementChild!);
      if (on && off) expect([take(key, stored(on)), take(key, stored(off))]).toEqual([true, false]);
      for (const item of inside('item')) take(key, stored(item.firstElementChild!.firstElementChild!));
      for (const number of on ? [] : inside('decimal').filter((at) => at.hasAttribute('minValue')))
        for (const end of [Number(number.getAttribute('minValue')), Number(number.getAttribute('maxValue'))])
          expect(take(key, end)).toBe(end);
      if (inside('list').length > 0) expect(take(key, ['a.example.org'])).toEqual(['a.example.org']);
      if (inside('text').length > 0) expect(take(key, '')).toBe('');
    }
    const choices = settings.reduce((sum, { kind }) => sum + (kind.is === 'choice' ? kind.values.length : 1), 0);
    const switches = settings.filter(({ kind }) => kind.is === 'switch' || kind.is === 'number').length;
    expect(tried).toBe(choices + switches);
  });
});

describe('the profile for macOS', () => {
  const text = stored('assets/policy/macos/parley.mobileconfig');
  type Profile = Record<string, unknown> & { PayloadContent: Record<string, unknown>[] };
  const settingsOf = (profile: Profile) =>
    Object.fromEntries(Object.entries(profile.PayloadContent[0]!).filter(([key]) => !key.startsWith('Payload')));
  const profile = parse(text) as Profile;

  it('dictates the example', () => {
    expect(settingsOf(profile)).toEqual(EXAMPLE);
  });

  it('has every other setting as a comment, with its default in the right type', () => {
    const complete = text.replaceAll(/<!--(<key>.*?)-->/g, '$1');
    const defaults = Object.fromEntries(forcible.map((key) => [key, CATALOGUE[key].default]));
    expect(settingsOf(parse(complete) as Profile)).toEqual({ ...defaults, ...EXAMPLE });
  });

  it('is a profile of the computer for the preferences of the bundle', () => {
    const appId = /^appId: (\S+)$/m.exec(stored('electron-builder.yml'))?.[1];
    expect(profile).toMatchObject({ PayloadType: 'Configuration', PayloadVersion: 1, PayloadScope: 'System' });
    expect(profile.PayloadContent).toHaveLength(1);
    expect(profile.PayloadContent[0]).toMatchObject({ PayloadType: appId, PayloadVersion: 1 });
    const uuids = [profile, ...profile.PayloadContent].map(({ PayloadUUID }) => String(PayloadUUID));
    expect(new Set(uuids).size).toBe(2);
    for (const uuid of uuids)
      expect(uuid).toMatch(/^[0-9A-F]{8}-[0-9A-F]{4}-8[0-9A-F]{3}-[89AB][0-9A-F]{3}-[0-9A-F]{12}$/);
  });
});

describe('the policy file of Linux', () => {
  const schema = JSON.parse(stored('assets/policy/linux/policy.schema.json'));
  const example = JSON.parse(stored('assets/policy/linux/policy.example.json'));
  const fits = new Ajv2020({ strict: true }).compile(schema);
  const reader = { scope: 'machine', where: 'policy.json', form: 'exact' } as const;

  it('the schema has every forcible setting with words and default', () => {
    const { properties } = schema;
    expect(Object.keys(properties).sort()).toEqual(['$schema', ...forcible].sort());
    for (const key of forcible) {
      expect(properties[key]).toMatchObject({ title: strings['en'].settings[key].title });
      expect(properties[key].default).toEqual(CATALOGUE[key].default);
    }
  });

  it('the example fits, and the program takes it', () => {
    expect(fits(example), JSON.stringify(fits.errors)).toBe(true);
    const source = checkReading(reader, { state: 'read', values: example });
    expect(source).toMatchObject({ problems: [], values: EXAMPLE });
  });

  it.each([
    { soundVolume: 50 },
    { theme: 'dark' },
    { backendURL: 'wss://a.example.org' },
    { backendUrl: 'https://a.example.org' },
    { allowedHosts: 'a.example.org' },
    { allowedHosts: ['a.example.org:443'] },
    { maskSensitiveData: 'never' },
    { startAtLogin: 1 },
    { retentionDays: 0 },
    { retentionDays: 1.5 },
    { alertRepeat: 7 },
    { extraCaFile: 'authorities.pem' },
    { proxyScript: 'proxy.pac' },
  ])('neither the schema nor the program takes %j', (wrong) => {
    expect(fits(wrong)).toBe(false);
    expect(checkReading(reader, { state: 'read', values: wrong }).problems).toHaveLength(1);
  });

  it.each([
    {},
    { extraCaFile: '/etc/ssl/own.pem' },
    { extraCaFile: 'C:\\ProgramData\\own.pem' },
    { allowedHosts: ['*.Example.org', 'localhost'] },
    { allowedHosts: [] },
    { backendUrl: '' },
    { backendUrl: 'wss://Routing.example.org:8443/parley' },
  ])('both take %j', (right) => {
    expect(fits(right)).toBe(true);
    expect(checkReading(reader, { state: 'read', values: right })).toMatchObject({ problems: [], values: right });
  });
});
