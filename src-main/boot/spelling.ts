// Spelling follows the language of the interface. Begun with tray and badge, long after the first paint: the first start
// copies a dictionary.
import { app, session } from 'electron';
import { faultFields, type Log } from '../diagnostics/log';
import { createSpellCheck } from '../security/spell-check';
import { placeDictionary } from '../system/dictionaries';
import { places } from '../system/places';
import type { DeskParts } from './desk-parts';

/** @returns the way to end it */
export function followSpelling({ settings }: DeskParts, log: Log): () => void {
  const { dictionary } = places(app.getAppPath());
  const check = createSpellCheck({
    session: session.defaultSession,
    platform: process.platform,
    place: (language) => placeDictionary(dictionary(language), app.getPath('userData'), language),
    settled: settings.setCanSpellCheck,
    failed: (language, error) => {
      log.write('warning', 'spelling.no-dictionary', { language, ...faultFields(error) });
    },
  });
  const follow = () => {
    const { values, language } = settings.view();
    void check({ language, isOn: values.spellCheck });
  };
  follow();
  return settings.onChange(follow);
}
