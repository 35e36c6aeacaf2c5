// Threat: a link in a message makes the operating system run something.
import { beforeEach, describe, expect, it, vi } from 'vitest';

const opened = vi.hoisted(() => [] as string[]);
vi.mock('electron', () => ({
  shell: {
    openExternal: (url: string) => {
      opened.push(url);
      return Promise.resolve();
    },
  },
}));
const { isSafeExternal, openExternal } = await import('../../src-main/security/external-links');

describe('an external link', () => {
  beforeEach(() => {
    opened.length = 0;
  });

  it.each([
    'http://example.org/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,x',
    'smb://example.org/share',
    'ms-msdt:/id PCWDiagnostic',
    'parley://conversation/1',
    'app://parley/index.html',
    'https://user:secret@example.org/',
    'https://example.org@evil.org/',
    'https://localhost/',
    'https://intranet/',
    'https://example.org\\@evil.org/',
    'https://example.org/\n--flag',
    ' https://example.org/',
    'https://',
    'example.org',
    `https://example.org/${'x'.repeat(2_000)}`,
    '',
  ])('is not opened: %j', async (url) => {
    expect(await openExternal(url)).toBe(false);
    expect(opened).toEqual([]);
  });

  it('over https is opened, in its normal form', async () => {
    expect(await openExternal('https://Example.org/a b'.replace(' ', '%20'))).toBe(true);
    expect(opened).toEqual(['https://example.org/a%20b']);
    expect(isSafeExternal('https://čšž.example.org/')).toBe(true);
  });
});
