// The window at every size from 500x500 px on (SPEC 10): nothing runs out sideways, the popover leaves composer and top bar
// alone, a notice covers no action, and a narrow window shows one page at a time.
import type { DeskPage } from '../kit/desk-page.mjs';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type TestBackend } from '../kit/launch';
import { coveredBy, resizeTo, sideways } from '../kit/window-size';

const SIZES = [
  [500, 500],
  [760, 600],
  [1_100, 700],
  [1_280, 800],
  [1_920, 1_080],
] as const;
const NAMES = ['Bartholomew Featherstonehaugh-Montgomery', 'Luc Martin', 'Petra Kos', 'Tom Reed', 'Eva Bianchi', 'Jan'];
const LONG = 'https://shop.example.org/orders/2026/11/a-very-long-address-without-any-place-to-break-it-at-all/receipt';

/** A conversation with long words in it, five requests waiting, and a notice. */
async function crowd(parley: Parley, backend: TestBackend): Promise<DeskPage> {
  const desk = await readyDesk(parley);
  backend.control.setPolicy({ reservationTimeoutSeconds: 120 });
  backend.control.notice({ agent: 'agent-1', code: 'MAINTENANCE', text: `Maintenance tonight, see ${LONG}` });
  const [first, ...rest] = NAMES;
  const customer = await converse(desk, backend, { customer: { name: first! }, text: LONG });
  await desk.say(`Thank you. ${LONG}`);
  customer.says('x'.repeat(300));
  await expect(desk.transcript()).toContainText('x'.repeat(300));
  for (const name of rest) backend.offer({ customer: { name }, text: `It is ${name} with ${LONG}` });
  await expect(desk.offers()).toBeVisible();
  return desk;
}

/** What an agent needs at any time is in sight, and nothing lies on it. */
async function expectUsable(parley: Parley, desk: DeskPage, where: string) {
  const { page } = parley;
  await expect(desk.statePicker(), where).toBeInViewport({ ratio: 1 });
  await expect(desk.composer(), where).toBeInViewport({ ratio: 1 });
  await expect(desk.endButton(), where).toBeInViewport({ ratio: 1 });
  await expect(desk.offerCards().first(), where).toBeInViewport({ ratio: 0.99 });
  await expect.poll(() => sideways(page), where).toEqual([]);
  for (const part of ['.shell__bar', '.chat-head', '.chat-head__actions > .button', '.composer-box'])
    await expect.poll(() => coveredBy(page, part), `${part} ${where}`).toBe('');
}

for (const [width, height] of SIZES)
  test(`${String(width)}x${String(height)} holds a conversation, five requests and a notice`, async ({
    parley,
    backend,
  }) => {
    const size = `${String(width)}x${String(height)}`;
    await resizeTo(parley, width, height);
    const desk = await crowd(parley, backend);
    await expect(desk.notices()).toBeVisible();
    await expectUsable(parley, desk, size);
    await parley.shot('layout', size);
  });

test('a small window shows the earliest request, and the others on demand', async ({ parley, backend }) => {
  const { page, t } = parley;
  await resizeTo(parley, 500, 500);
  const desk = await crowd(parley, backend);
  await expect(desk.offerCards()).toHaveCount(1);
  await expect(desk.offerCards()).toContainText('Luc Martin');
  await expect(desk.offers()).toContainText(t('offer.first', { total: 5 }));
  // Room for what is being said: at least two lines of the conversation.
  const room = await desk.transcript().boundingBox();
  expect(room?.height).toBeGreaterThan(80);

  const more = desk.offers().getByRole('button', { name: t('offer.more') });
  await expect(more).toHaveAttribute('aria-expanded', 'false');
  await more.click();
  await expect(desk.offerCards()).toHaveCount(5);
  await expect(desk.offers()).toContainText(t('offer.range', { from: 1, to: 5, total: 5 }));
  for (const part of ['.shell__bar', '.chat-head', '.composer-box'])
    await expect.poll(() => coveredBy(page, part), part).toBe('');
  await parley.shot('layout', '500x500-all-offers');
  await desk
    .offers()
    .getByRole('button', { name: t('offer.fewer') })
    .click();
  await expect(desk.offerCards()).toHaveCount(1);

  await desk
    .offers()
    .getByRole('button', { name: t('offer.acceptSome', { count: 4, total: 5 }) })
    .click();
  await expect(desk.offerCards()).toHaveCount(1);
});

for (const percent of [80, 160])
  test(`everything at ${String(percent)} %`, async ({ parley, backend }) => {
    const settings = parley.desk.settings;
    await settings.open();
    await settings.scaleTo(percent);
    await parley.shot('layout', `settings-${String(percent)}`);
    await expect.poll(() => sideways(parley.page), 'settings').toEqual([]);
    await settings.close();
    const desk = await crowd(parley, backend);
    for (const [width, height] of [
      [1_280, 800],
      [500, 500],
    ] as const) {
      const size = `${String(width)}x${String(height)}-${String(percent)}`;
      await resizeTo(parley, width, height);
      await expectUsable(parley, desk, size);
      await parley.shot('layout', size);
    }
  });

for (const language of ['fr', 'sl'] as const)
  test(`the longer words of ${language} fit into a small window`, async ({ launchParley, backend }) => {
    const parley = await launchParley({ locale: language });
    await resizeTo(parley, 500, 500);
    await expect.poll(() => sideways(parley.page), 'idle').toEqual([]);
    const settings = parley.deskIn(language).settings;
    await settings.open();
    await expect.poll(() => sideways(parley.page), 'settings').toEqual([]);
    await parley.shot('layout', `settings-${language}`);
    await settings.close();
    const desk = await crowd(parley, backend);
    await expectUsable(parley, desk, language);
    await parley.shot('layout', `500x500-${language}`);
    await desk.end();
    await expect(desk.wrapUp()).toBeVisible();
    await expect.poll(() => sideways(parley.page), 'wrap-up').toEqual([]);
    await parley.shot('layout', `wrap-up-${language}`);
  });

test('in a narrow window list, conversation and customer are pages with a way back', async ({ parley, backend }) => {
  const { page, t } = parley;
  await resizeTo(parley, 500, 600);
  const desk = await readyDesk(parley);
  await expect(desk.tasks()).toBeVisible();
  await converse(desk, backend);
  const customer = page.getByRole('complementary', { name: t('common.region.customer') });
  await expect(desk.tasks()).toBeHidden();
  await expect(customer).toBeHidden();

  await page.getByRole('button', { name: t('chat.details') }).click();
  await expect(customer).toBeVisible();
  await expect(desk.composer()).toBeHidden();
  await expect(customer).toContainText('Orders and delivery');
  await page.getByRole('button', { name: t('customer.back') }).click();
  await expect(desk.composer()).toBeVisible();

  await page.getByRole('button', { name: t('chat.back') }).click();
  await expect(desk.tasks()).toBeVisible();
  await expect(desk.composer()).toBeHidden();
  await desk.conversation('Ana Novak').click();
  await expect(desk.composer()).toBeVisible();
  // Wider again: everything side by side, and no way back to nowhere.
  await resizeTo(parley, 1_280, 800);
  await expect(desk.tasks()).toBeVisible();
  await expect(customer).toBeVisible();
  await expect(page.getByRole('button', { name: t('chat.back') })).toBeHidden();
});
