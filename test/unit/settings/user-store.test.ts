// The settings file on a real disk: broken in every way a file can be, and never lost.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fittingSettings } from '../../../src-main/settings/fitting-settings';

// electron-store asks the electron package where Electron is; any answer will do outside of it.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere';
const { openUserStore } = await import('../../../src-main/settings/user-store');

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'settings-'));
  file = join(folder, 'settings.json');
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});
let counter = 0;
let loads = 0;
const open = () => openUserStore({ folder, stamp: () => `stamp${String(counter++)}`, loaded: () => loads++ });
const onDisk = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
const aside = () => readdirSync(folder).filter((name) => name.includes('.broken-'));

describe('user store', () => {
  it('keeps everything over a restart', async () => {
    const store = open();
    await store.saveSettings({ theme: 'dark' });
    await store.saveLastUrl('wss://routing.example.org');
    await store.saveSealedToken('c2VhbGVk');
    await store.saveWindow({ x: 1, y: 2, width: 800, height: 600, maximized: false });
    const again = open();
    expect(again.trouble).toBeUndefined();
    expect(again.settings()).toEqual({ theme: 'dark' });
    expect(again.lastUrl()).toBe('wss://routing.example.org');
    expect(again.sealedToken()).toBe('c2VhbGVk');
    expect(onDisk()).toMatchObject({ window: { x: 1, y: 2, width: 800, height: 600, maximized: false } });
  });

  it('starts empty where there is no file', () => {
    const store = open();
    expect([store.settings(), store.lastUrl(), store.sealedToken(), store.trouble]).toEqual([
      {},
      '',
      undefined,
      undefined,
    ]);
  });

  it.each([
    ['cut off', '{"settings": {"theme": "da'],
    ['empty', ''],
    ['something else', '[1, 2]'],
    ['binary', '\u0000\u0001\u0002'],
  ])('takes the last good copy for a file that is %s, and puts that aside', async (_name, content) => {
    await open().saveSettings({ theme: 'dark', uiScale: 120 });
    writeFileSync(file, content);
    const store = open();
    expect(store.trouble).toBe('file-broken-restored');
    expect(store.settings()).toEqual({ theme: 'dark', uiScale: 120 });
    expect(aside()).toHaveLength(1);
    expect(readFileSync(join(folder, aside()[0]!), 'utf8')).toBe(content);
  });

  it('takes the defaults where there is no good copy either', async () => {
    writeFileSync(file, '{');
    const store = open();
    expect([store.trouble, store.settings()]).toEqual(['file-broken-defaults', {}]);
    await store.saveSettings({ theme: 'light' });
    expect(open().settings()).toEqual({ theme: 'light' });
  });

  it('drops single values that do not fit, keeps the others and the file it found', async () => {
    const found = { settings: { theme: 'purple', uiScale: 120, volume: 11 }, lastUrl: 5, sealedToken: {} };
    writeFileSync(file, JSON.stringify(found));
    const store = open();
    expect(store.trouble).toBe('values-dropped');
    expect(store.settings()).toEqual({ uiScale: 120 });
    expect([store.lastUrl(), store.sealedToken()]).toEqual(['', undefined]);
    expect(JSON.parse(readFileSync(join(folder, aside()[0]!), 'utf8'))).toEqual(found);
    await store.settled();
    expect(onDisk()).toEqual({ settings: { uiScale: 120 } });
    expect(open().trouble).toBeUndefined();
  });

  it('survives a file that is broken while the program runs', async () => {
    const store = open();
    await store.saveSettings({ theme: 'dark' });
    writeFileSync(file, 'garbage');
    expect(store.settings()).toEqual({ theme: 'dark' });
    await store.saveSettings({ theme: 'dark', uiScale: 90 });
    expect(onDisk()).toEqual({ settings: { theme: 'dark', uiScale: 90 } });
    expect(aside()).toHaveLength(1);
  });

  it('forgets a token for good, in the copy too', async () => {
    const store = open();
    await store.saveSealedToken('c2VhbGVk');
    await store.saveSealedToken(undefined);
    expect(open().sealedToken()).toBeUndefined();
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('c2VhbGVk');
  });

  it('brings the writer in with the first write, and says so once', async () => {
    const before = loads;
    const store = open();
    expect(loads).toBe(before);
    await store.saveSettings({ theme: 'dark' });
    await store.saveSettings({ theme: 'light' });
    expect(loads).toBe(before + 1);
  });

  it('writes saves in their order, and tells when all of them are done', async () => {
    const store = open();
    for (const uiScale of [90, 100, 110]) void store.saveSettings({ uiScale });
    void store.saveLastUrl('wss://b.example.org');
    expect(store.settings()).toEqual({ uiScale: 110 });
    await store.settled();
    expect(onDisk()).toEqual({ settings: { uiScale: 110 }, lastUrl: 'wss://b.example.org' });
  });

  it('runs on defaults in a folder that it cannot use, says so, and works again when it can', async () => {
    const blocked = join(folder, 'blocked');
    writeFileSync(blocked, 'a file in the place of the folder');
    const store = openUserStore({ folder: blocked, stamp: () => 's', loaded: () => undefined });
    expect([store.trouble, store.settings()]).toEqual(['not-readable', {}]);
    await expect(store.saveSettings({ theme: 'dark' })).rejects.toThrow();
    expect(store.settings()).toEqual({ theme: 'dark' });
    rmSync(blocked);
    await store.saveLastUrl('wss://a.example.org');
    expect(JSON.parse(readFileSync(join(blocked, 'settings.json'), 'utf8'))).toEqual({
      settings: { theme: 'dark' },
      lastUrl: 'wss://a.example.org',
    });
  });
});

describe('fittingSettings', () => {
  it('takes nothing that is not a setting of its own', () => {
    expect(fittingSettings({ theme: 'dark', __proto__: { uiScale: 90 } })).toEqual({
      values: { theme: 'dark' },
      dropped: 0,
    });
    expect(fittingSettings(JSON.parse('{"constructor": 1, "toString": 2}'))).toEqual({ values: {}, dropped: 2 });
    expect(fittingSettings('dark')).toEqual({ values: {}, dropped: 0 });
  });
});
