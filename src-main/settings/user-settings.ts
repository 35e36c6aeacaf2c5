// The settings as the program uses them: forced by policy, else chosen by the agent, else default. The one place that
// changes them.
import { type Result, refused, ok } from '../../src-preload/contract/result';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/default-settings';
import type { Language, SettingKey, Settings, SettingsView } from '../../src-preload/contract/settings';
import { resolveLanguage } from './language';

export interface SettingsSource {
  /** What the agent chose on this machine; nothing that she did not choose. */
  load: () => Partial<Settings>;
  /** Rejects when it cannot be stored. */
  save: (chosen: Partial<Settings>) => Promise<void>;
}

export interface UserSettings {
  view: () => SettingsView;
  /** One or more values, already parsed. Refused whole when one of them is forced. In force at once, then stored. */
  change: (values: { [K in SettingKey]?: Settings[K] | undefined }) => Promise<Result>;
  /** After a change; not called for a change that changes nothing. */
  onChange: (listener: (view: SettingsView) => void) => () => void;
}

export interface UserSettingsDeps {
  source: SettingsSource;
  /** Values that IT dictates. */
  forced?: Partial<Settings>;
  /** The system's languages, best first. */
  preferredLanguages: () => readonly string[];
  /** Whether this computer can check the spelling of a language. Absent: of none. */
  canSpellCheck?: (language: Language) => boolean;
}

const KEYS = Object.keys(DEFAULT_SETTINGS) as SettingKey[];

export function createUserSettings({
  source,
  forced = {},
  preferredLanguages,
  canSpellCheck,
}: UserSettingsDeps): UserSettings {
  let chosen = source.load();
  const listeners = new Set<(view: SettingsView) => void>();

  const view = (): SettingsView => {
    const values = { ...DEFAULT_SETTINGS, ...chosen, ...forced };
    const language = resolveLanguage(values.language, preferredLanguages());
    const origin = (key: SettingKey) => (key in forced ? 'policy' : key in chosen ? 'user' : 'default');
    return {
      values,
      origins: Object.fromEntries(KEYS.map((key) => [key, origin(key)])) as SettingsView['origins'],
      language,
      canSpellCheck: canSpellCheck?.(language) ?? false,
    };
  };

  return {
    view,
    async change(given) {
      const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const locked = KEYS.find((key) => key in values && key in forced);
      if (locked) return refused('setting-forced', { detail: locked });
      const before = JSON.stringify(view());
      chosen = { ...chosen, ...(values as Partial<Settings>) };
      const after = view();
      if (JSON.stringify(after) !== before) for (const listener of listeners) listener(after);
      // In force already: a disk that refuses must not keep a screen unreadable. But the agent is told.
      return source.save(chosen).then(
        () => ok(null),
        () => refused('internal', { retryable: true, detail: 'settings-not-written' }),
      );
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
