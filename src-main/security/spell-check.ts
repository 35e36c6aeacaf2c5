// Item 1: Chromium's spell-checker would fetch dictionaries from a server of Google's and tell it the agent's language.
// macOS checks by itself. Elsewhere it is on only for a language whose dictionary the program has put into the profile;
// the address for downloads leads nowhere in any case.
import type { Session } from 'electron';
import type { Language } from '../../src-preload/contract/settings';
import { APP_ORIGIN } from './app-origin';

const CODES: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr', sl: 'sl' };

/**
 * Before the first window: off, and without a language. Chromium looks for the dictionary of the system's language at
 * every start and does not look again when it is told the same language later.
 */
export function guardSpellCheck(session: Session, platform: NodeJS.Platform): void {
  if (platform === 'darwin') return;
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ORIGIN}/dictionaries/`);
  session.setSpellCheckerLanguages([]);
  session.setSpellCheckerEnabled(false);
}

export interface SpellCheckDeps {
  session: Pick<Session, 'setSpellCheckerLanguages' | 'setSpellCheckerEnabled' | 'on'>;
  platform: NodeJS.Platform;
  /** Resolves when Chromium finds the dictionary of the language in the profile. */
  place: (language: Language) => Promise<void>;
  /** Whether the language can be checked, as soon as that is known. */
  settled: (language: Language, can: boolean) => void;
  failed: (language: Language, error: unknown) => void;
}

export interface SpellCheckWish {
  language: Language;
  isOn: boolean;
}

/** @returns to be called at the start and when language or setting change; what changes nothing does nothing */
export function createSpellCheck(deps: SpellCheckDeps): (wish: SpellCheckWish) => Promise<void> {
  const { session, platform, place, settled, failed } = deps;
  let last: SpellCheckWish | undefined;
  // Chromium wants to download what it did not find where it was put: it knows it under another name, or refused it.
  session.on('spellcheck-dictionary-download-failure', (_event, code) => {
    const language = (Object.keys(CODES) as Language[]).find((one) => CODES[one] === code);
    if (language === undefined) return;
    failed(language, new Error('the dictionary was not accepted'));
    settled(language, false);
  });
  // One after the other: two of the same language would write the same file.
  let placing = Promise.resolve();
  return async (wish) => {
    if (last && last.language === wish.language && last.isOn === wish.isOn) return;
    last = wish;
    const { language, isOn } = wish;
    if (!isOn || platform === 'darwin') {
      // macOS follows the languages of the system.
      session.setSpellCheckerEnabled(isOn);
      return;
    }
    const placed = placing.then(() => place(language));
    placing = placed.catch(() => undefined);
    try {
      await placed;
    } catch (error) {
      if (last === wish) session.setSpellCheckerEnabled(false);
      failed(language, error);
      settled(language, false);
      return;
    }
    settled(language, true);
    if (last !== wish) return;
    session.setSpellCheckerLanguages([CODES[language]]);
    session.setSpellCheckerEnabled(true);
  };
}
