// The folder of artefacts, SHA256SUMS, the lists for the updater, and the ar archives of Debian packages.
import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { arMembers, withMember } from '../../../scripts/sign/ar.mjs';
import { kindOf, sortFiles } from '../../../scripts/sign/artefacts.mjs';
import { parseSums, sumProblems, sumsOf } from '../../../scripts/sign/checksums.mjs';
import { readUpdateList, withSumOf } from '../../../scripts/sign/update-list.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-sums-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('the files of a folder', () => {
  it('are artefacts, signatures of artefacts, or strangers', () => {
    const names = ['b.rpm', 'a.deb', 'a.AppImage.asc', 'b.rpm.asc', 'SHA256SUMS', 'SHA256SUMS.asc', 'notes.txt'];
    expect(sortFiles([...names, 'builder-debug.yml', 'latest-linux.yml'])).toEqual({
      artefacts: ['a.deb', 'b.rpm', 'latest-linux.yml'],
      signatures: ['a.AppImage.asc'],
      strangers: ['b.rpm.asc', 'notes.txt'],
    });
  });
  it('are signed by what their system knows', () => {
    const signed = ['a.deb', 'a.rpm', 'a.AppImage', 'a.tar.gz', 'a.msi', 'a.exe', 'a.dmg', 'parley-1.0.0-mac-x64.zip'];
    expect(signed.map((name) => kindOf(name)?.signed)).toEqual([
      ...['deb', 'rpm', 'detached', 'detached', 'authenticode', 'authenticode', 'apple', 'apple'],
    ]);
  });
});

describe('SHA256SUMS', () => {
  const names = ['a.deb', 'b.rpm'];
  beforeEach(() => {
    for (const name of names) writeFileSync(join(folder, name), `content of ${name}`);
  });
  it('covers every artefact, and finds a changed, a missing and an added one', async () => {
    const text = await sumsOf(folder, names);
    expect(text).toContain(`${createHash('sha256').update('content of a.deb').digest('hex')}  a.deb\n`);
    const sums = parseSums(text);
    expect(await sumProblems(folder, sums, names)).toEqual(new Map());

    writeFileSync(join(folder, 'a.deb'), 'content of a.dec');
    writeFileSync(join(folder, 'c.AppImage'), 'new');
    const problems = await sumProblems(folder, sums, ['a.deb', 'c.AppImage']);
    expect(problems.get('a.deb')).toContain('changed');
    expect(problems.get('b.rpm')).toContain('not here');
    expect(problems.get('c.AppImage')).toContain('does not name it');
  });
  it.each([
    ['no sum', 'not a line\n'],
    ['a name outside of the folder', `${'0'.repeat(64)}  ../a.deb\n`],
    ['a name twice', `${'0'.repeat(64)}  a.deb\n`.repeat(2)],
  ])('with %s is refused', (_what, text) => {
    expect(() => parseSums(text)).toThrow();
  });
});

describe('a list for the updater', () => {
  const text = [
    'version: 1.2.3',
    'files:',
    '  - url: parley-1.2.3-x86_64.AppImage',
    '    sha512: old1',
    '    size: 1',
    '    blockMapSize: 7',
    '  - url: parley_1.2.3_amd64.deb',
    '    sha512: old2',
    '    size: 2',
    'path: parley-1.2.3-x86_64.AppImage',
    'sha512: old1',
    "releaseDate: '2026-11-21T00:00:00.000Z'",
    '',
  ].join('\n');
  it('gets the sum of what was signed after it was written, and nothing else changes', () => {
    const bytes = Buffer.from('signed');
    const sum = createHash('sha512').update(bytes).digest('base64');
    const now = withSumOf(text, 'parley_1.2.3_amd64.deb', bytes);
    expect(now).toBe(text.replace('old2\n    size: 2', `${sum}\n    size: 6`));
    expect(withSumOf(text, 'parley-1.2.3-x86_64.AppImage', bytes).split(sum)).toHaveLength(3);
    expect(readUpdateList(now)).toEqual({
      version: '1.2.3',
      files: [
        { name: 'parley-1.2.3-x86_64.AppImage', sha512: 'old1', size: 1 },
        { name: 'parley_1.2.3_amd64.deb', sha512: sum, size: 6 },
      ],
    });
  });
});

describe('an ar archive', () => {
  const empty = Buffer.from('!<arch>\n');
  it('holds what was added, odd lengths too', () => {
    const archive = withMember(
      withMember(empty, 'debian-binary', Buffer.from('2.0')),
      '_gpgorigin',
      Buffer.from('sig'),
    );
    expect(arMembers(archive).map(({ name, data }) => [name, data.toString()])).toEqual([
      ['debian-binary', '2.0'],
      ['_gpgorigin', 'sig'],
    ]);
  });
  it('that is damaged or none is refused', () => {
    const archive = withMember(empty, 'data.tar', Buffer.from('0123456789'));
    expect(() => arMembers(archive.subarray(0, -4))).toThrow('damaged');
    expect(() => arMembers(Buffer.from('PK\u0003\u0004'))).toThrow('no Debian package');
  });
});
