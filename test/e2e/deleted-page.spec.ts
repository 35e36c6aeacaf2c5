// The administrator deletes the page (SPEC 3): an alert, everything closed but End, the transcript readable, the draft
// copyable; also while the line is away, in a requested and a running conference, and in a wrap-up.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';

const SHOTS = 'deleted-page';

test('composer, Transfer and Conference closed in words; the draft copied; End and wrap-up are left', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { app, page, t } = parley;
  const { transferButton, conferenceButton } = desk;
  const customer = await converse(desk, backend, { text: 'Where is my parcel?' });
  await desk.composer().fill('I was about to say this');
  customer.page.deleted();
  await expect(page.getByText(t('chat.composer.locked.asset-deleted'))).toBeVisible();
  await expect(desk.notices()).toContainText(t('notice.interrupted.title'));
  await expect(desk.composer()).toHaveCount(0);
  await expect(desk.transcript()).toContainText('Where is my parcel?');
  await expect(desk.transcript()).toContainText(t('chat.system.asset-deleted', { page: 'Shop SI' }));
  for (const act of [transferButton(), conferenceButton()]) {
    await expect(act).toBeDisabled();
    await expect(act).toHaveAccessibleDescription(t('chat.acts.whyNot.asset-deleted'));
  }
  await page.getByRole('button', { name: t('chat.composer.copyDraft') }).click();
  await expect(page.getByRole('button', { name: t('chat.composer.copied') })).toBeVisible();
  expect(await app.evaluate(({ clipboard }) => clipboard.readText())).toBe('I was about to say this');
  await transferButton().hover();
  await expect(page.getByRole('tooltip')).toHaveText(t('chat.acts.whyNot.asset-deleted'));
  await parley.shot(SHOTS, 'closed');
  await desk.end();
  await desk.finishWrapUp('Resolved');
  await expect(desk.conversations()).toHaveCount(0);
  await expect(desk.notices()).toHaveCount(0);
});

test('deleted while the line is away: what waited to be sent is failed with the reason', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { page, t } = parley;
  const customer = await converse(desk, backend);
  const { line } = parley;
  await line.drops();
  await desk.say('Sent without a line');
  await expect(desk.transcript()).toContainText(t('chat.delivery.queued'));
  customer.page.deleted();
  await line.returns();
  await expect(desk.notices()).toContainText(t('notice.interrupted.title'));
  await expect(desk.transcript()).toContainText(t('chat.failed.channel-gone'));
  await expect(page.getByText(t('chat.composer.locked.asset-deleted'))).toBeVisible();
  await parley.shot(SHOTS, 'while-away');
  expect(customer.received()).toEqual([]);
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
});

test('in a requested and a running conference, and in a wrap-up', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { page, t } = parley;
  const { conferenceButton, conference, cancelButton, transferButton, endConference } = desk;
  const ask = async (name: string) => {
    await conferenceButton().click();
    await conference.option(name).click();
    await conference.commit().click();
  };
  // Wrapping up already: nothing changes for her.
  const customer = await converse(desk, backend, { page: 'shop-si', customer: { name: 'Luc Martin' } });
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  customer.page.deleted();
  await desk.finishWrapUp('Resolved');
  await expect(desk.conversations()).toHaveCount(0);
  await expect(desk.notices()).toHaveCount(0);

  const luc = await converse(desk, backend, { page: 'shop-fr' });
  await ask('Petra Vidmar');
  await expect(cancelButton()).toBeVisible();
  luc.page.deleted();
  await expect(desk.transcript()).toContainText(t('chat.system.conference-canceled', { name: 'Petra Vidmar' }));
  await expect(cancelButton()).toHaveCount(0);
  await expect(conferenceButton()).toBeDisabled();
  await desk.end();
  await desk.finishWrapUp('Resolved');

  const other = await converse(desk, backend, { page: 'shop-en' });
  await ask('Eva Horvat');
  await expect(endConference()).toBeVisible();
  other.page.deleted();
  await expect(page.getByText(t('chat.composer.locked.asset-deleted'))).toBeVisible();
  await expect(transferButton()).toHaveAccessibleDescription(t('chat.acts.whyNot.asset-deleted'));
  await parley.shot(SHOTS, 'conference');
  await endConference().click();
  await desk.finishWrapUp('Resolved');
  await expect(desk.conversations()).toHaveCount(0);
});
