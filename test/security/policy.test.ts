// Threats to what the organisation dictates: the agent's own choice, her settings file, a file that somebody else could have
// written, a command line. None of them loosens it.
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readCommandLine } from '../../src-main/boot/command-line';
import { CATALOGUE, type CatalogueEntry, type CatalogueKey } from '../../src-main/settings/catalogue';
import { fittingSettings } from '../../src-main/settings/fitting-settings';
import { checkReading } from '../../src-main/settings/policy/check';
import { createPolicyFile } from '../../src-main/settings/policy/policy-file';
import { createUserSettings } from '../../src-main/settings/user-settings';
import { policyOf } from '../kit/policy-feed';

const ENTRIES = Object.entries(CATALOGUE) as [CatalogueKey, CatalogueEntry][];
const forcible = ENTRIES.filter(([, { forcible: can }]) => can);

/** Two values of a setting: what IT says, and what somebody would rather have. */
const SAMPLES: unknown[] = [
  true,
  false,
  0,
  3,
  5,
  10,
  14,
  'en',
  'sl',
  'full',
  'hidden',
  'tenant',
  'always',
  'automatic',
  'off',
  'stable',
  'beta',
  'system',
  'direct',
  'info',
  'error',
  'wss://ours.example',
  'wss://hers.example',
  '/etc/ours.pem',
  '/home/hers.pem',
  'https://ours.example/',
  'https://hers.example/',
  'proxy.example:8080',
  '*.example.org',
  ['ours.example'],
  ['hers.example'],
];
const valuesOf = ({ schema }: CatalogueEntry) => SAMPLES.filter((sample) => schema.safeParse(sample).success);

describe('a choice of the agent', () => {
  it('never beats a policy: not in her settings file, not by a change', async () => {
    const pick = fc
      .constantFrom(...forcible)
      .chain(([key, entry]) =>
        fc.tuple(fc.constant(key), fc.constantFrom(...valuesOf(entry)), fc.constantFrom(...valuesOf(entry))),
      );
    await fc.assert(
      fc.asyncProperty(pick, async ([key, said, wished]) => {
        const stored = fittingSettings({ [key]: wished }).values;
        const settings = createUserSettings({
          source: { load: () => ({ ...stored, [key]: wished }), save: () => Promise.resolve() },
          policy: policyOf({ [key]: said }),
          preferredLanguages: () => ['en'],
        });
        // A proxy without its place is no policy.
        if (settings.policy().sources.some(({ problems }) => problems.length > 0)) return;
        expect(settings.get(key)).toEqual(said);
        await settings.change({ [key]: wished });
        expect(settings.get(key)).toEqual(said);
      }),
    );
  });

  it('is nothing where the setting is not hers at all', () => {
    for (const [key, entry] of ENTRIES.filter(([, { visible }]) => !visible)) {
      const other = valuesOf(entry).find((value) => JSON.stringify(value) !== JSON.stringify(entry.default));
      expect(other, key).toBeDefined();
      const settings = createUserSettings({
        source: { load: () => ({ [key]: other }), save: () => Promise.resolve() },
        preferredLanguages: () => ['en'],
      });
      expect(settings.get(key), key).toEqual(entry.default);
    }
  });
});

describe('a policy file', () => {
  let folder: string;
  beforeEach(() => {
    folder = join(mkdtempSync(join(tmpdir(), 'threat-')), 'parley');
    mkdirSync(folder, { mode: 0o755 });
  });
  afterEach(() => {
    rmSync(join(folder, '..'), { recursive: true, force: true });
  });

  it.each([
    ['others may write', 0o666, 0o755],
    ['a group may write', 0o664, 0o755],
    ['others may exchange', 0o644, 0o757],
  ])('which %s loosens nothing', (_who, mode, folderMode) => {
    const file = join(folder, 'policy.json');
    writeFileSync(file, JSON.stringify({ maskSensitiveData: 'tenant', allowedHosts: ['evil.example'] }));
    chmodSync(file, mode);
    chmodSync(folder, folderMode);
    const reader = createPolicyFile({ scope: 'machine', file, owner: process.getuid?.() ?? 0 });
    const reading = reader.read();
    if (reading instanceof Promise) throw new Error('a file is read at once');
    const source = checkReading(reader, reading, { maskSensitiveData: 'tenant', allowedHosts: ['ours.example'] });
    expect(source).toMatchObject({ state: 'broken', problems: [{ what: 'not-trusted' }] });
    expect(source.values).toMatchObject({ maskSensitiveData: 'always', allowedHosts: [], rememberSignIn: false });
  });
});

describe('a command line', () => {
  it('brings no policies of its own to an installed program', () => {
    const context = { launched: false, exists: () => true, packaged: true };
    expect(readCommandLine(['parley', '--policy-file=mine.json'], context).ok).toBe(false);
    expect(readCommandLine(['parley', '--policy-file', 'mine.json'], context).ok).toBe(false);
  });
});
