// Item 1: Chromium's spell-checker would fetch dictionaries from a server of Google's and tell it the agent's language.
// macOS checks by itself. Elsewhere it is on only for a language whose dictionary lies in the profile already, put there by
// the organisation (docs/platforms.md); the address for downloads leads nowhere in any case.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Session } from 'electron';
import type { Language } from '../../src-preload/contract/settings';
import { APP_ORIGIN } from './app-origin';

/** Chromium's code of the language, and the name it gives the dictionary's file, up to the version. */
const DICTIONARIES: Record<Language, { code: string; file: RegExp }> = {
  en: { code: 'en-US', file: /^en-US-\d+-\d+\.bdic$/ },
  fr: { code: 'fr', file: /^fr-FR-\d+-\d+\.bdic$/ },
  sl: { code: 'sl', file: /^sl-SI-\d+-\d+\.bdic$/ },
};

/** Before the first window: off until `followSpellCheck` finds a reason. */
export function guardSpellCheck(session: Session, platform: NodeJS.Platform): void {
  if (platform === 'darwin') return;
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ORIGIN}/dictionaries/`);
  session.setSpellCheckerEnabled(false);
}

/** @param userData folder of the profile; its folder `Dictionaries` is where Chromium looks. */
export function hasDictionary(platform: NodeJS.Platform, userData: string, language: Language): boolean {
  if (platform === 'darwin') return true;
  try {
    return readdirSync(join(userData, 'Dictionaries')).some((name) => DICTIONARIES[language].file.test(name));
  } catch {
    // No such folder: the usual case.
    return false;
  }
}

/** Call at the start and when language or setting change. */
export function followSpellCheck(
  session: Pick<Session, 'setSpellCheckerLanguages' | 'setSpellCheckerEnabled'>,
  platform: NodeJS.Platform,
  { language, isOn }: { language: Language; isOn: boolean },
): void {
  // macOS follows the languages of the system.
  if (isOn && platform !== 'darwin') session.setSpellCheckerLanguages([DICTIONARIES[language].code]);
  session.setSpellCheckerEnabled(isOn);
}
