// Managed preferences of macOS: trusted like a policy file, turned into JSON by the system, and what is no property list.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { checkReading } from '../../../src-main/settings/policy/check';
import { createManagedPreferences } from '../../../src-main/settings/policy/managed-preferences';
import { BUNDLE_ID, policyReaders } from '../../../src-main/settings/policy/sources';

const me = process.getuid?.() ?? 0;
let folder: string;
let file: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'managed-'));
  file = join(folder, `${BUNDLE_ID}.plist`);
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const reading = (convert: (file: string) => Promise<string | undefined>, owner: number = me) =>
  createManagedPreferences({ scope: 'machine', file, owner, convert }).read();
const write = (mode = 0o644) => {
  writeFileSync(file, 'bplist00', { mode });
};

describe('createManagedPreferences', () => {
  it('reads what the system makes of the file, without the words about the profile', async () => {
    write();
    const read = await reading(() =>
      Promise.resolve('{"closeToTray":true,"PayloadUUID":"x","allowedHosts":["a.example"]}'),
    );
    expect(read).toMatchObject({ state: 'read' });
    expect(checkReading({ scope: 'machine', where: file, form: 'exact' }, read)).toMatchObject({
      values: { closeToTray: true, allowedHosts: ['a.example'] },
      problems: [],
    });
  });

  it('asks nobody about a file that is absent or not trusted', async () => {
    const convert = vi.fn(() => Promise.resolve('{}'));
    expect(await reading(convert)).toEqual({ state: 'absent' });
    write();
    expect(await reading(convert, me + 1)).toEqual({ state: 'broken', what: 'not-trusted' });
    expect(convert).not.toHaveBeenCalled();
  });

  it('is malformed where the system refuses it, unreadable where the system does not answer', async () => {
    write();
    expect(await reading(() => Promise.resolve(undefined))).toEqual({ state: 'broken', what: 'malformed' });
    expect(await reading(() => Promise.reject(new Error('plutil')))).toEqual({ state: 'broken', what: 'unreadable' });
  });
});

describe('where they are', () => {
  it('is the folder of the bundle that is built', () => {
    const builder = readFileSync(resolve(import.meta.dirname, '../../../electron-builder.yml'), 'utf8');
    expect(/^appId: (\S+)$/m.exec(builder)?.[1]).toBe(BUNDLE_ID);
    expect(policyReaders({ platform: 'darwin', login: 'maja' }).map(({ where }) => where)).toEqual([
      `/Library/Managed Preferences/${BUNDLE_ID}.plist`,
      `/Library/Managed Preferences/maja/${BUNDLE_ID}.plist`,
    ]);
  });
});
