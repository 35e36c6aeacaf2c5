// The window as an agent uses it: by role and accessible name in her language. Shared by the e2e tests and the demo.
import { words } from './words.mjs';

/** @typedef {import('@playwright/test').Page} Page */

const escape = (/** @type {string} */ text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/**
 * A pattern for a sentence with `{{placeholders}}`: each stands for anything. A no-break space (French) is any space,
 * as in accessible names.
 * @param {string} text
 */
export const patternOf = (text) =>
  new RegExp(
    escape(text)
      .replace(/\\\{\\\{\w+\\\}\\\}/g, '.+')
      .replace(/\s+/g, '\\s+'),
  );

/**
 * @param {Page} page
 * @param {'en' | 'fr' | 'sl'} language
 */
export function deskPage(page, language) {
  const t = words(language);
  const offers = () => page.getByRole('region', { name: t('offer.region') });
  const composer = () => page.getByRole('textbox', { name: patternOf(t('chat.composer.label')) });
  const transcript = () => page.getByRole('log', { name: t('chat.transcript') });
  const statePicker = () => page.getByRole('button', { name: patternOf(t('presence.picker')) });
  const wrapUp = () => page.getByRole('region', { name: patternOf(t('wrapUp.region')) });
  const submitWrapUp = () => wrapUp().getByRole('button', { name: t('wrapUp.submit') });
  const endButton = () => page.getByRole('button', { name: patternOf(t('chat.endName')) });
  const composerOf = (/** @type {string} */ name) =>
    page.getByRole('textbox', { name: t('chat.composer.label', { name }), exact: true });
  const offerCards = () => offers().getByRole('listitem');
  const conversations = () => page.getByRole('listbox', { name: t('task.list') }).getByRole('option');
  const conversation = (/** @type {string} */ name) => conversations().filter({ hasText: name });
  const notices = () => page.getByRole('region', { name: t('notice.region') });
  const send = () => page.getByRole('button', { name: t('chat.composer.send'), exact: true });
  const tasks = () => page.getByRole('navigation', { name: t('common.region.tasks') });

  return {
    t,
    offers,
    offerCards,
    composer,
    composerOf,
    send,
    transcript,
    conversations,
    conversation,
    notices,
    statePicker,
    wrapUp,
    submitWrapUp,
    endButton,
    tasks,
    /** Chooses a state by its name in the picker. @param {string} name */
    async chooseState(name) {
      await statePicker().click();
      await page.getByRole('combobox', { name: t('presence.search') }).fill(name);
      await page.getByRole('option', { name }).first().click();
    },
    /** Accepts the earliest request in the popover. */
    async acceptFirst() {
      await offers()
        .getByRole('button', { name: patternOf(t('offer.acceptFrom')) })
        .first()
        .click();
    },
    /** Types and sends with Enter. @param {string} text */
    async say(text) {
      await composer().fill(text);
      await composer().press('Enter');
    },
    async end() {
      await endButton().click();
    },
    /** Searches a reason, chooses it, submits. @param {string} reason */
    async finishWrapUp(reason) {
      await wrapUp().getByRole('combobox').fill(reason);
      await wrapUp().getByRole('option', { name: reason }).first().click();
      await submitWrapUp().click();
    },
  };
}

/** @typedef {ReturnType<typeof deskPage>} DeskPage */
