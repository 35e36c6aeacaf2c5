// The reply guard (SPEC 3): a Send prepared before somebody else answered asks once; after an outage nothing goes out
// before the thread is current, and what came meanwhile is counted.
import { anyOf, converse, readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';

const SHOTS = 'composer';

test('somebody answers from the page inbox while she writes: Send asks once', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { page, t } = parley;
  await page.keyboard.type('It is on its way');
  await expect(desk.composer()).toHaveValue('It is on its way');
  customer.answeredElsewhere('It arrives tomorrow');
  await expect(desk.transcript()).toContainText('It arrives tomorrow');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: t('composer.answeredElsewhere') })).toBeVisible();
  await expect(desk.composer()).toHaveValue('It is on its way');
  await parley.shot(SHOTS, 'guard-online');
  // A second Enter in a hurry is no answer: it leads to the button that is one.
  const anyway = page.getByRole('button', { name: t('composer.sendAnyway') });
  await page.keyboard.press('Enter');
  await expect(anyway).toBeFocused();
  expect(customer.received()).not.toContain('It is on its way');
  await anyway.click();
  await expect.poll(() => customer.received()).toContain('It is on its way');
  await expect(desk.composer()).toHaveValue('');
  await desk.say('And another');
  await expect.poll(() => customer.received()).toContain('And another');
});

test('written without a line, answered by somebody else meanwhile: it waits for her word', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { page, t } = parley;
  const { line } = parley;
  await line.drops();
  await desk.say('One');
  await desk.say('Two');
  customer.says('Hello? Anybody?');
  customer.answeredElsewhere('It arrives tomorrow');
  await line.returns();
  const question = page.getByRole('alert').filter({ hasText: t('composer.away.answeredBy', { name: 'Page inbox' }) });
  await expect(question).toContainText(t('composer.away.messages', { count: 2 }));
  await expect(desk.transcript().getByText(t('chat.delivery.asked'))).toHaveCount(2);
  await parley.shot(SHOTS, 'guard-outage');
  expect(customer.received()).not.toContain('One');
  await question.getByRole('button', { name: t('composer.away.takeBack') }).click();
  await expect(desk.composer()).toHaveValue('One\nTwo');
  await expect(question).toHaveCount(0);
  await expect(desk.transcript().getByText(t('chat.delivery.asked'))).toHaveCount(0);
  await desk.composer().press('Enter');
  await expect.poll(() => customer.received()).toContain('One\nTwo');
});

test('only the customer wrote meanwhile: what waited goes out by itself, and she is told how much came', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { page } = parley;
  const { line } = parley;
  await line.drops();
  await desk.say('Back in a minute');
  customer.says(['First', 'Second']);
  await line.returns();
  await expect.poll(() => customer.received()).toContain('Back in a minute');
  const told = page.getByRole('status').filter({ hasText: desk.t('composer.away.messages', { count: 2 }) });
  await expect(told).toBeVisible();
  await parley.shot(SHOTS, 'guard-count');
  await told.getByRole('button', { name: desk.t('composer.away.seen') }).click();
  await expect(page.getByText(anyOf(desk, 'composer.away.messages_other'))).toHaveCount(0);
});
