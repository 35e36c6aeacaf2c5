// Which parts of a masked text are links, and which never are.
import { describe, expect, it } from 'vitest';
import { findLinks, isInternational, sliceMasked } from '../../../src-renderer/features/chat/links';

const found = (text: string) => findLinks({ text, masked: [] }).map(({ url }) => url);

describe('findLinks', () => {
  it.each([
    ['See https://a.example.org/x.', ['https://a.example.org/x']],
    ['(https://a.example.org/x_(y))', ['https://a.example.org/x_(y)']],
    [
      'HTTPS://A.example.org, https://b.example.org/?q=1&r=%20!',
      ['HTTPS://A.example.org', 'https://b.example.org/?q=1&r=%20'],
    ],
    ['«https://a.example.org»', ['https://a.example.org']],
    ['xhttps://a.example.org http://a.example.org www.a.example.org javascript:alert(1)', []],
    ['https://me:pw@evil.example.org https://me@evil.example.org', []],
    ['https:// https://', []],
  ])('%s', (text, urls) => {
    expect(found(text)).toEqual(urls);
  });

  it('is none where anything is hidden in or beside it', () => {
    const text = 'https://a.example.org/************1111. ok https://b.example.org';
    const masked = [{ start: 22, end: 38, kind: 'card' as const }];
    expect(findLinks({ text, masked }).map(({ host }) => host)).toEqual(['b.example.org']);
    const behind = { text: 'https://a.example.org/x…', masked: [{ start: 23, end: 24, kind: 'phone' as const }] };
    expect(findLinks(behind)).toEqual([]);
  });

  it('names the host as a browser reads it', () => {
    const [link] = findLinks({ text: 'https://аpple.example.com/', masked: [] });
    expect(link?.host).toMatch(/^xn--.*\.example\.com$/);
    expect(isInternational(link?.host ?? '')).toBe(true);
    expect(isInternational('xn.example.com')).toBe(false);
  });
});

describe('sliceMasked', () => {
  it('keeps spans with their part of the text', () => {
    const value = { text: 'a ** b', masked: [{ start: 2, end: 4, kind: 'phone' as const }] };
    expect(sliceMasked(value, 1, 6)).toEqual({ text: ' ** b', masked: [{ start: 1, end: 3, kind: 'phone' }] });
    expect(sliceMasked(value, 4, 6).masked).toEqual([]);
  });
});
