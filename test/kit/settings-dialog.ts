// The settings dialog as an agent uses it, in whatever language the window has at that moment.
import type { Language } from '../../src-preload/contract';
import type { Settings } from '../../src-preload/contract/settings';
import { patternOf } from './desk-page.mjs';
import { expect, type Parley } from './launch';
import { words } from './words.mjs';

export function settingsDialog({ page }: Parley, language: Language = 'en') {
  const t = words(language);
  const menu = () => page.getByRole('button', { name: patternOf(t('common.menu')) });
  const dialog = () => page.getByRole('dialog', { name: t('settings.title'), exact: true });
  const choice = (setting: 'language' | 'theme', name: string) =>
    dialog()
      .getByRole('radiogroup', { name: t(`settings.${setting}`) })
      .getByRole('radio', { name, exact: true });
  return {
    menu,
    dialog,
    choice,
    async open() {
      await menu().click();
      await page.getByRole('menuitem', { name: t('common.settings') }).click();
      await expect(dialog()).toBeVisible();
    },
    async close() {
      await dialog()
        .getByRole('button', { name: t('common.close') })
        .click();
      await expect(dialog()).toBeHidden();
    },
    /** Clicked, not checked: it turns when the program says so. */
    async chooseTheme(theme: Settings['theme']) {
      await choice('theme', t(`settings.themes.${theme}`)).click();
      await expect(choice('theme', t(`settings.themes.${theme}`))).toBeChecked();
      await expect(page.locator('html')).toHaveAttribute('data-theme', theme);
    },
    async scaleTo(percent: number) {
      const shown = dialog().getByRole('status');
      const root = () => page.evaluate(() => Number.parseFloat(document.documentElement.style.fontSize));
      for (;;) {
        const now = Math.round(((await root()) / 16) * 100);
        if (now === percent) break;
        await dialog()
          .getByRole('button', { name: t(now < percent ? 'settings.larger' : 'settings.smaller') })
          .click();
        await expect.poll(root).not.toBe((now * 16) / 100);
      }
      await expect(shown.filter({ hasText: String(percent) })).toBeVisible();
    },
  };
}
