// The settings file on disk: the sole importer of electron-store. A file that cannot be read is put aside, never
// overwritten, and the last good copy takes its place; single values that do not fit fall back to their defaults.
// electron-store writes; it is loaded with the first write, because it brings a megabyte that no first paint needs.
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import { readPlace, type WindowPlace } from '../windows/bounds';
import type { Settings } from '../../src-preload/contract/settings';
import { fittingSettings } from './fitting-settings';
import { readSettingsFile, SETTINGS_NAME, settingsFile } from './settings-file';

/** What the file holds. `sealedToken` is encrypted by the operating system's key store. */
interface Stored {
  settings?: Partial<Settings>;
  /** Screen coordinates, DIP. */
  window?: WindowPlace;
  lastUrl?: string;
  /** The agent knows that closing the window leaves the program in the tray. */
  toldOfTray?: boolean;
  sealedToken?: string | undefined;
}

/** What was wrong with the file at the start; for the log and a notice. */
export type StoreTrouble = 'file-broken-restored' | 'file-broken-defaults' | 'values-dropped' | 'not-readable';

/**
 * Every save is in force at once and resolves when it is on disk; it rejects when the disk refuses, and the value then
 * lives until the program ends.
 */
export interface UserStore {
  settings: () => Partial<Settings>;
  saveSettings: (chosen: Partial<Settings>) => Promise<void>;
  saveWindow: (bounds: WindowPlace) => Promise<void>;
  lastUrl: () => string;
  saveLastUrl: (url: string) => Promise<void>;
  toldOfTray: () => boolean;
  saveToldOfTray: () => Promise<void>;
  sealedToken: () => string | undefined;
  saveSealedToken: (sealed: string | undefined) => Promise<void>;
  /** Resolves when every save so far has succeeded or failed. */
  settled: () => Promise<void>;
  trouble: StoreTrouble | undefined;
}

export interface UserStoreDeps {
  /** The agent's own data (userData). */
  folder: string;
  /** For the name of a file put aside: a date without colons. */
  stamp: () => string;
  /** electron-store has been loaded; it opens an IPC channel of its own, which somebody has to close. */
  loaded: () => void;
}

const goodCopy = (folder: string) => join(folder, `${SETTINGS_NAME}.good.json`);

/** Puts a broken file aside and takes the last good copy in its place. */
function heal(folder: string, stamp: string): StoreTrouble | undefined {
  const file = settingsFile(folder);
  if (readSettingsFile(file).state !== 'broken') return undefined;
  renameSync(file, `${file}.broken-${stamp}`);
  if (readSettingsFile(goodCopy(folder)).state !== 'read') return 'file-broken-defaults';
  copyFileSync(goodCopy(folder), file);
  return 'file-broken-restored';
}

const text = (value: unknown) => (typeof value === 'string' ? value : undefined);

/** What the file says, as far as it fits. */
function readStored(folder: string, stamp: string): { content: Stored; trouble: StoreTrouble | undefined } {
  const file = settingsFile(folder);
  const healed = heal(folder, stamp);
  const found = readSettingsFile(file);
  if (found.state !== 'read') return { content: {}, trouble: healed };
  const { values, dropped } = fittingSettings(found.values['settings']);
  if (dropped > 0) copyFileSync(file, `${file}.broken-${stamp}`);
  const window = readPlace(found.values['window']);
  const lastUrl = text(found.values['lastUrl']);
  const content = {
    settings: values,
    ...(window ? { window } : {}),
    ...(lastUrl === undefined ? {} : { lastUrl }),
    ...(found.values['toldOfTray'] === true ? { toldOfTray: true } : {}),
    sealedToken: text(found.values['sealedToken']),
  };
  return { content, trouble: healed ?? (dropped > 0 ? 'values-dropped' : undefined) };
}

/** Never throws: with a folder that cannot be read, the program runs on defaults and says so. */
export function openUserStore({ folder, stamp, loaded }: UserStoreDeps): UserStore {
  // What the program works with. The file is written from it, never read again, so that nobody can break it meanwhile.
  let content: Stored = {};
  let trouble: StoreTrouble | undefined;
  try {
    ({ content, trouble } = readStored(folder, stamp()));
  } catch {
    trouble = 'not-readable';
  }

  const open = async () => {
    const { default: Store } = await import('electron-store');
    heal(folder, stamp());
    const store = new Store<Stored>({ cwd: folder, name: SETTINGS_NAME });
    loaded();
    return store;
  };
  let opening: ReturnType<typeof open> | undefined;
  let last: Promise<void> = Promise.resolve();

  const write = async () => {
    const store = await (opening ??= open());
    heal(folder, stamp());
    const { sealedToken, ...rest } = content;
    store.store = sealedToken === undefined ? rest : content;
    copyFileSync(settingsFile(folder), goodCopy(folder));
  };
  const save = (change: Partial<Stored>): Promise<void> => {
    content = { ...content, ...change };
    const mine = last.then(write);
    last = mine.catch(() => {
      // The next save tries to open the file anew.
      opening = undefined;
    });
    return mine;
  };

  // Repaired at once, or every start would put a copy aside.
  if (trouble === 'values-dropped') void save({}).catch(() => undefined);

  return {
    settings: () => content.settings ?? {},
    saveSettings: (settings) => save({ settings }),
    saveWindow: (window) => save({ window }),
    lastUrl: () => content.lastUrl ?? '',
    saveLastUrl: (lastUrl) => save({ lastUrl }),
    toldOfTray: () => content.toldOfTray === true,
    saveToldOfTray: () => save({ toldOfTray: true }),
    sealedToken: () => content.sealedToken,
    saveSealedToken: (sealedToken) => (sealedToken === content.sealedToken ? Promise.resolve() : save({ sealedToken })),
    settled: () => last,
    trouble,
  };
}
