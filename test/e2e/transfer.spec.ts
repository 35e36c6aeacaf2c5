// Transfer (SPEC 4): the dialog and its list by mouse and keyboard, the word about a dropped request, refusals, two real
// clients with one backend, and what happens to the dialog when the conversation changes under it.
import { anyOf, converse, readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';
import { patternOf } from '../kit/words.mjs';
import { expectAccessible } from '../kit/axe';
import { resizeTo } from '../kit/window-size';

const SHOTS = 'transfer';

test('queues and agents with their states; who cannot take it is there and cannot be picked; Refresh', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const { transferButton, transfer } = desk;
  await converse(desk, backend);
  await transferButton().click();
  await expect(transfer.search('queue')).toBeFocused();
  await expect(transfer.frame).toContainText(/As of \d/);
  await expect(transfer.options()).toHaveCount(5);
  await expect(transfer.option('Night desk')).toBeDisabled();
  await expect(transfer.option('Night desk')).toContainText(t('target.state.closed'));
  await expect(transfer.commit()).toBeDisabled();
  await expect(transfer.commit()).toHaveAccessibleDescription(t('target.chooseFirst.queue'));
  // The warning is about agents.
  await expect(transfer.says('target.dropped')).toHaveCount(0);
  await parley.shot(SHOTS, 'queues');

  await transfer.tab('agent').click();
  await expect(transfer.says('target.dropped')).toBeVisible();
  // Everybody but herself.
  await expect(transfer.options()).toHaveCount(6);
  await expect(transfer.option('Maja Kranjc')).toHaveCount(0);
  await expect(transfer.option('Eva Horvat')).toContainText(/Available \d\d:\d\d/);
  await expect(transfer.option('Marc Dubois')).toContainText('Lunch');
  await expect(transfer.option('Ivan Babić')).toContainText(t('target.state.offline'));
  for (const name of ['Marc Dubois', 'Ivan Babić', 'Luka Zupan']) await expect(transfer.option(name)).toBeDisabled();
  await parley.shot(SHOTS, 'agents');
  await transfer.search('agent').fill('marc');
  await expect(transfer.options()).toHaveCount(1);
  await transfer.search('agent').press('Enter');
  await expect(transfer.commit()).toBeDisabled();

  backend.control.actAs({ agent: 'col-lunch', command: 'agent.setState', data: { activityId: 'available' } });
  await transfer.refresh().click();
  await expect(transfer.option('Marc Dubois')).toBeEnabled();
  await transfer.option('Marc Dubois').click();
  await expect(transfer.commit()).toBeEnabled();
  await expect(transfer.frame).toContainText(t('target.dropped', { name: 'Marc Dubois' }));

  // A list that cannot be renewed stays, with the reason; the next one takes it away.
  backend.control.failNext({ command: 'target.list', code: 'FORBIDDEN' });
  await transfer.refresh().click();
  await expect(transfer.frame.getByRole('alert')).toContainText(t('target.stale', { why: t('refusal.forbidden') }));
  await expect(transfer.option('Marc Dubois')).toBeVisible();
  await transfer.refresh().click();
  await expect(transfer.frame.getByRole('alert')).toHaveCount(0);
});

test('by keyboard: Escape loses nothing, a queue is chosen, a note goes along, the wrap-up has the focus', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { page, t } = parley;
  const { transferButton, transfer } = desk;
  const customer = await converse(desk, backend);
  await desk.composer().fill('Half a sentence');
  await transferButton().press('Enter');
  await expect(transfer.search('queue')).toBeFocused();
  await transfer.note().fill('Wants the red one');
  await page.keyboard.press('Escape');
  await expect(transfer.frame).toHaveCount(0);
  await expect(transferButton()).toBeFocused();
  await expect(desk.composer()).toHaveValue('Half a sentence');

  await page.keyboard.press('Enter');
  await expect(transfer.option('Billing')).toBeVisible();
  await page.keyboard.type('retu');
  await page.keyboard.press('Enter');
  await expect(transfer.frame).toContainText(t('target.to', { name: 'Returns and refunds' }));
  await page.keyboard.press('Tab');
  // Closing the dialog has not lost it.
  await expect(transfer.note()).toBeFocused();
  await expect(transfer.note()).toHaveValue('Wants the red one');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await expect(transfer.commit()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(desk.wrapUp()).toBeVisible();
  await expect(transfer.frame).toHaveCount(0);
  await expect(desk.wrapUp().getByRole('combobox')).toBeFocused();
  await expect(transferButton()).toHaveCount(0);
  const held = backend.control.state().interactions.find((one) => one.interactionId === customer.interactionId);
  expect(held).toMatchObject({ queueId: 'returns' });
});

