// The settings file on disk: the sole importer of electron-store. A file that cannot be read is put aside, never
// overwritten, and the last good copy takes its place; single values that do not fit fall back to their defaults.
import { copyFileSync, renameSync } from 'node:fs';
import { join } from 'node:path';
import Store from 'electron-store';
import type { WindowPlace } from '../windows/bounds';
import { settingsSchema, type SettingKey, type Settings } from '../../src-preload/contract/settings';
import { readSettingsFile, SETTINGS_NAME, settingsFile } from './settings-file';

/** What the file holds. `sealedToken` is encrypted by the operating system's key store. */
interface Stored {
  settings?: Partial<Settings>;
  /** Screen coordinates, DIP. */
  window?: WindowPlace;
  lastUrl?: string;
  sealedToken?: string | undefined;
}

/** What was wrong with the file at the start; for the log and a notice. */
export type StoreTrouble = 'file-broken-restored' | 'file-broken-defaults' | 'values-dropped' | 'not-readable';

export interface UserStore {
  settings: () => Partial<Settings>;
  /** The saves throw when the file cannot be written. */
  saveSettings: (chosen: Partial<Settings>) => void;
  saveWindow: (bounds: WindowPlace) => void;
  lastUrl: () => string;
  saveLastUrl: (url: string) => void;
  sealedToken: () => string | undefined;
  saveSealedToken: (sealed: string | undefined) => void;
  trouble: StoreTrouble | undefined;
}

const goodCopy = (folder: string) => join(folder, `${SETTINGS_NAME}.good.json`);

/** The values of the agent's that fit; one that does not is left out and counted. */
export function fittingSettings(given: unknown): { values: Partial<Settings>; dropped: number } {
  const values: Record<string, unknown> = {};
  let dropped = 0;
  for (const [key, value] of Object.entries(typeof given === 'object' && given !== null ? given : {})) {
    const schema = Object.hasOwn(settingsSchema.shape, key) ? settingsSchema.shape[key as SettingKey] : undefined;
    const parsed = schema?.safeParse(value);
    if (parsed?.success) values[key] = parsed.data;
    else dropped += 1;
  }
  return { values: values, dropped };
}

/** Puts a broken file aside and takes the last good copy in its place. */
function heal(folder: string, stamp: string): StoreTrouble | undefined {
  const file = settingsFile(folder);
  if (readSettingsFile(file).state !== 'broken') return undefined;
  renameSync(file, `${file}.broken-${stamp}`);
  if (readSettingsFile(goodCopy(folder)).state !== 'read') return 'file-broken-defaults';
  copyFileSync(goodCopy(folder), file);
  return 'file-broken-restored';
}

/**
 * Never throws: with a folder that cannot be read or written, the program runs on defaults and says so.
 * @param folder of the agent's own data (userData)
 * @param stamp for the name of a file put aside: a date without colons
 */
export function openUserStore(folder: string, stamp: () => string): UserStore {
  const file = settingsFile(folder);
  let store: Store<Stored> | undefined;
  let trouble: StoreTrouble | undefined;
  // What the program works with. The file is written from it, never read again, so that nobody can break it meanwhile.
  let content: Stored = {};
  try {
    trouble = heal(folder, stamp());
    store = new Store<Stored>({ cwd: folder, name: SETTINGS_NAME });
    content = { ...store.store };
    const { values, dropped } = fittingSettings(content.settings);
    if (dropped > 0) {
      copyFileSync(file, `${file}.broken-${stamp()}`);
      trouble ??= 'values-dropped';
    }
    content.settings = values;
  } catch {
    trouble = 'not-readable';
  }

  /** @throws when the file cannot be written; the value is kept for this session all the same. */
  const write = (change: Partial<Stored>) => {
    content = { ...content, ...change };
    if (!store) throw new Error('the settings file cannot be written');
    heal(folder, stamp());
    const { sealedToken, ...rest } = content;
    store.store = sealedToken === undefined ? rest : content;
    copyFileSync(file, goodCopy(folder));
  };

  return {
    settings: () => content.settings ?? {},
    saveSettings: (settings) => {
      write({ settings });
    },
    saveWindow: (window) => {
      write({ window });
    },
    lastUrl: () => (typeof content.lastUrl === 'string' ? content.lastUrl : ''),
    saveLastUrl: (lastUrl) => {
      write({ lastUrl });
    },
    sealedToken: () => (typeof content.sealedToken === 'string' ? content.sealedToken : undefined),
    saveSealedToken: (sealedToken) => {
      if (sealedToken !== content.sealedToken) write({ sealedToken });
    },
    trouble,
  };
}
