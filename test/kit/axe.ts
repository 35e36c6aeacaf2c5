// Looks at the page with axe: every rule of WCAG 2.2 up to level AA. Nothing is injected through the page's own doors, so
// the Content Security Policy stays as it is.
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];

/** Waits until what moves has arrived: half-transparent text has no contrast worth measuring. */
export async function settled(page: Page): Promise<void> {
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Infinity)
        .map(({ finished }) => finished),
    ),
  );
}

/** Fails with every violation in words: the rule, where, and what axe says about it. */
export async function expectAccessible(page: Page, screen: string): Promise<void> {
  await settled(page);
  const { violations, passes } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    // One element of what passed is proof enough; describing them all is most of the work.
    .options({ resultTypes: ['violations'] })
    .withTags(TAGS)
    .analyze();
  const words = violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.target.join(' ')} ${node.failureSummary?.replaceAll(/\s+/g, ' ') ?? ''}`),
  );
  expect.soft(words, screen).toEqual([]);
  // An axe that saw nothing has found nothing.
  expect(passes.length, `${screen}: rules that looked at something`).toBeGreaterThan(5);
}