test('refused: the dialog stays with the reason and the conversation stays as it was', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const { transferButton, transfer } = desk;
  await converse(desk, backend);
  await desk.composer().fill('A draft');
  await transferButton().click();
  await transfer.option('Billing').click();
  await transfer.note().fill('n'.repeat(1_001));
  await expect(transfer.commit()).toBeDisabled();
  await expect(transfer.commit()).toHaveAccessibleDescription(t('target.note.tooLong', { count: 1 }));
  await transfer.note().fill('A note');
  backend.control.failNext({ command: 'interaction.transfer', code: 'FORBIDDEN' });
  await transfer.commit().click();
  await expect(transfer.frame.getByRole('alert')).toHaveText(
    t('target.refused.transfer', { why: t('refusal.forbidden') }),
  );
  await parley.shot(SHOTS, 'refused');

  // The colleague goes to lunch between the list and the commit: the list is fetched anew, she is not picked any more.
  await transfer.tab('agent').click();
  await transfer.option('Eva Horvat').click();
  backend.control.actAs({ agent: 'col-eva', command: 'agent.setState', data: { activityId: 'lunch' } });
  await transfer.commit().click();
  await expect(transfer.frame.getByRole('alert')).toHaveText(
    t('target.refused.transfer', { why: t('refusal.target-unavailable') }),
  );
  await expect(transfer.option('Eva Horvat')).toBeDisabled();
  await expect(transfer.commit()).toHaveAccessibleDescription(t('target.lost', { name: 'Eva Horvat' }));
  await expect(transfer.note()).toHaveValue('A note');
  await transfer.close().first().click();
  await expect(desk.composer()).toHaveValue('A draft');
  await expect(desk.wrapUp()).toHaveCount(0);
});

test('two clients: the other agent gets it with transcript and note, masked', async ({ launchParley, backend }) => {
  const a = await launchParley();
  const b = await launchParley({ agent: 'agent-2' });
  const [desk, other] = [await readyDesk(a), await readyDesk(b)];
  const { t } = desk;
  const { transferButton, transfer } = desk;
  const customer = await converse(desk, backend, { text: 'Where is my parcel?' });
  await desk.say('I hand you over.');
  await expect(desk.transcript()).toContainText('I hand you over.');
  await transferButton().click();
  await transfer.tab('agent').click();
  await transfer.option('Luka Zupan').click();
  await transfer.note().fill('Paid with 4111 1111 1111 1111, please check');
  await transfer.commit().click();
  await expect(desk.wrapUp()).toBeVisible();

  const offer = other.offerCards().first();
  await expect(offer).toContainText(t('offer.reason.transfer'));
  await expect(offer).toContainText(t('offer.from', { name: 'Maja Kranjc' }));
  await expect(offer).toContainText(/Paid with \*{12}1111.*, please check/);
  await b.shot(SHOTS, 'offered');
  await other.acceptFirst();
  await expect(other.composerOf('Ana Novak')).toBeFocused();
  await expect(other.transcript()).toContainText('Where is my parcel?');
  await expect(other.transcript()).toContainText('I hand you over.');
  // The newest message is a line of the system; the list shows the words before it.
  await expect(other.conversation('Ana Novak')).toContainText('I hand you over.');
  await expect(other.transcript()).toContainText(
    t('chat.system.transferred', { from: 'Maja Kranjc', to: 'Luka Zupan' }),
  );
  const note = b.page.getByRole('group').filter({ hasText: t('chat.received.note', { name: 'Maja Kranjc' }) });
  await expect(note).toContainText(/Paid with \*{12}1111.*, please check/);
  await expect(b.page.locator('body')).not.toContainText('4111 1111');
  await b.shot(SHOTS, 'received');

  await expect(desk.notices()).toContainText(
    t('notice.transfer-completed.text', { customer: 'Ana Novak', target: 'Luka Zupan' }),
  );
  // Her own doing is not told as a loss.
  await expect(desk.notices()).not.toContainText(t('notice.unassigned.title'));
  await desk.finishWrapUp('Resolved');
  await expect(desk.conversations()).toHaveCount(0);
  await other.say('Hello, Luka here.');
  await expect.poll(() => customer.received()).toContain('Hello, Luka here.');
});

