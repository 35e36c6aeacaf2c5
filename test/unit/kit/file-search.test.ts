// The canary test finds no value in files, titles or output with masking on, and none is there with masking off either.
// So the search itself is proven here: what is written, in whatever form, is found.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { KINDS } from '../../kit/canaries';
import { filesOf } from '../../kit/files-of';
import { createPlantedValues } from '../../kit/planted-values';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'parley-search-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

const planted = createPlantedValues();
planted.plant('place');
const found = () => filesOf(folder).flatMap(({ texts }) => texts.flatMap((text) => [...planted.findIn(text)]));
const write = (bytes: Buffer) => {
  mkdirSync(join(folder, 'a/b'), { recursive: true });
  writeFileSync(join(folder, 'a/b/file.bin'), bytes);
};

describe('the search for planted values', () => {
  it.each(KINDS)('finds a %s in a file, however it is written', (kind) => {
    const raw = planted.value('place', kind);
    const forms = [
      Buffer.from(`xx${raw}yy`, 'utf8'),
      Buffer.from(`xx${raw}yy`, 'utf16le'),
      Buffer.concat([Buffer.from([0]), Buffer.from(raw, 'utf16le')]),
      Buffer.from(JSON.stringify({ deep: [{ text: raw }] }), 'utf8'),
    ];
    for (const form of forms) {
      write(form);
      expect(new Set(found())).toEqual(new Set([`place/${kind}`]));
    }
  });

  it.each(['card', 'iban', 'phone'] as const)('finds a %s without its spaces', (kind) => {
    write(Buffer.from(planted.value('place', kind).replaceAll(' ', ''), 'utf8'));
    expect(found()).toContain(`place/${kind}`);
  });

  it('finds nothing where nothing is', () => {
    write(Buffer.from('order 4711-0815 of 2026-01-02, ************1111'));
    expect(found()).toEqual([]);
  });
});
