// Threat: the page opens a window of its own, or a webview inside itself, with weaker rules.
import { describe, expect, it } from 'vitest';
import { guardNewWindows } from '../../src-main/security/new-windows';
import { guardWebviews } from '../../src-main/security/webviews';
import { collectedReports, fakeContents, preventable } from '../kit/emitters';

describe('a new window', () => {
  it.each(['https://example.org/', 'app://parley/index.html', 'about:blank', 'file:///etc/passwd', ''])(
    'for "%s" is denied and reported',
    (url) => {
      const { contents, open } = fakeContents();
      const { reports, report } = collectedReports();
      guardNewWindows(contents, report);
      expect(open(url)).toEqual({ action: 'deny' });
      expect(reports).toEqual([`new-window ${url}`]);
    },
  );
});

describe('a webview', () => {
  it('is stopped, stripped and reported', () => {
    const { contents, emitter } = fakeContents();
    const { reports, report } = collectedReports();
    guardWebviews(contents, report);
    const event = preventable({});
    const preferences: Record<string, unknown> = {
      preload: '/x.js',
      nodeIntegration: true,
      contextIsolation: false,
      sandbox: false,
    };
    emitter.emit('will-attach-webview', event, preferences, { src: 'https://example.org/' });
    expect(event.prevented).toBe(true);
    expect(preferences).toEqual({ nodeIntegration: false, contextIsolation: true, sandbox: true });
    expect(reports).toEqual(['webview https://example.org/']);
  });
});
