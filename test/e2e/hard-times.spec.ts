// Deadlines are the backend's (SPEC 2 and 6): right after the program was stopped, was hidden, or was started anew.
import type { DeskPage } from '../kit/desk-page.mjs';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type TestBackend } from '../kit/launch';

/** Seconds the backend itself would show, rounded down. */
function leftAt(backend: TestBackend, reservationId: string): number {
  const { now, reservations } = backend.control.state();
  return ((reservations.find((one) => one.reservationId === reservationId)?.expiresAt ?? 0) - now) / 1_000;
}
const stateOf = (backend: TestBackend, reservationId: string) =>
  backend.control.state().reservations.find((one) => one.reservationId === reservationId)?.state;
const secondsLeft = async (desk: DeskPage) =>
  Number(
    await desk
      .offerCards()
      .getByRole('meter', { name: desk.t('offer.timeLeft') })
      .getAttribute('aria-valuenow'),
  );

/** What is shown lies between what the backend would have shown before and after looking. */
async function expectSameTimeLeft(desk: DeskPage, backend: TestBackend, reservationId: string): Promise<void> {
  await expect(async () => {
    const before = leftAt(backend, reservationId);
    const shown = await secondsLeft(desk);
    expect(shown).toBeLessThanOrEqual(Math.ceil(before) + 1);
    expect(shown).toBeGreaterThanOrEqual(Math.floor(leftAt(backend, reservationId)) - 1);
  }).toPass();
}

test('a program that was stopped shows the time that is really left, and nothing that is over', async ({
  parley,
  backend,
}) => {
  backend.control.setPolicy({ reservationTimeoutSeconds: 60 });
  const desk = await readyDesk(parley);
  const customer = backend.offer();
  const { reservationId } = customer;
  await expect(desk.offerCards()).toHaveCount(1);
  const before = leftAt(backend, reservationId);
  await parley.freeze();
  await expect.poll(() => before - leftAt(backend, reservationId)).toBeGreaterThan(4);
  parley.thaw();
  await expectSameTimeLeft(desk, backend, reservationId);

  await parley.freeze();
  customer.offer.endsIn(200);
  await expect.poll(() => stateOf(backend, reservationId)).toBe('timeout');
  parley.thaw();
  await expect(desk.offerCards()).toHaveCount(0);
  await expect(desk.notices()).toContainText(desk.t('notice.rona.title'));
  await expect(desk.statePicker()).toHaveAccessibleName(
    desk.t('presence.picker', { state: desk.t('presence.system.rona') }),
  );
});

test('a window that was hidden shows the time that is really left', async ({ parley, backend }) => {
  backend.control.setPolicy({ reservationTimeoutSeconds: 60 });
  const desk = await readyDesk(parley);
  await parley.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  const { reservationId } = backend.offer();
  const first = leftAt(backend, reservationId);
  await expect.poll(() => first - leftAt(backend, reservationId)).toBeGreaterThan(3);
  await parley.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.show();
  });
  await expectSameTimeLeft(desk, backend, reservationId);
  await desk.acceptFirst();
  await expect(desk.composer()).toBeFocused();
});

test('a wrap-up survives a restart with its deadline, and its default is the backend’s own', async ({
  launchParley,
  backend,
}) => {
  backend.control.setWrapUp({ seconds: 300 });
  const first = await launchParley();
  const desk = await readyDesk(first);
  const customer = await converse(desk, backend);
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await first.kill();

  const second = await launchParley({ userData: first.userData });
  const again = second.desk;
  await expect(again.conversation('Ana Novak')).toBeVisible();
  await again.conversation('Ana Novak').click();
  await expect(again.wrapUp()).toBeVisible();
  await expect(again.wrapUp().getByRole('meter', { name: again.t('wrapUp.timeLeft') })).toBeVisible();
  await second.kill();
  // Nobody is there to submit it.
  customer.wrapUp.endsIn(200);
  const recorded = () => backend.control.state().wrapUps.find((one) => one.interactionId === customer.interactionId);
  await expect.poll(recorded).toMatchObject({ state: 'done', automatic: true });

  const third = await launchParley({ userData: first.userData });
  const last = third.desk;
  await expect(last.statePicker()).toBeVisible();
  await expect(last.conversations()).toHaveCount(0);
});
