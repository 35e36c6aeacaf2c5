// Threat: an address of app:// reads a file that is not part of the page.
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PAGE_HEADERS } from '../../src-main/security/content-policy';
import { answerAppFile, appFile } from '../../src-main/system/app-files';

const base = mkdtempSync(join(tmpdir(), 'app-files-'));
const folder = join(base, 'renderer');
mkdirSync(join(folder, 'assets'), { recursive: true });
writeFileSync(join(folder, 'index.html'), '<!doctype html>');
writeFileSync(join(folder, 'assets', 'index-1.js'), '1');
writeFileSync(join(folder, 'notes.txt'), 'no type');
writeFileSync(join(base, 'secret.json'), '{"secret": 1}');
mkdirSync(join(base, 'renderer-other'));
writeFileSync(join(base, 'renderer-other', 'secret.js'), 'secret');
afterAll(() => {
  rmSync(base, { recursive: true });
});
/** What Chromium would send: it reads the file it is given a path of. */
function get(url: string, method = 'GET') {
  const answer = answerAppFile(folder)({ url, method });
  if ('error' in answer) return undefined;
  try {
    return { ...answer, text: readFileSync(answer.path, 'utf8') };
  } catch {
    return undefined;
  }
}

describe('app://', () => {
  it('serves the page with its type and the security headers', () => {
    const page = get('app://parley/index.html');
    expect([page?.mimeType, page?.text]).toEqual(['text/html; charset=utf-8', '<!doctype html>']);
    const script = get('app://parley/assets/index-1.js?v=1#x');
    expect([script?.mimeType, script?.text]).toEqual(['text/javascript; charset=utf-8', '1']);
    for (const answer of [page, script]) expect(answer?.headers).toMatchObject(PAGE_HEADERS);
  });

  it.each([
    'app://parley/../secret.json',
    'app://parley/%2e%2e/secret.json',
    'app://parley/%2e%2e%2fsecret.json',
    'app://parley/..%2fsecret.json',
    'app://parley/assets/..%2f..%2fsecret.json',
    'app://parley/..%5csecret.json',
    'app://parley/%252e%252e%252fsecret.json',
    'app://parley//etc/passwd.json',
    `app://parley/${encodeURIComponent(join(base, 'secret.json'))}`,
    'app://parley/..%2frenderer-other/secret.js',
    'app://parley/index.html%00.js',
    'app://parley/C:%5cWindows%5cwin.json',
    'app://parley/index.html::$DATA.js',
    'app://parley/%E0%A4%A.js',
    'app://parley/',
    'app://parley/assets',
    'app://parley/notes.txt',
    'app://parley/none.js',
    'app://evil/index.html',
    'app://parley.evil/index.html',
    'file:///etc/passwd',
    'nonsense',
  ])('does not serve %s', (url) => {
    expect(get(url)).toBeUndefined();
  });

  it('serves reading only', () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
      expect(answerAppFile(folder)({ url: 'app://parley/index.html', method })).toEqual({ error: -6 });
  });

  it('never names a file outside its folder, whatever the address', () => {
    const part = fc.constantFrom(
      '..',
      '%2e%2e',
      '.',
      '/',
      '%2f',
      '\\',
      '%5c',
      'assets',
      'a.js',
      '%00',
      '~',
      'C:',
      '%25',
      ' ',
      '?',
      '#',
    );
    fc.assert(
      fc.property(fc.array(part, { maxLength: 12 }), (parts) => {
        const file = appFile(folder, `app://parley/${parts.join('')}`);
        if (file) expect(file.path.startsWith(folder + sep)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});
