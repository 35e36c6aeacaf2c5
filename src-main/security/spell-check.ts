// Item 1: Chromium's spell-checker would fetch dictionaries from a server of Google's and tell it the agent's language.
// It stays off until the program brings its own dictionaries. macOS checks by itself, with no download.
import type { Session } from 'electron';
import { APP_ORIGIN } from './app-origin';

export function guardSpellCheck(session: Session, platform: NodeJS.Platform): void {
  if (platform === 'darwin') return;
  session.setSpellCheckerDictionaryDownloadURL(`${APP_ORIGIN}/dictionaries/`);
  session.setSpellCheckerEnabled(false);
}
