// The settings as the program uses them: forced by policy, else chosen by the agent, else default. The one place that
// changes them.
import { type Result, refused, ok } from '../../src-preload/contract/result';
import { DEFAULT_SETTINGS } from '../../src-preload/contract/default-settings';
import type { Language, SettingKey, Settings, SettingsView } from '../../src-preload/contract/settings';
import type { CatalogueKey, CatalogueValues } from './catalogue';
import { resolveLanguage } from './language';
import { NO_FEED, type PolicyFeed } from './policy/feed';
import { isFaulty, type PolicyState } from './policy-state';
import { resolve, type Resolved } from './resolve';

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
  /** After a change of any value or of the policy's state; not called for a change that changes nothing. */
  onChange: (listener: (view: SettingsView) => void) => () => void;
}

export interface UserSettingsDeps {
  source: SettingsSource;
  /** The organisation's settings; absent: there are none. */
  policy?: Pick<PolicyFeed, 'state' | 'onChange'>;
  /** The system's languages, best first. */
  preferredLanguages: () => readonly string[];
}

const KEYS = Object.keys(DEFAULT_SETTINGS) as SettingKey[];

const isByPolicy = (origin: Resolved['origins'][CatalogueKey]) => origin.endsWith('-policy');

/** What the agent is told of the organisation's settings as a whole. */
function organisationOf(state: PolicyState): SettingsView['organisation'] {
  if (isFaulty(state)) return 'faulty';
  return Object.keys(state.values).length > 0 ? 'in-force' : 'none';
}

export function createUserSettings({ source, policy = NO_FEED, preferredLanguages }: UserSettingsDeps): UserSettings {
  let chosen = source.load();
  let resolved = resolve(policy.state().sources, chosen);
  const uncheckable = new Set<Language>();
  const listeners = new Set<(view: SettingsView) => void>();

  /** Asked for with every change of the desk. */
  let held: { view: SettingsView; resolved: Resolved; languages: string } | undefined;

  const view = (): SettingsView => {
    const languages = preferredLanguages();
    if (held?.resolved !== resolved || held.languages !== languages.join())
      held = { view: viewOf(languages), resolved, languages: languages.join() };
    return held.view;
  };

  const viewOf = (languages: readonly string[]): SettingsView => {
    const pick = <T>(of: (key: SettingKey) => T) => Object.fromEntries(KEYS.map((key) => [key, of(key)]));
    const language = resolveLanguage(resolved.values.language, languages);
    const originOf = (key: SettingKey) => {
      const origin = resolved.origins[key];
      return isByPolicy(origin) ? 'policy' : origin;
    };
    return {
      values: pick((key) => resolved.values[key]) as unknown as Settings,
      origins: pick(originOf) as SettingsView['origins'],
      language,
      canSpellCheck: !uncheckable.has(language),
      organisation: organisationOf(policy.state()),
    };
  };

  const everything = () => JSON.stringify([view(), resolved, policy.state().sources]);
  const tellIfChanged = (before: string) => {
    if (everything() === before) return;
    const after = view();
    for (const listener of listeners) listener(after);
  };
  const resolveAnew = (before: string) => {
    resolved = resolve(policy.state().sources, chosen);
    tellIfChanged(before);
  };
  // The feed tells real changes only.
  policy.onChange(() => {
    resolveAnew('');
  });

  return {
    view,
    get: <K extends CatalogueKey>(key: K) => resolved.values[key],
    policy: policy.state,
    setCanSpellCheck(language, can) {
      const before = everything();
      if (can) uncheckable.delete(language);
      else uncheckable.add(language);
      held = undefined;
      tellIfChanged(before);
    },
    async change(given) {
      const values = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
      const locked = KEYS.find((key) => key in values && isByPolicy(resolved.origins[key]));
      if (locked) return refused('setting-forced', { detail: locked });
      const before = everything();
      chosen = { ...chosen, ...(values as Partial<Settings>) };
      resolveAnew(before);
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
