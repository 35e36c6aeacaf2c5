// The kit's clock: three sides jump together and agree; a wrong clock of one computer is corrected.
import { readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

test('probe', async ({ launchParley, backend }) => {
  const parley = await launchParley({ clock: true });
  const { clock } = parley;
  const desk = await readyDesk(parley);
  backend.offer();
  await expect(desk.offerCards()).toHaveCount(1);
  await clock.forward(20 * SECOND);
  await expect.poll(desk.secondsLeft).toBeLessThanOrEqual(10);
  expect(await desk.secondsLeft()).toBeGreaterThan(0);
  const times = await parley.page.evaluate(() => Date.now());
  const main = await parley.app.evaluate(() => Date.now());
  console.log(times - clock.now(), main - clock.now());
  await clock.skew(HOUR);
  await expect.poll(desk.secondsLeft).toBeLessThanOrEqual(10);
  expect(await desk.secondsLeft()).toBeGreaterThan(0);
  await clock.skew(-HOUR);
  await expect.poll(desk.secondsLeft).toBeLessThanOrEqual(10);
  expect(await desk.secondsLeft()).toBeGreaterThan(0);
  await clock.skew(0);
  await clock.forward(20 * SECOND);
  await expect(desk.offers()).toHaveCount(0);
  await expect(desk.notices()).toContainText(desk.t('notice.rona.title'));
  console.log(
    parley.log
      .entries()
      .map((e) => JSON.stringify(e))
      .join('\n'),
  );
});
