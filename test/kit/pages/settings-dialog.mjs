// The settings dialog, in the language the window has at that moment.
import { patternOf } from '../words.mjs';

/** Browsers' own size of the root's text, px. */
const ROOT_PX = 16;

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function settingsDialog(page, t) {
  const menu = () => page.getByRole('button', { name: patternOf(t('common.menu')) });
  const dialog = () => page.getByRole('dialog', { name: t('settings.title'), exact: true });
  const choice = (/** @type {'language' | 'theme'} */ setting, /** @type {string} */ name) =>
    dialog()
      .getByRole('radiogroup', { name: t(`settings.${setting}`) })
      .getByRole('radio', { name, exact: true });
  const root = () => page.locator('html');
  const scale = () =>
    page.evaluate((px) => Math.round((Number.parseFloat(document.documentElement.style.fontSize) / px) * 100), ROOT_PX);
  return {
    /** Of the account, where the settings are reached. */
    menu,
    dialog,
    choice,
    checkbox: (/** @type {string} */ key) => dialog().getByRole('checkbox', { name: t(key) }),
    async open() {
      await menu().click();
      await page.getByRole('menuitem', { name: t('common.settings') }).click();
      await dialog().waitFor();
    },
    async close() {
      await dialog()
        .getByRole('button', { name: t('common.close') })
        .click();
      await dialog().waitFor({ state: 'hidden' });
    },
    /** Clicked, and taken over by the program. @param {'system' | 'light' | 'dark' | 'contrast'} theme */
    async chooseTheme(theme) {
      await choice('theme', t(`settings.themes.${theme}`)).click();
      await dialog()
        .getByRole('radio', { name: t(`settings.themes.${theme}`), exact: true, checked: true })
        .and(choice('theme', t(`settings.themes.${theme}`)))
        .waitFor({ state: 'attached' });
      await page.locator(`html[data-theme="${theme}"]`).waitFor({ state: 'attached' });
    },
    /** Size of text and controls. @param {number} percent in tens */
    async scaleTo(percent) {
      for (let now = await scale(); now !== percent; now = await scale()) {
        const before = await root().getAttribute('style');
        await dialog()
          .getByRole('button', { name: t(now < percent ? 'settings.larger' : 'settings.smaller') })
          .click();
        // Taken over by the program, and drawn.
        await page.locator(`html:not([style="${before ?? ''}"])`).waitFor({ state: 'attached' });
      }
      await dialog()
        .getByRole('status')
        .filter({ hasText: String(percent) })
        .waitFor();
    },
  };
}
