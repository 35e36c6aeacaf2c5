// The settings as the program uses them: forced by policy, else chosen by the agent, else default. The one place that
// changes them.
import { type Result, refused, ok } from '../../src-preload/contract/result';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/default-settings';
import type { Language, SettingKey, Settings, SettingsView } from '../../src-preload/contract/settings';
import { CATALOGUE, type CatalogueKey, type CatalogueValues } from './catalogue';
import { resolveLanguage } from './language';
import { NO_POLICY, type PolicyState } from './policy-state';

export interface SettingsSource {
  /** What the agent chose on this machine; nothing that she did not choose. */
  load: () => Partial<Settings>;
  /** Rejects when it cannot be stored. */
  save: (chosen: Partial<Settings>) => Promise<void>;
}

export interface UserSettings {
  view: () => SettingsView;
  /** What holds for any setting of the catalogue, IT's own included. */
  get: <K extends CatalogueKey>(key: K) => CatalogueValues[K];
  /** What became of the organisation's settings. */
  policy: () => PolicyState;
  /** One or more values, already parsed. Refused whole when one of them is forced. In force at once, then stored. */
  change: (values: { [K in SettingKey]?: Settings[K] | undefined }) => Promise<Result>;
  /** A dictionary is there or is not; until told otherwise a language counts as one that can be checked. */
  setCanSpellCheck: (language: Language, can: boolean) => void;
  /** After a change; not called for a change that changes nothing. */
  onChange: (listener: (view: SettingsView) => void) => () => void;
}

export interface UserSettingsDeps {
  source: SettingsSource;
  /** Values that IT dictates. */
  forced?: Partial<Settings>;
  /** The system's languages, best first. */
  preferredLanguages: () => readonly string[];
}

const KEYS = Object.keys(DEFAULT_SETTINGS) as SettingKey[];

export function createUserSettings({ source, forced = {}, preferredLanguages }: UserSettingsDeps): UserSettings {
  let chosen = source.load();
  const uncheckable = new Set<Language>();
  const listeners = new Set<(view: SettingsView) => void>();

  /** Asked for with every change of the desk. */
  let held: { view: SettingsView; chosen: Partial<Settings>; languages: string } | undefined;

  const view = (): SettingsView => {
    const languages = preferredLanguages();
    if (held?.chosen !== chosen || held.languages !== languages.join())
      held = { view: viewOf(languages), chosen, languages: languages.join() };
    return held.view;
  };

  const viewOf = (languages: readonly string[]): SettingsView => {
    const values = { ...DEFAULT_SETTINGS, ...chosen, ...forced };
    const language = resolveLanguage(values.language, languages);
    const origin = (key: SettingKey) => (key in forced ? 'policy' : key in chosen ? 'user' : 'default');
    return {
      values,
      origins: Object.fromEntries(KEYS.map((key) => [key, origin(key)])) as SettingsView['origins'],
      language,
      canSpellCheck: !uncheckable.has(language),
    };
  };

  const tellIfChanged = (before: string) => {
    const after = view();
    if (JSON.stringify(after) !== before) for (const listener of listeners) listener(after);
  };

  return {
    view,
    get: <K extends CatalogueKey>(key: K) => {
      const given: Partial<CatalogueValues> = { ...chosen, ...forced };
      return given[key] ?? (CATALOGUE[key].default as CatalogueValues[K]);
    },
    policy: () => NO_POLICY,
    setCanSpellCheck(language, can) {
      const before = JSON.stringify(view());
      if (can) uncheckable.delete(language);
      else uncheckable.add(language);
      held = undefined;
      tellIfChanged(before);
    },
    async change(given) {
      const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const locked = KEYS.find((key) => key in values && key in forced);
      if (locked) return refused('setting-forced', { detail: locked });
      const before = JSON.stringify(view());
      chosen = { ...chosen, ...(values as Partial<Settings>) };
      tellIfChanged(before);
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
