// The list of conversations.

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function taskList(page, t) {
  const tasks = () => page.getByRole('navigation', { name: t('common.region.tasks') });
  const conversations = () => page.getByRole('listbox', { name: t('task.list') }).getByRole('option');
  return {
    tasks,
    conversations,
    conversation: (/** @type {string} */ name) => conversations().filter({ hasText: name }),
  };
}
