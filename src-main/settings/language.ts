// Which of the program's languages the agent sees. Pure.
import { LANGUAGES, type Language, type Settings } from '../../src-preload/contract/settings';

/**
 * @param setting the agent's choice
 * @param preferred the system's languages, best first, as BCP 47 tags
 */
export function resolveLanguage(setting: Settings['language'], preferred: readonly string[]): Language {
  if (setting !== 'system') return setting;
  for (const tag of preferred) {
    const known = LANGUAGES.find((one) => one === tag.toLowerCase().split(/[-_]/)[0]);
    if (known) return known;
  }
  return 'en';
}
