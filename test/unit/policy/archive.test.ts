// The file with everything for administrators: complete, the same every time, and what the verification takes it for.
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { expect, it } from 'vitest';
import { policyFiles, writePolicyArchive } from '../../../scripts/policy/archive.mjs';
import { unzip } from '../../../scripts/setup/zip.mjs';
import { kindOf } from '../../../scripts/sign/artefacts.mjs';

it('holds every template, profile and schema, and unpacks to the same files', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'parley-policies-'));
  try {
    const path = writePolicyArchive(folder, { version: '1.2.3', testBuild: false });
    expect(basename(path)).toBe('parley-policies-1.2.3.zip');
    await unzip(path, join(folder, 'out'), (name: string) => name);
    expect(policyFiles()).toEqual([
      'linux/policy.example.json',
      'linux/policy.schema.json',
      'macos/parley.mobileconfig',
      'windows/Parley.admx',
      'windows/en-US/Parley.adml',
      'windows/fr-FR/Parley.adml',
      'windows/sl-SI/Parley.adml',
    ]);
    for (const name of policyFiles()) {
      const made = readFileSync(join(folder, 'out', name));
      expect(made).toEqual(readFileSync(new URL(`../../../assets/policy/${name}`, import.meta.url)));
    }
    const first = readFileSync(path);
    expect(readFileSync(writePolicyArchive(folder, { version: '1.2.3', testBuild: false }))).toEqual(first);
  } finally {
    rmSync(folder, { recursive: true });
  }
});

it('is no package, and is covered by the signed list of sums', () => {
  expect(kindOf('parley-policies-1.2.3.zip')).toEqual({
    ending: '.zip',
    system: 'any',
    signed: 'sums',
    package: false,
  });
});
