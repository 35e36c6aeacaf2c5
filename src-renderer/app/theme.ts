// Applies theme, scale and language of the settings to the document. `data-theme` is always resolved, so that the style
// sheets have one block a theme.
import type { SettingsView } from '../../src-preload/contract';
import { setLanguage } from './i18n';

const BASE_PX = 16;
const DARK = '(prefers-color-scheme: dark)';
const MORE_CONTRAST = '(prefers-contrast: more)';

type Theme = 'light' | 'dark' | 'contrast';

export function resolveTheme(theme: SettingsView['values']['theme'], matches: (query: string) => boolean): Theme {
  if (theme !== 'system') return theme;
  if (matches(MORE_CONTRAST)) return 'contrast';
  return matches(DARK) ? 'dark' : 'light';
}

/** Applies now, and again whenever the system's own preference changes. Returns the way to stop. */
export function applyAppearance(settings: SettingsView): () => void {
  const root = document.documentElement;
  setLanguage(settings.language);
  // Through the object model: an inline style attribute would be refused by the Content Security Policy.
  root.style.fontSize = `${String((BASE_PX * settings.values.uiScale) / 100)}px`;
  const queries = [DARK, MORE_CONTRAST].map((query) => window.matchMedia(query));
  const apply = () => {
    root.dataset['theme'] = resolveTheme(settings.values.theme, (query) => window.matchMedia(query).matches);
  };
  apply();
  for (const query of queries) query.addEventListener('change', apply);
  return () => {
    for (const query of queries) query.removeEventListener('change', apply);
  };
}
