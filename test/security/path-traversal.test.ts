// Threat: an address of app:// reads a file that is not part of the page.
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, sep } from 'node:path';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { PAGE_HEADERS } from '../../src-main/security/content-policy';
import { appFile, serveAppFiles } from '../../src-main/system/app-files';

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
const get = (url: string, method = 'GET') => serveAppFiles(folder)({ url, method });

describe('app://', () => {
  it('serves the page with its type and the security headers', async () => {
    const page = await get('app://parley/index.html');
    expect([page.status, page.headers.get('content-type'), await page.text()]).toEqual([
      200,
      'text/html; charset=utf-8',
      '<!doctype html>',
    ]);
    const script = await get('app://parley/assets/index-1.js');
    expect(script.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    for (const answer of [page, script, await get('app://parley/none.js')])
      for (const [name, value] of Object.entries(PAGE_HEADERS)) expect(answer.headers.get(name)).toBe(value);
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
  ])('does not serve %s', async (url) => {
    const answer = await get(url);
    expect([answer.status, await answer.text()]).toEqual([404, '']);
  });

  it('serves reading only', async () => {
    for (const method of ['POST', 'PUT', 'DELETE', 'HEAD'])
      expect((await get('app://parley/index.html', method)).status).toBe(404);
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
