// What a screen reader has been told since the start of listening. The program takes its words out of the live regions
// after some seconds; a slow machine looks later than that.
import type { Page } from '@playwright/test';

interface Heard {
  heard?: { role: string; text: string }[];
}

/** Begins to listen. @returns what was said since, in one text, by urgency */
export async function listenTo(page: Page): Promise<(role: 'alert' | 'status') => Promise<string>> {
  await page.evaluate(() => {
    const heard: { role: string; text: string }[] = [];
    (window as unknown as Heard).heard = heard;
    new MutationObserver((changes) => {
      for (const { addedNodes } of changes)
        for (const node of addedNodes) {
          const role = (node instanceof Element ? node : node.parentElement)?.closest('[role]')?.getAttribute('role');
          heard.push({ role: role ?? '', text: node.textContent ?? '' });
        }
    }).observe(document.querySelector('#announcer') ?? document.body, { childList: true, subtree: true });
  });
  return (role) =>
    page.evaluate(
      (wanted) =>
        ((window as unknown as Heard).heard ?? [])
          .filter((line) => line.role === wanted)
          .map(({ text }) => text)
          .join('\n'),
      role,
    );
}
