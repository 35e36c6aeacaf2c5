// The question before the program ends with open work.

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function quitDialog(page, t) {
  const frame = page.getByRole('alertdialog', { name: t('program.quit.title') });
  return {
    frame,
    stay: () => frame.getByRole('button', { name: t('program.quit.stay') }),
    anyway: () => frame.getByRole('button', { name: t('program.quit.anyway') }),
  };
}
