// Threat: a link, a script, a redirect or a dropped file takes the window, and with it the bridge, to a foreign page.
import { describe, expect, it } from 'vitest';
import { guardNavigation, mayNavigate } from '../../src-main/security/navigation';
import { collectedReports, fakeContents, preventable } from '../kit/emitters';

const PAGE = 'app://parley/index.html';
const FOREIGN = [
  'https://example.org/',
  'http://127.0.0.1/',
  'file:///etc/passwd',
  'app://parley/other.html',
  'app://parley/index.html?next',
  'app://parley/../index.html/x',
  'app://evil/index.html',
  'app://parley:80/index.html',
  'app://user@parley/index.html',
  'APP://PARLEY.example.org/index.html',
  'javascript:alert(1)',
  'data:text/html,<script>1</script>',
  'blob:app://parley/1',
  'about:blank',
  'view-source:app://parley/index.html',
  'not an address',
  '',
];

describe('navigation', () => {
  it.each(FOREIGN)('to "%s" is not allowed', (url) => {
    expect(mayNavigate(url, true)).toBe(false);
  });

  it('to the page itself is a reload, in the main frame only', () => {
    expect([mayNavigate(PAGE, true), mayNavigate(`${PAGE}#x`, true), mayNavigate(PAGE, false)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it.each(['will-frame-navigate', 'will-redirect'])('is stopped and reported at %s', (name) => {
    const { contents, emitter } = fakeContents();
    const { reports, report } = collectedReports();
    guardNavigation(contents, report);
    for (const url of FOREIGN) {
      const event = preventable({ url, isMainFrame: true });
      emitter.emit(name, event);
      expect([url, event.prevented]).toEqual([url, true]);
    }
    expect(reports).toHaveLength(FOREIGN.length);
    const reload = preventable({ url: PAGE, isMainFrame: true });
    emitter.emit(name, reload);
    expect(reload.prevented).toBe(false);
  });
});
