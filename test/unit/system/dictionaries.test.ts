// Dictionaries come to where Chromium looks for them.
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { placeDictionary } from '../../../src-main/system/dictionaries';

let folder = '';
let shipped = '';
const profile = () => join(folder, 'profile');
const placed = () => join(profile(), 'Dictionaries', 'sl-SI-3-0.bdic');
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-dictionaries-'));
  shipped = join(folder, 'sl.bdic.br');
  writeFileSync(shipped, brotliCompressSync('BDic one'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

it('places a dictionary once, whole, and leaves nothing beside it', async () => {
  await placeDictionary(shipped, profile(), 'sl');
  expect(readFileSync(placed(), 'utf8')).toBe('BDic one');
  expect(readdirSync(join(profile(), 'Dictionaries'))).toEqual(['sl-SI-3-0.bdic']);
  utimesSync(placed(), 1000, 1000);
  await placeDictionary(shipped, profile(), 'sl');
  expect(statSync(placed()).mtimeMs).toBe(1_000_000);
});

it('replaces that of another version of the program', async () => {
  mkdirSync(join(profile(), 'Dictionaries'), { recursive: true });
  writeFileSync(placed(), 'BDic old');
  await placeDictionary(shipped, profile(), 'sl');
  expect(readFileSync(placed(), 'utf8')).toBe('BDic one');
});

it('fails when there is none, when it is damaged, or where it cannot be written', async () => {
  await expect(placeDictionary(join(folder, 'none'), profile(), 'sl')).rejects.toThrow('ENOENT');
  writeFileSync(shipped, 'no Brotli');
  await expect(placeDictionary(shipped, profile(), 'sl')).rejects.toThrow(/decompress/i);
  writeFileSync(shipped, brotliCompressSync('BDic one'));
  writeFileSync(profile(), 'a file where the folder should be');
  await expect(placeDictionary(shipped, profile(), 'sl')).rejects.toThrow(/ENOTDIR|EEXIST/);
});
