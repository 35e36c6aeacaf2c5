// The kit's clock: the backend, the main process and the window jump together and agree, over everything that has a
// deadline, and over a restart.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How far window and main process are from the service, in whole seconds. */
async function apart({ app, page, clock }: Parley): Promise<number[]> {
  const before = clock.now();
  const [window, main] = [await page.evaluate(() => Date.now()), await app.evaluate(() => Date.now())];
  // What the questions took does not count.
  const took = clock.now() - before;
  return [window, main].map((time) => Math.trunc(Math.max(0, Math.abs(time - before) - took) / 1_000));
}

test('the reply window closes and opens, a wrap-up ends by itself; all sides agree, over a restart, too', async ({
  launchParley,
  backend,
}) => {
  backend.control.setWrapUp({ seconds: 60 });
  const parley = await launchParley({ clock: true });
  const { clock, page, t } = parley;
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  expect(await apart(parley)).toEqual([0, 0]);

  await clock.forward(23 * HOUR);
  await expect(desk.composer()).toBeVisible();
  expect(await apart(parley)).toEqual([0, 0]);
  await clock.forward(HOUR + MINUTE);
  await expect(page.getByText(t('chat.composer.locked.window-closed'))).toBeVisible();
  customer.says('Are you still there?');
  await expect(desk.composer()).toBeVisible();
  await desk.say('Yes, I am.');
  await expect.poll(customer.received).toEqual(['Yes, I am.']);

  await desk.end();
  const left = async () => Number(await desk.wrapUpTimeLeft().getAttribute('aria-valuenow'));
  await expect.poll(left).toBeGreaterThan(20);
  await clock.forward(45_000);
  await expect.poll(left).toBeLessThanOrEqual(15);
  expect(await left()).toBeGreaterThan(0);
  await clock.forward(20_000);
  await expect(desk.wrapUp()).toHaveCount(0);
  expect(backend.control.state().wrapUps).toMatchObject([{ state: 'done', automatic: true }]);

  // No connection was lost to the jumps: both ends took them for sleep.
  expect(parley.log.entries('session.connection-ended')).toEqual([]);
  await parley.close();
  const again = await launchParley({ clock: true, userData: parley.userData });
  await expect(again.desk.statePicker()).toBeVisible();
  expect(await apart(again)).toEqual([0, 0]);
});
