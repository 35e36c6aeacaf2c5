// The window at a size, and what does not fit into it.
import type { Page } from '@playwright/test';
import { expect, type Parley } from './launch';

const fits = (is: number, wanted: number) => Math.abs(is - wanted) <= 1;

/** Size of the page itself, px. */
export async function resizeTo({ app, page }: Parley, width: number, height: number): Promise<void> {
  await app.evaluate(
    ({ BrowserWindow }, size) => {
      BrowserWindow.getAllWindows()[0]?.setContentSize(size.width, size.height);
    },
    { width, height },
  );
  // A window as large as the screen is given a pixel less.
  await expect
    .poll(async () => {
      const inner = await page.evaluate(() => ({ width: window.innerWidth, height: window.innerHeight }));
      return fits(inner.width, width) && fits(inner.height, height) ? 'fits' : inner;
    })
    .toBe('fits');
}

/**
 * Everything visible that is wider than its place: boxes with more content than they show sideways, and boxes that stand
 * out of the window. Text that is shortened with an ellipsis on purpose is not counted.
 */
export const sideways = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const name = (element: Element) =>
      `${element.tagName.toLowerCase()}.${element.classList.item(0) ?? ''} "${element.textContent.slice(0, 30)}"`;
    return [...document.querySelectorAll<HTMLElement>('html, body, body *')].flatMap((element) => {
      if (!element.checkVisibility({ visibilityProperty: true }) || element.closest('.visually-hidden, svg')) return [];
      const { textOverflow, display } = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      if (box.width <= 1 || box.height <= 1) return [];
      // A count on the corner of its button stands out on purpose.
      const isCorner = [...element.children].some((child) => getComputedStyle(child).position === 'absolute');
      const over = isCorner ? 0 : element.scrollWidth - element.clientWidth;
      if (over > 1 && textOverflow !== 'ellipsis' && display !== 'inline' && element.clientWidth > 0)
        return [`${name(element)} is ${String(over)} px wider than its place`];
      if (box.left < -1 || box.right > window.innerWidth + 1) return [`${name(element)} stands out of the window`];
      return [];
    });
  });

/** What lies on top at a point of the element other than itself: '' for nothing. Looks at centre and corners. */
export const coveredBy = (page: Page, selector: string): Promise<string> =>
  page.evaluate((wanted) => {
    const element = document.querySelector(wanted);
    if (!element) return `there is no ${wanted}`;
    const { left, right, top, bottom } = element.getBoundingClientRect();
    const points = [
      [(left + right) / 2, (top + bottom) / 2],
      [left + 4, top + 4],
      [right - 4, bottom - 4],
    ] as const;
    for (const [x, y] of points) {
      const there = document.elementFromPoint(x, y);
      if (there === null) return 'the edge of the window';
      if (!element.contains(there) && !there.contains(element)) return `${there.tagName} ${there.className}`;
    }
    return '';
  }, selector);
