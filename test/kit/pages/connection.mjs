// The strip that says what is wrong with the line, and what still works.

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function connectionStrip(page, t) {
  const strip = () => page.getByRole('region', { name: t('connection.region') });
  const button = (/** @type {string} */ key) => strip().getByRole('button', { name: t(`connection.${key}`) });
  return {
    strip,
    /** Minutes left to the next try. */
    timer: () => strip().getByRole('timer'),
    retryNow: () => button('retryNow'),
    signInHere: () => button('signInHere'),
    handOver: () => button('handOver'),
    stay: () => button('stay'),
    /** It has been told to wait for minutes, and does; the service may have set her to Idle meanwhile. */
    async lost() {
      await strip()
        .filter({
          hasText: new RegExp(['reconnecting', 'lost'].map((phase) => t(`connection.title.${phase}`)).join('|')),
        })
        .filter({ has: page.getByRole('timer').filter({ hasText: /^0[2-4]:\d\d$/ }) })
        .waitFor();
    },
    /** Tries now, and is back. */
    async retry() {
      await button('retryNow').click();
      await strip().waitFor({ state: 'detached' });
    },
  };
}
