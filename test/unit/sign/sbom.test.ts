// The list of components: what is in the program, always in the same words, without a host.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { packageOf } from '../../../scripts/build/bundled-packages.mjs';
import { makeSbom, MADE_FROM } from '../../../scripts/sign/sbom.mjs';
import { componentListProblems } from '../../../scripts/verify/checks/component-list.mjs';

const lock = JSON.parse(readFileSync(join(import.meta.dirname, '../../../package-lock.json'), 'utf8')) as {
  packages: Record<string, { version: string }>;
};
const program = {
  name: 'parley',
  version: '1.2.3',
  packages: ['node_modules/ws', 'node_modules/zod', 'node_modules/socks', 'node_modules/smart-buffer'],
  locked: lock.packages,
  electron: '45.4.1',
};

it('names the packages of a bundle by their folder', () => {
  expect(packageOf('/home/x/node_modules/ws/lib/a.js')).toBe('node_modules/ws');
  expect(packageOf('C:\\x\\node_modules\\@scope\\name\\a.js?commonjs')).toBe('node_modules/@scope/name');
  expect(packageOf('\0/x/node_modules/a/node_modules/b/i.js')).toBe('node_modules/a/node_modules/b');
  expect(packageOf('/home/x/src-main/index.ts')).toBeNull();
});

it('lists bundled packages, what data was made from and Electron, in an order that does not change', () => {
  const text = makeSbom(program);
  const list = JSON.parse(text);
  const names = list.components.map(({ name }: { name: string }) => name);
  expect(names).toHaveLength(program.packages.length + MADE_FROM.length + 1);
  expect(names).toEqual(expect.arrayContaining(['ws', 'dictionary-sl', 'electron']));
  expect(list.components.find(({ name }: { name: string }) => name === 'ws')).toMatchObject({
    version: lock.packages['node_modules/ws']?.version,
    purl: `pkg:npm/ws@${String(lock.packages['node_modules/ws']?.version)}`,
    hashes: [{ alg: 'SHA-512' }],
    licenses: [{ license: { id: 'MIT' } }],
  });
  const socks = list.dependencies.find(({ ref }: { ref: string }) => ref.startsWith('pkg:npm/socks@'));
  expect(socks.dependsOn).toEqual([expect.stringContaining('pkg:npm/smart-buffer@')]);
  expect(makeSbom({ ...program, packages: [...program.packages].reverse() })).toBe(text);
  expect(makeSbom({ ...program, electron: '45.4.2' })).not.toBe(text);
});

it('fails for a package that the lock file does not know', () => {
  expect(() => makeSbom({ ...program, packages: ['node_modules/unknown'] })).toThrow('package-lock.json');
});

it('is found wrong when it is of another program, names hosts or is none', () => {
  const text = makeSbom(program);
  const wanted = { version: '1.2.3', electron: ['45.4.1'] };
  expect(componentListProblems(text, wanted)).toEqual([]);
  const wrong: [string, string][] = [
    ['no JSON', text.slice(1)],
    ['format', text.replace('"CycloneDX"', '"SPDX"')],
    ['version 1.2.3', text.replaceAll('1.2.3', '1.2.4')],
    ['Electron 45.4.1', text.replaceAll('45.4.1', '44.0.0')],
    [
      'hosts: registry.example.org',
      text.replace('"name": "ws"', '"name": "ws", "url": "https://registry.example.org/ws"'),
    ],
    ['has no version', text.replace(/("name": "ws",\s+)"version": "[^"]+",/, '$1')],
  ];
  for (const [words, changed] of wrong) {
    expect(changed).not.toBe(text);
    expect(componentListProblems(changed, wanted).join()).toContain(words);
  }
});
