// The words of what stands outside the window (tray, title), in the agent's language. States have the same words as
// inside it.
import { createInstance, type i18n } from 'i18next';
import enNative from '../../assets/strings/en/native.json';
import enPresence from '../../assets/strings/en/presence.json';
import frNative from '../../assets/strings/fr/native.json';
import frPresence from '../../assets/strings/fr/presence.json';
import slNative from '../../assets/strings/sl/native.json';
import slPresence from '../../assets/strings/sl/presence.json';
import type { Language } from '../../src-preload/contract/settings';
import type { NativeWords } from './glance';

const create = (): i18n => {
  const instance = createInstance();
  void instance.init({
    resources: {
      en: { native: enNative, presence: enPresence },
      fr: { native: frNative, presence: frPresence },
      sl: { native: slNative, presence: slPresence },
    },
    defaultNS: 'native',
    fallbackLng: false,
    initAsync: false,
    interpolation: { escapeValue: false, skipOnVariables: true },
  });
  return instance;
};
let texts: i18n | undefined;

/** `wordsIn('fr')('native:offers', { count: 2 })` */
export const wordsIn = (language: Language): NativeWords =>
  (texts ??= create()).getFixedT(language) as unknown as NativeWords;
