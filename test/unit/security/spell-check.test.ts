import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { followSpellCheck, hasDictionary } from '../../../src-main/security/spell-check';

describe('the spell-checker', () => {
  let profile: string;
  beforeEach(() => {
    profile = mkdtempSync(join(tmpdir(), 'parley-dictionaries-'));
  });
  afterEach(() => {
    rmSync(profile, { recursive: true, force: true });
  });

  it('knows the languages whose dictionary lies in the profile, and no other', () => {
    const languages = () => (['en', 'fr', 'sl'] as const).filter((one) => hasDictionary('linux', profile, one));
    expect(languages()).toEqual([]);
    mkdirSync(join(profile, 'Dictionaries'));
    writeFileSync(join(profile, 'Dictionaries', 'sl-SI-3-0.bdic'), '');
    writeFileSync(join(profile, 'Dictionaries', 'fr-FR.txt'), '');
    expect(languages()).toEqual(['sl']);
    expect(hasDictionary('win32', profile, 'sl')).toBe(true);
  });

  it('is the system’s on macOS', () => {
    expect(hasDictionary('darwin', profile, 'sl')).toBe(true);
  });

  it('follows language and setting; on macOS the language is the system’s', () => {
    const told: unknown[] = [];
    const session = {
      setSpellCheckerLanguages: (languages: string[]) => void told.push(languages),
      setSpellCheckerEnabled: (isOn: boolean) => void told.push(isOn),
    };
    followSpellCheck(session, 'win32', { language: 'sl', isOn: true });
    followSpellCheck(session, 'win32', { language: 'fr', isOn: false });
    followSpellCheck(session, 'darwin', { language: 'fr', isOn: true });
    expect(told).toEqual([['sl'], true, false, true]);
  });
});
