// A conversation: its head with the acts, the transcript, the composer.
import { patternOf } from '../words.mjs';

/**
 * @param {import('@playwright/test').Page} page
 * @param {import('../words.mjs').Words} t
 */
export function conversationPane(page, t) {
  const act = (/** @type {string} */ key) => page.getByRole('button', { name: patternOf(t(key)) });
  const composer = () => page.getByRole('textbox', { name: patternOf(t('chat.composer.label')) });
  const endButton = () => act('chat.endName');
  return {
    transcript: () => page.getByRole('log', { name: t('chat.transcript') }),
    composer,
    composerOf: (/** @type {string} */ name) =>
      page.getByRole('textbox', { name: t('chat.composer.label', { name }), exact: true }),
    send: () => page.getByRole('button', { name: t('chat.composer.send'), exact: true }),
    endButton,
    transferButton: () => act('chat.acts.transferName'),
    conferenceButton: () => act('chat.acts.conferenceName'),
    cancelButton: () => page.getByRole('button', { name: t('chat.acts.cancelRequest'), exact: true }),
    endConference: () => act('chat.acts.endConferenceName'),
    exitConference: () => page.getByRole('button', { name: t('chat.acts.exitConference'), exact: true }),
    /** In a narrow window the acts are behind this. */
    more: () => page.getByRole('button', { name: t('chat.acts.more') }),
    /** Types and sends with Enter. @param {string} text */
    async say(text) {
      await composer().fill(text);
      await composer().press('Enter');
    },
    async end() {
      await endButton().click();
    },
  };
}