test('two clients: not accepted, the request is dropped; both sides and the backend agree', async ({
  launchParley,
  backend,
}) => {
  const a = await launchParley();
  const b = await launchParley({ agent: 'agent-2' });
  const [desk, other] = [await readyDesk(a), await readyDesk(b)];
  const { t } = desk;
  const { transferButton, transfer } = desk;
  const customer = await converse(desk, backend);
  backend.control.setPolicy({ reservationTimeoutSeconds: 2 });
  await transferButton().click();
  await transfer.tab('agent').click();
  await transfer.option('Luka Zupan').click();
  await expect(transfer.frame).toContainText(t('target.dropped', { name: 'Luka Zupan' }));
  await transfer.commit().click();
  await expect(desk.wrapUp()).toBeVisible();
  await expect(other.notices()).toContainText(t('notice.rona.title'));
  await expect(other.offers()).toBeHidden();
  await expect(desk.notices()).toContainText(
    t('notice.transfer-failed.text', { customer: 'Ana Novak', target: 'Luka Zupan' }),
  );
  await a.shot(SHOTS, 'dropped');
  await expect(other.conversations()).toHaveCount(0);
  // It came back to nobody: closed, with her wrap-up alone left.
  expect(
    backend.control.state().interactions.find((one) => one.interactionId === customer.interactionId),
  ).toMatchObject({
    phase: 'closed',
  });
  await desk.finishWrapUp('Resolved');
  await expect(desk.conversations()).toHaveCount(0);
});

test('what happens to the conversation while the dialog is open is said in it', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const { transferButton, transfer } = desk;
  const customer = await converse(desk, backend);
  await transferButton().click();
  await transfer.option('Billing').click();
  await transfer.note().fill('Kept over the outage');
  const { line } = parley;
  await line.drops();
  await expect(transfer.frame.getByRole('alert')).toHaveText(t('target.blocked.transfer.offline'));
  await expect(transfer.commit()).toHaveCount(0);
  await parley.shot(SHOTS, 'offline');
  await transfer.close().click();
  await expect(transferButton()).toBeDisabled();
  await expect(transferButton()).toHaveAccessibleDescription(t('chat.acts.whyNot.offline'));
  await line.returns();

  await transferButton().click();
  await expect(transfer.note()).toHaveValue('Kept over the outage');
  customer.leaves();
  await expect(transfer.frame.getByRole('alert')).toHaveText(t('target.blocked.transfer.ended'));
  await parley.page.keyboard.press('Escape');
  await expect(desk.wrapUp().getByRole('combobox')).toBeFocused();

  const luc = await converse(desk, backend, { customer: { name: 'Luc Martin' } });
  await transferButton().click();
  await transfer.option('Billing').click();
  luc.page.deleted();
  await expect(transfer.frame.getByRole('alert')).toHaveText(t('target.blocked.transfer.interrupted'));
  await transfer.close().click();
  await expect(desk.notices()).toContainText(anyOf(desk, 'notice.interrupted.title'));
});

for (const theme of ['light', 'dark', 'contrast'] as const) {
  test(`${theme}: both dialogs and the head are accessible, also in a small window`, async ({ parley, backend }) => {
    const settings = parley.desk.settings;
    await settings.open();
    await settings.chooseTheme(theme);
    await settings.close();
    const desk = await readyDesk(parley);
    const { transferButton, conferenceButton, transfer, conference, more, cancelButton } = desk;
    const look = async (screen: string) => {
      await expectAccessible(parley.page, screen);
      await parley.shot(`${SHOTS}/${theme}`, screen.replaceAll(' ', '-'));
    };
    await converse(desk, backend);
    await transferButton().click();
    await transfer.tab('agent').click();
    await transfer.option('Petra Vidmar').click();
    await look('transfer');
    await transfer.search('agent').fill('nobody of that name');
    await expect(transfer.options()).toHaveCount(0);
    await look('nothing found');
    await transfer.close().first().click();
    await conferenceButton().click();
    await conference.option('Petra Vidmar').click();
    await look('conference');
    await conference.commit().click();
    await expect(cancelButton()).toBeVisible();
    await look('requested');

    await resizeTo(parley, 500, 500);
    await more().click();
    await expect(
      parley.page.getByRole('menuitem', { name: patternOf(desk.t('chat.acts.cancelRequest')) }),
    ).toBeVisible();
    await look('small menu');
    await parley.page.getByRole('menuitem', { name: patternOf(desk.t('chat.acts.transfer')) }).click();
    await transfer.tab('agent').click();
    await transfer.option('Eva Horvat').click();
    await look('small transfer');
  });
}
