// The sign-in screen.

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function signInScreen(page, t) {
  const address = () => page.getByLabel(t('signIn.address'));
  const token = () => page.getByLabel(t('signIn.token'));
  const submit = () => page.getByRole('button', { name: t('signIn.submit'), exact: true });
  return {
    address,
    token,
    submit,
    remember: () => page.getByRole('checkbox', { name: t('signIn.remember') }),
    /** Simulated customers on this computer. */
    practice: () => page.getByRole('button', { name: t('signIn.try') }),
    takeOver: () => page.getByRole('button', { name: t('signIn.takeOver') }),
    failure: () => page.getByRole('main').getByRole('alert'),
    /** @param {{ url: string, token: string }} to a backend of the test */
    async as({ url, token: key }) {
      await address().fill(url);
      await token().fill(key);
      await submit().click();
    },
  };
}
