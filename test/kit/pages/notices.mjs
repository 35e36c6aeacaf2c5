// What the window tells the agent: the cards that ask for something, and the centre that keeps all of them.
import { patternOf } from '../words.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function noticePlaces(page, t) {
  const notices = () => page.getByRole('region', { name: t('notice.region') });
  const noticeCentre = () => page.getByRole('dialog', { name: t('notice.centre') });
  return {
    notices,
    /** The card whose title has this key. @param {string} key */
    notice: (key) =>
      notices()
        .getByRole('article')
        .filter({ hasText: patternOf(t(key)) }),
    noticeCentre,
  };
}
