// When the spell-checker is on, and in which language.
import { EventEmitter } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createSpellCheck, type SpellCheckDeps } from '../../../src-main/security/spell-check';
import type { Language } from '../../../src-preload/contract/settings';

/** A session that writes down what it is told, and dictionaries that come when the test says so. */
function stage(platform: NodeJS.Platform = 'linux') {
  const events = new EventEmitter();
  const told: unknown[] = [];
  const asked: { language: Language; come: () => void; fail: () => void }[] = [];
  const failures: Language[] = [];
  const session = {
    setSpellCheckerLanguages: (languages: string[]) => void told.push(...languages),
    setSpellCheckerEnabled: (isOn: boolean) => void told.push(isOn),
    on: events.on.bind(events),
  } as unknown as SpellCheckDeps['session'];
  const check = createSpellCheck({
    session,
    platform,
    place: (language) =>
      new Promise((resolve, reject) => {
        asked.push({ language, come: resolve, fail: () => reject(new Error('disk full')) });
      }),
    settled: (language, can) => void told.push(`${language} ${can ? 'can' : 'cannot'}`),
    failed: (language) => void failures.push(language),
  });
  const turn = () => new Promise(setImmediate);
  return { check, told, asked, failures, turn, events };
}

describe('the spell-checker', () => {
  it('is on once the dictionary is there, and is told nothing twice', async () => {
    const { check, told, asked, turn } = stage();
    const done = check({ language: 'en', isOn: true });
    void check({ language: 'en', isOn: true });
    await turn();
    expect([told, asked.map(({ language }) => language)]).toEqual([[], ['en']]);
    asked[0]?.come();
    await done;
    expect(told.splice(0)).toEqual(['en can', 'en-US', true]);
    await check({ language: 'en', isOn: false });
    await check({ language: 'en', isOn: false });
    expect(told).toEqual([false]);
  });

  it('checks the last language asked for, whatever comes first, one dictionary at a time', async () => {
    const { check, told, asked, turn } = stage('win32');
    const all = [check({ language: 'fr', isOn: true }), check({ language: 'sl', isOn: true })];
    await turn();
    expect(asked.map(({ language }) => language)).toEqual(['fr']);
    asked[0]?.come();
    await turn();
    asked[1]?.come();
    await Promise.all(all);
    expect(told).toEqual(['fr can', 'sl can', 'sl', true]);
  });

  it('says so when a dictionary cannot be placed, and goes on with the next', async () => {
    const { check, told, asked, failures, turn } = stage();
    const first = check({ language: 'fr', isOn: true });
    await turn();
    asked[0]?.fail();
    await first;
    expect([failures, told.splice(0)]).toEqual([['fr'], [false, 'fr cannot']]);
    const second = check({ language: 'sl', isOn: true });
    await turn();
    asked[1]?.come();
    await second;
    expect(told).toEqual(['sl can', 'sl', true]);
  });

  it('says so when Chromium looks for the dictionary elsewhere', () => {
    const { told, failures, events } = stage();
    events.emit('spellcheck-dictionary-download-failure', {}, 'de');
    events.emit('spellcheck-dictionary-download-failure', {}, 'en-US');
    expect([failures, told]).toEqual([['en'], ['en cannot']]);
  });

  it('is the system’s on macOS', async () => {
    const { check, told, asked } = stage('darwin');
    await check({ language: 'fr', isOn: true });
    expect([told, asked]).toEqual([[true], []]);
  });
});
