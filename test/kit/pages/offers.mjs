// The popover of contact requests.
import { patternOf } from '../words.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function offerPopover(page, t) {
  const offers = () => page.getByRole('region', { name: t('offer.region') });
  const offerCards = () => offers().getByRole('listitem');
  const timeLeft = () => offerCards().getByRole('meter', { name: t('offer.timeLeft') });
  return {
    offers,
    offerCards,
    timeLeft,
    /** As the meter of the only request shows it. */
    secondsLeft: async () => Number(await timeLeft().getAttribute('aria-valuenow')),
    /** Accepts the earliest request in the popover. */
    async acceptFirst() {
      await offers()
        .getByRole('button', { name: patternOf(t('offer.acceptFrom')) })
        .first()
        .click();
    },
  };
}
