// What a window complains about: console errors, CSP reports, security warnings, page errors, crashes.
import type { Page } from '@playwright/test';

const watched = new WeakSet<Page>();

/** Adds what goes wrong from now on to `problems`. */
export function watchPage(page: Page, problems: string[]): void {
  if (watched.has(page)) return;
  watched.add(page);
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || /Content Security Policy|Electron Security Warning|Refused to/i.test(text))
      problems.push(`console ${message.type()}: ${text}`);
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('crash', () => problems.push('renderer crashed'));
}
