// A build counts only for the sources it was made from.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { forgetBuild, isBuilt, rememberBuild, sourceStamp } from '../../../scripts/build/source-stamp.mjs';

let root = '';
const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'stamp-test-'));
  write('package.json', '{}');
  write('src-main/index.ts', 'one');
  write('src-main/desk/desk.ts', 'two');
  write('docs/text.md', 'text');
  const dictionaries = ['en', 'fr', 'sl'].map((language) => `dictionaries/${language}.bdic.br`);
  for (const path of [
    'main/index.js',
    'main/backend.js',
    'preload/index.cjs',
    'renderer/index.html',
    'bundled/main.json',
    'bundled/preload.json',
    'bundled/renderer.json',
    ...dictionaries,
  ]) {
    write(`out/${path}`, 'built');
  }
  rememberBuild(root, sourceStamp(root));
});
afterEach(() => {
  rmSync(root, { recursive: true });
});

it('is built after a build, and text that is no source changes nothing', () => {
  expect(isBuilt(root)).toBe(true);
  write('docs/text.md', 'other');
  write('test/unit/a.test.ts', 'other');
  expect(isBuilt(root)).toBe(true);
});

it.each([
  ['a changed file', () => write('src-main/desk/desk.ts', 'three')],
  ['a new file', () => write('src-renderer/new.ts', '')],
  ['a removed file', () => rmSync(join(root, 'src-main/desk/desk.ts'))],
  ['changed settings', () => write('tsconfig.main.json', '{}')],
  ['another converter of dictionaries', () => write('scripts/dictionaries/bdict.mjs', 'other')],
  ['a missing product', () => rmSync(join(root, 'out/preload/index.cjs'))],
  ['a missing dictionary', () => rmSync(join(root, 'out/dictionaries/sl.bdic.br'))],
  ['a build that was interrupted', () => forgetBuild(root)],
])('sees %s', (_name, change) => {
  change();
  expect(isBuilt(root)).toBe(false);
});

it('tells a renamed file and moved content apart', () => {
  const before = sourceStamp(root);
  rmSync(join(root, 'src-main/index.ts'));
  write('src-main/main.ts', 'one');
  expect(sourceStamp(root)).not.toBe(before);
});
