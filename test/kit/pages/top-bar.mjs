// The bar on top: the agent's state and its picker, the account menu, the bell.
import { patternOf } from '../words.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function topBar(page, t) {
  const statePicker = () => page.getByRole('button', { name: patternOf(t('presence.picker')) });
  const menu = () => page.getByRole('button', { name: patternOf(t('common.menu')) });
  return {
    statePicker,
    menu,
    bell: () => page.getByRole('button', { name: patternOf(t('notice.bell').replace(/\{\{.*/, '')) }),
    /** Chooses a state by its name in the picker. @param {string} name */
    async chooseState(name) {
      await statePicker().click();
      await page.getByRole('combobox', { name: t('presence.search') }).fill(name);
      await page.getByRole('option', { name }).first().click();
    },
    /** Chooses an entry of the account menu: `common.settings`, `common.signOut`… @param {string} key */
    async chooseInMenu(key) {
      await menu().click();
      await page.getByRole('menuitem', { name: t(key) }).click();
    },
  };
}
