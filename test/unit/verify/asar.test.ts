// The archive: its header and the sums in it tell every change, and where its hash is recorded.
import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPackageWithOptions, getRawHeader } from '@electron/asar';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeIntegrityList } from '../../../scripts/sign/integrity-list.mjs';
import { readAsar } from '../../../scripts/verify/asar-files.mjs';
import { asarIntegrityProblems } from '../../../scripts/verify/checks/asar-integrity.mjs';
import { findInside, hashInPropertyList, hashInWindowsProgram } from '../../../scripts/verify/inside.mjs';

let folder = '';
let archive = '';
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'parley-asar-'));
  archive = join(folder, 'linux-unpacked/resources/app.asar');
  for (const [path, text] of [
    ['package.json', '{}'],
    ['out/a.js', 'one'],
    ['out/native/b.node', 'two'],
  ] as const) {
    mkdirSync(join(folder, 'app', path, '..'), { recursive: true });
    writeFileSync(join(folder, 'app', path), text);
  }
  mkdirSync(join(archive, '..'), { recursive: true });
  await createPackageWithOptions(join(folder, 'app'), archive, { unpack: '*.node' });
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

describe('app.asar', () => {
  it('is read with what lies beside it; its hash is the one that the packer records', () => {
    const { hash, files } = readAsar(archive);
    expect(files.map(({ path, unpacked, bytes }) => [path, unpacked, bytes.toString()]).sort()).toEqual([
      ['out/a.js', false, 'one'],
      ['out/native/b.node', true, 'two'],
      ['package.json', false, '{}'],
    ]);
    expect(hash).toBe(createHash('sha256').update(getRawHeader(archive).headerString).digest('hex'));
    expect(asarIntegrityProblems(readAsar(archive), hash)).toEqual([]);
    expect(makeIntegrityList(folder)).toEqual({ x64: { 'resources/app.asar': { algorithm: 'SHA256', hash } } });
  });

  it('that was changed is found: inside, beside it, in its header, or with another hash', async () => {
    const { hash } = readAsar(archive);
    const bytes = readFileSync(archive);
    bytes.write('ONE', bytes.indexOf('one', bytes.length - 10 - 5), 'latin1');
    writeFileSync(archive, bytes);
    expect(asarIntegrityProblems(readAsar(archive), hash)).toEqual(['out/a.js was changed after app.asar was packed']);
    writeFileSync(`${archive}.unpacked/out/native/b.node`, 'TWO');
    expect(asarIntegrityProblems(readAsar(archive), hash)).toHaveLength(2);
    rmSync(`${archive}.unpacked/out/native/b.node`);
    expect(asarIntegrityProblems(readAsar(archive), hash)).toHaveLength(2);

    writeFileSync(join(folder, 'app/out/extra.js'), 'three');
    await createPackageWithOptions(join(folder, 'app'), archive, { unpack: '*.node' });
    expect(asarIntegrityProblems(readAsar(archive), hash)).toEqual([
      expect.stringContaining('not the one that was packed'),
    ]);
    expect(asarIntegrityProblems(readAsar(archive), null)).toEqual([expect.stringContaining('recorded nowhere')]);
  });

  it('that is none is refused', () => {
    writeFileSync(archive, 'PK no archive at all, only words of some length');
    expect(() => readAsar(archive)).toThrow('no asar archive');
  });
});

describe('the program in a package', () => {
  it('is found once', () => {
    expect(findInside(folder).asar).toBe(archive);
    expect(findInside(folder).embeddedHash()).toBeNull();
    cpSync(join(folder, 'linux-unpacked'), join(folder, 'second'), { recursive: true });
    expect(() => findInside(folder)).toThrow('more than one');
    expect(() => findInside(join(folder, 'app'))).toThrow('no program');
  });

  it('records the hash of its archive on Windows and macOS', () => {
    const hash = 'a'.repeat(64);
    const resource = `[{"file":"resources\\\\app.asar","alg":"SHA256","value":"${hash}"}]`;
    expect(hashInWindowsProgram(Buffer.from(`MZ\0${resource}\0`))).toBe(hash);
    expect(hashInWindowsProgram(Buffer.from('MZ'))).toBeNull();
    const plist = `<dict><key>Resources/app.asar</key>\n<dict><key>algorithm</key><string>SHA256</string><key>hash</key><string>${hash}</string></dict></dict>`;
    expect(hashInPropertyList(plist)).toBe(hash);
    expect(hashInPropertyList(plist.replace('app.asar', 'other.asar'))).toBeNull();
  });
});
