// The program ends without a word (kill -9) and is started again: drafts, messages not sent yet and conversations are
// there, each where it belongs; nothing of them lies on the disk in clear. On a real key store.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';
import { patternOf } from '../kit/words.mjs';
import { filesOf } from '../kit/files-of';

test('killed while the line is down: drafts and queued messages are back, and arrive once and in order', async ({
  keyring: _real,
  launchParley,
  backend,
}) => {
  const first = await launchParley({ keyStore: true });
  const desk = await readyDesk(first);
  const ana = await converse(desk, backend);
  const bor = await converse(desk, backend, { customer: { name: 'Bor Kos' } });
  await desk.conversation('Ana Novak').click();
  await desk.composerOf('Ana Novak').fill('Planted draft, still');
  await desk.conversation('Bor Kos').click();
  await first.line.drops();
  const queued = ['Planted one', 'Planted two', 'Planted three'];
  for (const text of queued) await desk.say(text);
  await desk.composer().fill('Planted draft for Bor');
  await desk.conversation('Ana Novak').click();
  await expect(desk.composerOf('Ana Novak')).toHaveValue('Planted draft, still');
  await desk.composer().press('End');
  await desk.composer().pressSequentially(' growing');
  await first.kill();

  for (const { path, texts } of filesOf(first.userData))
    for (const text of texts) expect(text.includes('Planted'), path).toBe(false);

  backend.control.openDoor();
  const second = await launchParley({ keyStore: true, userData: first.userData });
  const again = second.desk;
  await expect(again.conversations()).toHaveCount(2);
  await expect.poll(() => bor.received()).toEqual(queued);
  expect(ana.received()).toEqual([]);
  await again.conversation('Bor Kos').click();
  await expect(again.composerOf('Bor Kos')).toHaveValue('Planted draft for Bor');
  for (const text of queued) await expect(again.transcript().getByText(text)).toHaveCount(1);
  await again.conversation('Ana Novak').click();
  await expect(again.composerOf('Ana Novak')).toHaveValue(/^Planted draft, still/);
});

test('a computer without a key store says so at sign-in, and nothing is written', async ({ launchParley, backend }) => {
  const parley = await launchParley({ signIn: false, args: ['--backend', backend.url] });
  const { page, t } = parley;
  await expect(page.getByText(t('signIn.noKeyStore'))).toBeVisible();
  await expect(page.getByRole('checkbox', { name: t('signIn.remember') })).toHaveCount(0);
  await parley.shot('reliability', 'no-key-store');
  await page.getByRole('textbox', { name: t('signIn.token') }).fill(backend.token);
  await page.getByRole('button', { name: t('signIn.submit'), exact: true }).click();
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  await desk.composer().fill('Planted draft');
  await desk.say('Planted message');
  await expect(desk.transcript()).toContainText('Planted message');
  await parley.close();
  for (const { path, texts } of filesOf(parley.userData)) {
    expect(path).not.toContain('/vault/');
    for (const text of texts) expect(text.includes('Planted'), path).toBe(false);
  }
});

test('what could not be sent because the conversation is over is shown, masked, until it is put away', async ({
  keyring: _real,
  launchParley,
  backend,
}) => {
  backend.control.setWrapUp({ seconds: 300 });
  const first = await launchParley({ keyStore: true });
  const desk = await readyDesk(first);
  const customer = await converse(desk, backend);
  await first.line.drops();
  await desk.say('Your parcel comes tomorrow.');
  await desk.say('Write to melissa@gmail.com then.');
  await expect(desk.transcript()).toContainText('m******@gmail.com');
  await first.kill();
  customer.leaves();
  customer.wrapUp.endsIn(0);
  backend.control.openDoor();

  const second = await launchParley({ keyStore: true, userData: first.userData });
  const { t } = second;
  const notice = second.desk.notices();
  await expect(notice).toContainText(t('notice.unsent.title', { count: 2 }));
  await expect(notice).toContainText('Your parcel comes tomorrow.');
  await expect(notice).toContainText('m******@gmail.com');
  await second.shot('reliability', 'unsent');
  await notice.getByRole('button', { name: patternOf(t('common.dismiss')) }).click();
  await expect(notice.getByText('Your parcel')).toHaveCount(0);
  expect(customer.received()).toEqual([]);
});

test('reloaded right after the last key, then ended in order: the whole draft is there, and goes with its message', async ({
  keyring: _real,
  launchParley,
  backend,
}) => {
  const first = await launchParley({ keyStore: true });
  const desk = await readyDesk(first);
  const customer = await converse(desk, backend);
  await desk.composer().pressSequentially('Half a sen');
  await first.page.reload();
  await desk.conversation('Ana Novak').click();
  await expect(desk.composer()).toHaveValue('Half a sen');
  await first.close();

  const second = await launchParley({ keyStore: true, userData: first.userData });
  const again = second.desk;
  await again.conversation('Ana Novak').click();
  await expect(again.composer()).toHaveValue('Half a sen');
  await again.say('A whole sentence.');
  await expect.poll(() => customer.received().length).toBe(1);
  await second.kill();

  const third = await launchParley({ keyStore: true, userData: first.userData });
  const last = third.desk;
  await last.conversation('Ana Novak').click();
  await expect(last.transcript()).toContainText('A whole sentence.');
  await expect(last.composer()).toHaveValue('');
});
