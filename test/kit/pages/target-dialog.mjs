// "Transfer request" and "Conference request": searchable queues and agents, a note, the act itself.
import { patternOf } from '../words.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 * @param {'transfer' | 'conference'} purpose
 */
export function targetDialog(page, t, purpose) {
  const frame = page.getByRole('dialog', { name: t(`target.title.${purpose}`), exact: true });
  return {
    frame,
    search: (/** @type {'queue' | 'agent'} */ kind) =>
      frame.getByRole('combobox', { name: t(`target.search.${kind}`) }),
    commit: () => frame.getByRole('button', { name: t(`target.act.${purpose}`), exact: true }),
    tab: (/** @type {'queue' | 'agent'} */ kind) =>
      frame.getByRole('tab', { name: t(`target.tab.${kind}`), exact: true }),
    option: (/** @type {string} */ name) => frame.getByRole('option').filter({ hasText: name }),
    options: () => frame.getByRole('option'),
    note: () => frame.getByRole('textbox', { name: t('target.note.label') }),
    refresh: () => frame.getByRole('button', { name: t('target.refresh') }),
    close: () => frame.getByRole('button', { name: t('common.close') }).last(),
    says: (/** @type {string} */ key) => frame.getByText(patternOf(t(key))),
  };
}
