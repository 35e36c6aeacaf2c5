// The examples of docs/testing.md, as they stand there. They run on the program of the checkout and, but for those
// tagged @source, on the packaged one (`npm run test:packaged`).
import { converse, expect, readyDesk, test } from '../kit';

// example: the main job
test('a customer is answered, thanks, and is wrapped up', async ({ parley, backend }) => {
  const { desk } = parley;
  await desk.chooseState('Available');
  const ana = backend.offer({ customer: { name: 'Ana Novak' }, text: 'My card is 4111 1111 1111 1111' });
  await expect(desk.offerCards()).toContainText('************1111');
  await desk.acceptFirst();
  await desk.say('Thank you, I am looking into it.');
  await expect.poll(ana.received).toEqual(['Thank you, I am looking into it.']);
  ana.says('That was quick!');
  await expect(desk.transcript()).toContainText('That was quick!');
  await desk.end();
  await desk.finishWrapUp('Refund started');
  await expect(desk.conversations()).toHaveCount(0);
});
// end

// example: three languages
for (const locale of ['en', 'fr', 'sl'] as const)
  test(`a page that is deleted is told in words (${locale})`, async ({ launchParley, backend }) => {
    const parley = await launchParley({ locale });
    const desk = await readyDesk(parley);
    const customer = await converse(desk, backend);
    await desk.composer().fill('Half a sentence');
    customer.page.deleted();
    await expect(desk.notice('notice.interrupted.title')).toBeVisible();
    await expect(desk.composer()).toHaveCount(0);
    await expect(desk.endButton()).toBeEnabled();
  });
// end

// example: line and notifications
test('a request waits for the line; its notification brings it up', async ({ parley, backend, inbox }) => {
  const desk = await readyDesk(parley);
  await parley.line.drops();
  await expect(desk.connection.strip()).toContainText('Messages wait here');
  await parley.line.returns();
  backend.offer({ customer: { name: 'Ana Novak' } });
  await expect.poll(() => inbox.notes.map(({ summary }) => summary)).toEqual(['New request: Orders and delivery']);
  inbox.click(inbox.notes[0]!.id);
  await expect(desk.offerCards().getByRole('button', { name: /Ana Novak/ })).toBeFocused();
});
// end

// example: forced settings
test('what the organisation forces is locked, and follows a changed policy', async ({ launchParley }) => {
  const { desk, policy } = await launchParley({ policy: { spellCheck: false } });
  const spelling = desk.settings.checkbox('settings.writing.spellCheck');
  await desk.settings.open();
  await expect(spelling).not.toBeChecked();
  await expect(spelling).toBeDisabled();
  policy.set({ spellCheck: true });
  await expect(spelling).toBeChecked();
  await expect(spelling).toBeDisabled();
  policy.set({});
  await expect(spelling).toBeEnabled();
});
// end

// example: the clock
test('a request runs out at its time on every side', { tag: '@source' }, async ({ launchParley, backend, inbox }) => {
  const parley = await launchParley({ clock: true });
  const { clock } = parley;
  const desk = await readyDesk(parley);
  backend.offer({ customer: { name: 'Ana Novak' } });
  await expect.poll(() => inbox.notes).toHaveLength(1);

  await clock.forward(20_000);
  await expect.poll(desk.secondsLeft).toBeLessThanOrEqual(10);
  expect(await desk.secondsLeft()).toBeGreaterThan(0);

  // Her computer's clock is an hour wrong: the service's counts.
  await clock.skew(3_600_000);
  await expect.poll(desk.secondsLeft).toBeLessThanOrEqual(10);
  expect(await desk.secondsLeft()).toBeGreaterThan(0);

  await clock.forward(10_000);
  await expect(desk.offers()).toHaveCount(0);
  await expect(desk.notice('notice.rona.title')).toBeVisible();
});
// end
