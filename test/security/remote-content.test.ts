// Threat: something remote is loaded into the page, or something of the page leaves for a foreign host.
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CONTENT_SECURITY_POLICY, PAGE_HEADERS } from '../../src-main/security/content-policy';
import { guardDownloads } from '../../src-main/security/downloads';
import { guardRequests, mayRequest } from '../../src-main/security/remote-requests';
import { guardSpellCheck } from '../../src-main/security/spell-check';
import { collectedReports, fakeSession, preventable } from '../kit/emitters';

const root = resolve(import.meta.dirname, '../..');
const REMOTE = [
  'https://example.org/pixel.png',
  'http://127.0.0.1:9/',
  'ws://127.0.0.1:9/',
  'wss://example.org/',
  'ftp://example.org/',
  'file:///etc/passwd',
  'data:text/html,x',
  'chrome://gpu',
  'chrome-extension://abc/x.js',
  'app://evil/x.js',
  'blob:https://example.org/1',
  'devtools://evil/x',
  'nonsense',
];

describe('the network', () => {
  it.each(REMOTE)('is closed for %s, in development too', (url) => {
    expect([mayRequest(url, false), mayRequest(url, true)]).toEqual([false, false]);
  });

  it('is open for the page itself, and for the developer tools of an unpackaged program', () => {
    for (const url of ['app://parley/index.html', 'app://parley/assets/a.js', 'blob:app://parley/1'])
      expect([url, mayRequest(url, false)]).toEqual([url, true]);
    const tools = 'devtools://devtools/bundled/devtools_app.html';
    expect([mayRequest(tools, true), mayRequest(tools, false)]).toEqual([true, false]);
  });

  it('is guarded at the session, for every kind of address', () => {
    const { session, set } = fakeSession();
    const { reports, report } = collectedReports();
    guardRequests(session, false, report);
    // No filter in front of the listener: a filter would let what it does not name pass.
    const listener = set.get('webRequest.onBeforeRequest') as unknown as (
      details: { url: string },
      callback: (answer: { cancel?: boolean }) => void,
    ) => void;
    const answers = [...REMOTE, 'app://parley/a.css'].map((url) => {
      let cancelled: boolean | undefined;
      listener({ url }, ({ cancel }) => (cancelled = cancel));
      return cancelled;
    });
    expect(answers).toEqual([...REMOTE.map(() => true), false]);
    expect(reports).toHaveLength(REMOTE.length);
  });

  it('brings no dictionary, and nothing is downloaded', () => {
    const { session, emitter, set } = fakeSession();
    const told: unknown[] = [];
    const spying = new Proxy(session, {
      get: (target, name) =>
        typeof name === 'string' && name.startsWith('setSpellChecker')
          ? (value: unknown) => told.push(value)
          : (Reflect.get(target, name) as unknown),
    });
    guardSpellCheck(spying, 'linux');
    guardSpellCheck(spying, 'win32');
    // No language, off, and an address that is no server's.
    const [address] = told;
    expect(told).toEqual([address, [], false, address, [], false]);
    expect(mayRequest(String(address), false)).toBe(true);
    const { reports, report } = collectedReports();
    guardDownloads(session, report);
    const event = preventable({});
    emitter.emit('will-download', event, { getURL: () => 'app://parley/x.exe' });
    expect([event.prevented, reports]).toEqual([true, ['download app://parley/x.exe']]);
    expect(set.size).toBe(0);
  });
});

describe('the content policy', () => {
  const directives = new Map(
    CONTENT_SECURITY_POLICY.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)] as const),
  );

  it('starts from nothing and allows only the page itself', () => {
    expect(directives.get('default-src')).toEqual(["'none'"]);
    const allowed = new Set([...directives.values()].flat());
    expect([...allowed].sort()).toEqual(["'none'", "'script'", "'self'", 'blob:']);
    for (const word of ['unsafe', 'http', 'ws:', 'data:', '*', 'nonce', 'sha256'])
      expect(CONTENT_SECURITY_POLICY).not.toContain(word);
    expect(directives.get('img-src')).toEqual(["'self'", 'blob:']);
  });

  it.each([
    'object-src',
    'frame-src',
    'worker-src',
    'connect-src',
    'base-uri',
    'form-action',
    'frame-ancestors',
    'trusted-types',
  ])('says "none" for %s', (name) => {
    expect(directives.get(name)).toEqual(["'none'"]);
  });

  it('demands trusted types for scripts and travels with its companions', () => {
    expect(directives.get('require-trusted-types-for')).toEqual(["'script'"]);
    expect(PAGE_HEADERS).toMatchObject({
      'Content-Security-Policy': CONTENT_SECURITY_POLICY,
      'X-Content-Type-Options': 'nosniff',
      'Referrer-Policy': 'no-referrer',
      'Cross-Origin-Opener-Policy': 'same-origin',
      'Cross-Origin-Resource-Policy': 'same-origin',
    });
  });

  it('has no second, weaker one in the page, and no inline code or foreign host there', () => {
    const html = readFileSync(join(root, 'src-renderer/index.html'), 'utf8');
    expect(html).not.toMatch(/http-equiv/i);
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|\son\w+=|<style|\sstyle=|javascript:|https?:/i);
  });

  it('meets no style sheet of ours that names a host', () => {
    const sheets = readdirSync(join(root, 'src-renderer'), { recursive: true, encoding: 'utf8' }).filter((name) =>
      name.endsWith('.css'),
    );
    for (const name of sheets)
      expect(readFileSync(join(root, 'src-renderer', name), 'utf8'), name).not.toMatch(
        /url\(\s*['"]?(https?:|\/\/|data:)/,
      );
  });
});
