// What the window needs of the settings file before anything is loaded.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { readSettingsFile, settingsFile } from '../../../src-main/settings/settings-file';

const folder = mkdtempSync(join(tmpdir(), 'settings-file-'));
afterAll(() => {
  rmSync(folder, { recursive: true });
});
const written = (content: string) => {
  writeFileSync(settingsFile(folder), content);
  return readSettingsFile(settingsFile(folder));
};

describe('readSettingsFile', () => {
  it('tells a file that is not there from a broken one', () => {
    expect(readSettingsFile(join(folder, 'none.json'))).toEqual({ state: 'absent' });
    expect(written('{"window": 1}')).toEqual({ state: 'read', values: { window: 1 } });
    for (const broken of ['', '{', 'null', '[]', '"text"', '3']) expect(written(broken)).toEqual({ state: 'broken' });
    mkdirSync(join(folder, 'folder.json'));
    expect(readSettingsFile(join(folder, 'folder.json'))).toEqual({ state: 'broken' });
  });
});
