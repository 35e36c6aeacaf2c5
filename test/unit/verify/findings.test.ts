// What was found decides, and is told in words and a table.
import { describe, expect, it } from 'vitest';
import { examine, findingsOf, isVerified, report } from '../../../scripts/verify/findings.mjs';
import { readVerifyOrder } from '../../../scripts/verify/order.mjs';

type Findings = Parameters<typeof isVerified>[0];
const release = { testBuild: false, elsewhere: [] as string[] };
const passed = findingsOf('a.deb', 'signature', []);
const failed = findingsOf('a.deb', 'fuses', ['the fuse runAsNode is on and should be off']);
const unchecked: Findings = [
  { artefact: 'a.dmg', check: 'signature', result: 'unchecked', system: 'darwin', words: 'only macOS can' },
];

describe('a verification', () => {
  it.each([
    ['everything passed', passed, release, true],
    ['nothing was looked at', [], release, false],
    ['one thing failed', [...passed, ...failed], release, false],
    ['one thing was not checked', [...passed, ...unchecked], release, false],
    ['it is checked elsewhere', [...passed, ...unchecked], { ...release, elsewhere: ['darwin'] }, true],
    ['it is checked on the wrong system', [...passed, ...unchecked], { ...release, elsewhere: ['win32'] }, false],
    ['a failure is no matter of systems', failed, { ...release, elsewhere: ['darwin'] }, false],
    ['a test build may leave things unchecked', [...passed, ...unchecked], { ...release, testBuild: true }, true],
    ['a test build that failed', [...passed, ...failed], { ...release, testBuild: true }, false],
  ])('%s', (_name, findings, order, verdict) => {
    expect(isVerified(findings, order)).toBe(verdict);
  });

  it('takes what cannot be looked at for failed', async () => {
    expect(await examine('a.deb', 'fuses', () => Promise.reject(new Error('no binary')))).toEqual([
      { artefact: 'a.deb', check: 'fuses', result: 'failed', words: 'no binary' },
    ]);
  });

  it('is told in words first, then one line an artefact', () => {
    const lines = report([...passed, ...failed, ...unchecked]).split('\n');
    expect(lines[0]).toBe('FAILED      a.deb, fuses: the fuse runAsNode is on and should be off');
    expect(lines[1]).toBe('not checked a.dmg, signature: only macOS can (can be checked on macOS)');
    expect(lines[3]).toMatch(/^a\.deb +FAILED +failed: fuses; passed: signature$/);
    expect(lines[4]).toMatch(/^a\.dmg +partly +not checked: signature; passed: -$/);
  });
});

describe('the command line', () => {
  it('is understood', () => {
    expect(readVerifyOrder([], '/d')).toMatchObject({ folder: '/d', testBuild: false, version: null, elsewhere: [] });
    const words = [
      '/x',
      '--test-build',
      '--version',
      '1.2.3',
      '--key',
      'k.asc',
      '--elsewhere',
      'darwin',
      '--windows-ca',
      'c',
    ];
    expect(readVerifyOrder(words, '/d')).toMatchObject({
      ...{ folder: '/x', testBuild: true, version: '1.2.3', key: 'k.asc', elsewhere: ['darwin'], windowsCa: 'c' },
    });
  });
  it.each([[['--no-check']], [['--version']], [['--elsewhere', 'amiga']]])('%j is refused', (words) => {
    expect(() => readVerifyOrder(words, '/d')).toThrow('usage:');
  });
});
