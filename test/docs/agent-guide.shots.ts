// The pictures of docs/agent-guide.md, taken of the real program at its work: `npm run docs:screenshots`.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type TestBackend } from '../kit/launch';

const folder = resolve(import.meta.dirname, '../../docs/screenshots');
const SIZE = { width: 1180, height: 720 };
const ANA = { customer: { name: 'Ana Novak' } };

test.use({ backendOptions: { scenario: 'quiet' } });

async function taken({ page }: Parley, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), animations: 'disabled' });
}

/** A conversation that has been going on for a while. */
async function talked(parley: Parley, backend: TestBackend) {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend, {
    ...ANA,
    text: 'Hello! My order 4471-20 has not arrived, and my card 4111 1111 1111 1111 was charged twice.',
  });
  await desk.say('Good morning, Ana. I am looking into it right now.');
  customer.says('Thank you. You can write to ana.novak@example.com, too.');
  await expect(desk.transcript()).toContainText('a********');
  await desk.say('I have found it: the second charge is being refunded today.');
  customer.reads();
  return { desk, interactionId: customer.interactionId };
}

test('state and offers', async ({ launchParley, backend }) => {
  const parley = await launchParley({ size: SIZE });
  const idle = parley.desk;
  await idle.statePicker().click();
  await expect(parley.page.getByRole('combobox', { name: idle.t('presence.search') })).toBeVisible();
  await taken(parley, 'state');
  await parley.page.keyboard.press('Escape');
  await parley.page.keyboard.press('Escape');
  const { desk } = await talked(parley, backend);
  for (const name of ['Luc Martin', 'Petra Kos'])
    backend.offer({ customer: { name }, text: 'Can I still change the address of my order?' });
  await expect(desk.offerCards()).toHaveCount(2);
  await taken(parley, 'offers');
});

test('a conversation, its helpers and its end', async ({ launchParley, backend }) => {
  const parley = await launchParley({ size: SIZE });
  const { page } = parley;
  const { desk } = await talked(parley, backend);
  const { t } = desk;
  const { transferButton, transfer } = desk;
  await taken(parley, 'conversation');

  await desk.composer().fill('/');
  await expect(
    page
      .getByRole('listbox', { name: t('composer.canned.list') })
      .getByRole('option')
      .first(),
  ).toBeVisible();
  await taken(parley, 'canned-replies');
  await page.keyboard.press('Escape');
  await desk.composer().fill('');

  await transferButton().click();
  await transfer.tab('agent').click();
  await transfer.option('Eva Horvat').click();
  await expect(transfer.says('target.dropped')).toBeVisible();
  await taken(parley, 'transfer');
  await page.keyboard.press('Escape');

  await desk.end();
  await expect(desk.wrapUp().getByRole('option').first()).toBeVisible();
  await taken(parley, 'wrap-up');
});

test('a conference', async ({ launchParley, backend }) => {
  const parley = await launchParley({ size: SIZE });
  const { desk, interactionId } = await talked(parley, backend);
  const guest = 'col-eva';
  const { conferenceButton, conference } = desk;
  await conferenceButton().click();
  await conference.option('Eva Horvat').click();
  await conference.commit().click();
  await expect(desk.transcript()).toContainText(desk.t('chat.system.participant-joined', { name: 'Eva Horvat' }), {
    timeout: 60_000,
  });
  backend.control.actAs({
    agent: guest,
    command: 'message.send',
    data: { interactionId, clientMessageId: 'guide', text: 'Good morning, Ana. I see both payments here.' },
  });
  await expect(desk.transcript()).toContainText('both payments');
  await taken(parley, 'conference');
});

test('a deleted page', async ({ launchParley, backend }) => {
  const parley = await launchParley({ size: SIZE });
  const { desk } = await talked(parley, backend);
  await desk.composer().fill('I will write to you again as soon as');
  backend.control.deletePage({ pageId: 'shop-si' });
  await expect(parley.page.getByText(desk.t('chat.composer.draft'), { exact: true })).toBeVisible();
  await taken(parley, 'deleted-page');
});

test('a missed request', async ({ launchParley, backend }) => {
  const parley = await launchParley({ size: SIZE });
  const desk = await readyDesk(parley);
  const customer = backend.offer(ANA);
  await expect(desk.offerCards()).toHaveCount(1);
  customer.offer.endsIn(200);
  await expect(desk.notices()).toContainText(desk.t('notice.rona.title'));
  await taken(parley, 'missed');
});

test('a lost line', async ({ launchParley, backend }) => {
  const parley = await launchParley({ size: SIZE });
  const { desk } = await talked(parley, backend);
  await parley.line.drops();
  await desk.say('You will get a confirmation by e-mail within the hour.');
  await expect(desk.transcript()).toContainText(desk.t('chat.delivery.queued'));
  await taken(parley, 'no-line');
});

test('settings', async ({ launchParley }) => {
  const parley = await launchParley({ size: SIZE });
  await readyDesk(parley);
  await parley.desk.settings.open();
  await taken(parley, 'settings');
});
