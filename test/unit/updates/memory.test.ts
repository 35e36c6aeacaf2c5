// What is remembered from one start to the next, and what the packager's file says.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openMemory } from '../../../src-main/updates/memory';
import { readPublished } from '../../../src-main/updates/published';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'memory-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('keeps the newest version of one place, and what became of an update', () => {
  const file = join(folder, 'updates.json');
  const first = openMemory(file);
  expect(first.newest('https://a')).toBeUndefined();
  expect(first.rememberNewest('https://a', '1.2.0')).toBe(true);
  expect(first.rememberReady('1.2.0')).toBe(true);
  expect(first.rememberEnd({ version: '1.2.0', isInstalled: false })).toBe(true);
  const second = openMemory(file);
  expect(second.newest('https://a')).toBe('1.2.0');
  expect(second.newest('https://b')).toBeUndefined();
  expect(second.ready()).toBe('1.2.0');
  expect(second.takeEnd()).toEqual({ version: '1.2.0', isInstalled: false });
  expect(second.takeEnd()).toBeUndefined();
  expect(openMemory(file).takeEnd()).toBeUndefined();
  expect(openMemory(file).newest('https://a')).toBe('1.2.0');
});

it.each(['', '{', '[]', '{"newest":{"feed":"https://a","version":"../../x"}}'])('reads %j as nothing', (text) => {
  const file = join(folder, 'updates.json');
  writeFileSync(file, text);
  expect(openMemory(file).newest('https://a')).toBeUndefined();
});

it('goes on without a disk', () => {
  const memory = openMemory(join(folder, 'missing', 'updates.json'));
  expect(memory.rememberNewest('https://a', '1.2.0')).toBe(false);
  expect(memory.newest('https://a')).toBe('1.2.0');
});

it('reads where the program was published', () => {
  const file = join(folder, 'app-update.yml');
  expect(readPublished(file)).toEqual({});
  writeFileSync(
    file,
    "provider: generic\nurl: 'https://updates.example.org/parley'\nupdaterCacheDirName: parley-updater\n",
  );
  expect(readPublished(file)).toEqual({ url: 'https://updates.example.org/parley' });
  writeFileSync(file, 'url: http://127.0.0.1:1/\r\npublicKeys: "AAAA,BBBB"\r\n');
  expect(readPublished(file)).toEqual({ url: 'http://127.0.0.1:1/', publicKeys: 'AAAA,BBBB' });
});
