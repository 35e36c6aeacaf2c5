// The settings file on a real disk: broken in every way a file can be, and never lost.
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';

// electron-store asks the electron package where Electron is; any answer will do outside of it.
process.env['ELECTRON_OVERRIDE_DIST_PATH'] ??= '/nowhere';
const { openUserStore, fittingSettings } = await import('../../../src-main/settings/user-store');

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
const open = () => openUserStore(folder, () => `stamp${String(counter++)}`);
const onDisk = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
const aside = () => readdirSync(folder).filter((name) => name.includes('.broken-'));

describe('user store', () => {
  it('keeps everything over a restart', () => {
    const store = open();
    store.saveSettings({ theme: 'dark' });
    store.saveLastUrl('wss://routing.example.org');
    store.saveSealedToken('c2VhbGVk');
    store.saveWindow({ x: 1, y: 2, width: 800, height: 600, maximized: false });
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
  ])('takes the last good copy for a file that is %s, and puts that aside', (_name, content) => {
    open().saveSettings({ theme: 'dark', uiScale: 120 });
    writeFileSync(file, content);
    const store = open();
    expect(store.trouble).toBe('file-broken-restored');
    expect(store.settings()).toEqual({ theme: 'dark', uiScale: 120 });
    expect(aside()).toHaveLength(1);
    expect(readFileSync(join(folder, aside()[0]!), 'utf8')).toBe(content);
  });

  it('takes the defaults where there is no good copy either', () => {
    writeFileSync(file, '{');
    const store = open();
    expect([store.trouble, store.settings()]).toEqual(['file-broken-defaults', {}]);
    store.saveSettings({ theme: 'light' });
    expect(open().settings()).toEqual({ theme: 'light' });
  });

  it('drops single values that do not fit, keeps the others and the file it found', () => {
    const found = { settings: { theme: 'purple', uiScale: 120, volume: 11 }, lastUrl: 5, sealedToken: {} };
    writeFileSync(file, JSON.stringify(found));
    const store = open();
    expect(store.trouble).toBe('values-dropped');
    expect(store.settings()).toEqual({ uiScale: 120 });
    expect([store.lastUrl(), store.sealedToken()]).toEqual(['', undefined]);
    expect(JSON.parse(readFileSync(join(folder, aside()[0]!), 'utf8'))).toEqual(found);
  });

  it('survives a file that is broken while the program runs', () => {
    const store = open();
    store.saveSettings({ theme: 'dark' });
    writeFileSync(file, 'garbage');
    expect(store.settings()).toEqual({ theme: 'dark' });
    store.saveSettings({ theme: 'dark', uiScale: 90 });
    expect(onDisk()).toEqual({ settings: { theme: 'dark', uiScale: 90 } });
    expect(aside()).toHaveLength(1);
  });

  it('forgets a token for good, in the copy too', () => {
    const store = open();
    store.saveSealedToken('c2VhbGVk');
    store.saveSealedToken(undefined);
    expect(open().sealedToken()).toBeUndefined();
    for (const name of readdirSync(folder)) expect(readFileSync(join(folder, name), 'utf8')).not.toContain('c2VhbGVk');
  });

  it('runs on defaults in a folder that it cannot use, and says so', () => {
    // A folder in the place of the file: unreadable for everybody, root included.
    mkdirSync(join(folder, 'blocked', 'settings.json', 'x'), { recursive: true });
    chmodSync(join(folder, 'blocked'), 0o500);
    const store = openUserStore(join(folder, 'blocked', 'settings.json', 'x', '\u0000'), () => 's');
    expect([store.trouble, store.settings()]).toEqual(['not-readable', {}]);
    expect(() => {
      store.saveSettings({ theme: 'dark' });
    }).toThrow('cannot be written');
    expect(existsSync(file)).toBe(false);
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
