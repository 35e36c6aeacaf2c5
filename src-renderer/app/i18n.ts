// Sets i18next up (typed keys, three languages, plural forms by Intl.PluralRules) and gives components their words. Our own
// hook rather than react-i18next: that one copies the whole i18n object for every component that calls it, which cost
// more at start than everything else a component does.
import i18next, { type Namespace, type TFunction } from 'i18next';
import { useSyncExternalStore } from 'react';
import type { Language } from '../../src-preload/contract';
import { STRINGS, type Strings } from './strings';

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common';
    resources: Strings;
    returnNull: false;
  }
}

/** Call once before the first render. */
export function startI18n(language: Language): void {
  void i18next.init({
    lng: language,
    fallbackLng: 'en',
    resources: STRINGS,
    defaultNS: 'common',
    initAsync: false,
    interpolation: { escapeValue: false },
  });
  document.documentElement.lang = language;
}

/** Switches every word on screen. */
export function setLanguage(language: Language): void {
  document.documentElement.lang = language;
  if (i18next.language !== language) void i18next.changeLanguage(language);
}

function subscribe(listener: () => void): () => void {
  i18next.on('languageChanged', listener);
  return () => {
    i18next.off('languageChanged', listener);
  };
}
const languageNow = () => i18next.language;

/** One function a language and namespace: it keeps its identity, so that it may stand in dependencies and memo. */
const fixed = new Map<string, unknown>();

/**
 * Words of one namespace (`t('key')`), or of several (`t('key')` for the first, `t('other:key')`). The component renders
 * again when the language changes.
 */
export function useTranslation<const N extends Namespace = 'common'>(
  namespace?: N,
): { t: TFunction<N>; language: string } {
  const language = useSyncExternalStore(subscribe, languageNow);
  const wanted = namespace ?? 'common';
  const key = `${language} ${String(wanted)}`;
  let t = fixed.get(key);
  if (t === undefined) fixed.set(key, (t = i18next.getFixedT(language, wanted)));
  return { t: t as TFunction<N>, language };
}
