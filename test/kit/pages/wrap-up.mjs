// The reasons that end a conversation.
import { patternOf } from '../words.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function wrapUpPane(page, t) {
  const wrapUp = () => page.getByRole('region', { name: patternOf(t('wrapUp.region')) });
  const submitWrapUp = () => wrapUp().getByRole('button', { name: t('wrapUp.submit') });
  return {
    wrapUp,
    submitWrapUp,
    /** Where the backend has set a deadline. */
    wrapUpTimeLeft: () => wrapUp().getByRole('meter', { name: t('wrapUp.timeLeft') }),
    /** Searches a reason, chooses it, submits. @param {string} reason */
    async finishWrapUp(reason) {
      await wrapUp().getByRole('combobox').fill(reason);
      await wrapUp().getByRole('option', { name: reason }).first().click();
      await submitWrapUp().click();
    },
  };
}
