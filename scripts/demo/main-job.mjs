// The main job as a list of steps, each of which says what it saw or throws: sign in, take an offer, chat, end, wrap up.
import { patternOf } from '../../test/kit/words.mjs';

const REPLIES = [
  'Hello, thank you for writing to us. I am looking into it right now.',
  'I have found your order and passed it on to the warehouse.',
  'You will get a confirmation today. Is there anything else I can do for you?',
];

/** How long the simulated people may take, in milliseconds. */
const PATIENCE = 30_000;

/**
 * @param {import('playwright').Page} page
 * @param {import('../../test/kit/desk-page.mjs').DeskPage} desk
 * @returns {{ name: string, title: string, run: () => Promise<string | void> }[]}
 */
export function mainJob(page, desk) {
  const { t } = desk;
  const shown = (/** @type {import('playwright').Locator} */ locator) =>
    locator.first().waitFor({ state: 'visible', timeout: PATIENCE });
  const fromCustomer = () => desk.transcript().locator('[data-author="customer"]');
  /** The newest words as they are seen: a hidden value without its description for screen readers. */
  const lastWords = async () => {
    const text = await fromCustomer()
      .last()
      .locator('.bubble-text')
      .evaluateAll((parts) =>
        parts
          .map((part) => {
            const seen = /** @type {HTMLElement} */ (part.cloneNode(true));
            for (const hidden of seen.querySelectorAll('.visually-hidden')) hidden.remove();
            return seen.textContent;
          })
          .join(' '),
      );
    return `"${text.slice(0, 100)}"`;
  };

  return [
    {
      name: 'signed-in',
      title: 'Signed in, the state is Idle',
      run: async () => {
        await shown(desk.statePicker());
        const state = (await desk.statePicker().getAttribute('aria-label')) ?? (await desk.statePicker().innerText());
        // The names of idle reasons are the backend's own; what is offered to an idle agent is ours.
        await shown(desk.tasks().getByRole('button', { name: t('task.empty.setAvailable') }));
        return state.replaceAll('\n', ' ');
      },
    },
    {
      name: 'available',
      title: 'Available chosen in the state picker',
      run: async () => {
        await desk.chooseState(t('presence.available'));
        await shown(
          page.getByRole('button', { name: patternOf(t('presence.picker', { state: t('presence.available') })) }),
        );
      },
    },
    {
      name: 'offer',
      title: 'A contact request comes in',
      run: async () => {
        await shown(desk.offers().getByRole('button', { name: patternOf(t('offer.acceptFrom')) }));
        return (await desk.offers().innerText()).replaceAll('\n', ' | ').slice(0, 160);
      },
    },
    {
      name: 'accepted',
      title: 'Accepted: the conversation is open, the composer has the focus',
      run: async () => {
        await desk.acceptFirst();
        await shown(desk.composer());
        await page.waitForFunction(() => document.activeElement?.tagName === 'TEXTAREA', undefined, {
          timeout: PATIENCE,
        });
        await shown(fromCustomer());
        return lastWords();
      },
    },
    ...REPLIES.map((text, at) => ({
      name: `message-${at + 1}`,
      title: `Message ${at + 1} sent, the customer answers`,
      run: async () => {
        const before = await fromCustomer().count();
        await desk.say(text);
        await shown(desk.transcript().getByText(text));
        await page.waitForFunction(
          (count) => document.querySelectorAll('[data-author="customer"]').length > count,
          before,
          { timeout: PATIENCE },
        );
        return lastWords();
      },
    })),
    {
      name: 'ended',
      title: 'Ended: wrap-up reasons are asked for',
      run: async () => {
        await desk.end();
        await shown(desk.wrapUp());
      },
    },
    {
      name: 'wrapped-up',
      title: 'A reason searched, chosen and submitted',
      run: async () => {
        const option = desk.wrapUp().getByRole('option');
        await shown(option);
        const reason = ((await option.nth(1).textContent()) ?? '').trim();
        await desk.finishWrapUp(reason);
        await desk.wrapUp().waitFor({ state: 'hidden', timeout: PATIENCE });
        return reason;
      },
    },
  ];
}
