// Policy before the agent's choice before the default; a change is whole or not at all.
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { PolicyValues } from '../../../src-main/settings/catalogue';
import { resolveLanguage } from '../../../src-main/settings/language';
import { themeSource, windowColour } from '../../../src-main/settings/theme';
import { createUserSettings } from '../../../src-main/settings/user-settings';
import { policyOf } from '../../kit/policy-feed';
import { DEFAULT_SETTINGS } from '../../../src-preload/contract/default-settings';
import type { Settings, SettingsView } from '../../../src-preload/contract/settings';

function made({ chosen = {}, forced = {} }: { chosen?: Partial<Settings>; forced?: PolicyValues } = {}) {
  const saved: Partial<Settings>[] = [];
  const views: SettingsView[] = [];
  let full = false;
  const settings = createUserSettings({
    source: {
      load: () => chosen,
      save: async (next) => {
        if (full) throw new Error('disk full');
        saved.push(next);
      },
    },
    policy: policyOf(forced),
    preferredLanguages: () => ['de-AT', 'sl-SI'],
  });
  settings.onChange((view) => views.push(view));
  return { settings, saved, views, fill: () => (full = true) };
}

describe('user settings', () => {
  it('are the defaults at first', () => {
    const { values, origins, language } = made().settings.view();
    expect(values).toEqual(DEFAULT_SETTINGS);
    expect(new Set(Object.values(origins))).toEqual(new Set(['default']));
    expect(language).toBe('sl');
  });

  it('say when a language has no dictionary, and when it has one again', () => {
    const { settings, views } = made();
    expect(settings.view().canSpellCheck).toBe(true);
    settings.setCanSpellCheck('fr', false);
    settings.setCanSpellCheck('sl', true);
    expect(views).toEqual([]);
    settings.setCanSpellCheck('sl', false);
    settings.setCanSpellCheck('sl', false);
    settings.setCanSpellCheck('sl', true);
    expect(views.map(({ canSpellCheck }) => canSpellCheck)).toEqual([false, true]);
  });

  it('say of each value where it comes from', () => {
    const { settings } = made({ chosen: { theme: 'dark', closeToTray: false }, forced: { closeToTray: true } });
    expect(settings.view()).toMatchObject({
      values: { theme: 'dark', closeToTray: true, soundVolume: 70 },
      origins: { theme: 'user', closeToTray: 'policy', soundVolume: 'default' },
    });
  });

  it('store what the agent chose and nothing else, and tell the others', async () => {
    const { settings, saved, views } = made({ chosen: { theme: 'dark' } });
    expect(await settings.change({ soundVolume: 0, uiScale: undefined })).toEqual({ ok: true, value: null });
    expect(saved).toEqual([{ theme: 'dark', soundVolume: 0 }]);
    expect(views).toHaveLength(1);
    expect(views[0]).toMatchObject({ values: { soundVolume: 0 }, origins: { soundVolume: 'user' } });
  });

  it('are quiet about a change that changes nothing', async () => {
    const { settings, views } = made({ chosen: { theme: 'dark' } });
    await settings.change({ theme: 'dark' });
    expect(views).toEqual([]);
  });

  it('refuse the whole change when one value of it is forced', async () => {
    const { settings, saved, views } = made({ forced: { closeToTray: true } });
    expect(await settings.change({ offerSound: false, closeToTray: false })).toEqual({
      ok: false,
      refusal: { code: 'setting-forced', retryable: false, detail: 'closeToTray' },
    });
    expect([saved, views, settings.view().values.offerSound]).toEqual([[], [], true]);
  });

  it('are in force until the end of the program where they cannot be stored, and say so', async () => {
    const { settings, fill, views } = made();
    fill();
    expect(await settings.change({ theme: 'dark' })).toMatchObject({
      ok: false,
      refusal: { code: 'internal', retryable: true, detail: 'settings-not-written' },
    });
    expect([views.length, settings.view().values.theme]).toEqual([1, 'dark']);
  });

  it('lose none of two changes at once', async () => {
    const { settings, saved } = made();
    await Promise.all([settings.change({ theme: 'dark' }), settings.change({ uiScale: 90 })]);
    expect(saved.at(-1)).toEqual({ theme: 'dark', uiScale: 90 });
  });

  it('switch the language at run time', async () => {
    const { settings, views } = made();
    await settings.change({ language: 'fr' });
    expect(views[0]?.language).toBe('fr');
  });
});

describe('resolveLanguage', () => {
  it.each([
    ['system', ['fr-CA', 'en'], 'fr'],
    ['system', ['de', 'sl_SI.UTF-8'], 'sl'],
    ['system', ['c'], 'en'],
    ['system', [], 'en'],
    ['sl', ['fr'], 'sl'],
  ] as const)('%s with %j is %s', (setting, preferred, expected) => {
    expect(resolveLanguage(setting, preferred)).toBe(expected);
  });
});

describe('theme', () => {
  it('is dark for the system in high contrast', () => {
    const themes = ['system', 'light', 'dark', 'contrast'] as const;
    expect(themes.map(themeSource)).toEqual(['system', 'light', 'dark', 'dark']);
  });

  it('gives the empty window the background of the page', () => {
    const sheet = readFileSync(resolve(import.meta.dirname, '../../../src-renderer/styles/tokens.css'), 'utf8');
    const page = (theme: string) => new RegExp(`data-theme='${theme}'\\][^}]*?--bg-app: (#\\w+);`).exec(sheet)?.[1];
    expect(windowColour('system', false)).toBe(page('light'));
    expect(windowColour('dark', true)).toBe(page('dark'));
    expect(windowColour('contrast', true)).toBe(page('contrast'));
  });
});
