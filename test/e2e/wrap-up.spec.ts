// Wrap-up (SPEC 6): one reason and no way round it, by mouse and keyboard; other conversations go on meanwhile; the
// backend's deadline, more time, a refusal, and a window that is loaded again.
import type { DeskPage } from '../kit/desk-page.mjs';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type TestBackend, type Page } from '../kit/launch';

const SHOTS = 'wrap-up';
const person = (name: string) => ({ customer: { name } });
const search = (desk: DeskPage) => desk.wrapUp().getByRole('combobox', { name: desk.t('wrapUp.search') });
const reason = (desk: DeskPage, name: string) => desk.wrapUp().getByRole('option', { name });
const timeLeft = (desk: DeskPage) => desk.wrapUp().getByRole('meter', { name: desk.t('wrapUp.timeLeft') });
const secondsLeft = async (desk: DeskPage) => Number(await timeLeft(desk).getAttribute('aria-valuenow'));
const moreTime = (desk: DeskPage) => desk.wrapUp().getByRole('button', { name: desk.t('wrapUp.moreTime') });
const recorded = (backend: TestBackend, id: string) =>
  backend.control.state().wrapUps.find(({ interactionId }) => interactionId === id);

async function wrapping(parley: Parley, backend: TestBackend, name = 'Ana Novak') {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend, person(name));
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  return { desk, customer, interactionId: customer.interactionId };
}

const reload = async ({ app, page }: { app: Parley['app']; page: Page }) => {
  const loaded = page.waitForEvent('load');
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.reload();
  });
  await loaded;
};

test('no reason, no submit; the search finds one; submitting closes the conversation', async ({ parley, backend }) => {
  const { desk, interactionId } = await wrapping(parley, backend);
  await expect(desk.composer()).toHaveCount(0);
  await expect(desk.submitWrapUp()).toBeDisabled();
  await expect(desk.submitWrapUp()).toHaveAccessibleDescription(desk.t('wrapUp.chooseFirst'));
  await expect(desk.wrapUp().getByRole('option')).toHaveCount(9);
  await search(desk).fill('no such reason');
  await expect(desk.wrapUp()).toContainText(desk.t('wrapUp.nothing'));
  await expect(desk.submitWrapUp()).toBeDisabled();
  await search(desk).fill('refund');
  await expect(desk.wrapUp().getByRole('option')).toHaveCount(1);
  await parley.shot(SHOTS, 'search');
  await desk.wrapUp().getByRole('option').click();
  await expect(desk.submitWrapUp()).toBeEnabled();
  await expect(desk.wrapUp().getByRole('option', { selected: true })).toHaveCount(1);
  await parley.shot(SHOTS, 'chosen');
  await desk.submitWrapUp().click();
  await expect(desk.wrapUp()).toHaveCount(0);
  await expect(desk.conversations()).toHaveCount(0);
  expect(recorded(backend, interactionId)).toMatchObject({ state: 'done', codeId: 'refund', automatic: false });
});

test('End goes, the lock keeps its place and says what it covers', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  const lock = parley.page.getByRole('button', { name: desk.t('chat.lock') });
  const before = await lock.boundingBox();
  expect(before).not.toBeNull();
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await expect(desk.endButton()).toHaveCount(0);
  expect(await lock.boundingBox()).toEqual(before);
  await lock.hover();
  await expect(parley.page.getByRole('tooltip')).toHaveText(desk.t('chat.lockCovers'));
  await parley.shot(SHOTS, 'lock');
});

test('by keyboard alone', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { page } = parley;
  await desk.endButton().focus();
  await page.keyboard.press('Enter');
  await expect(search(desk)).toBeFocused();
  await page.keyboard.type('compl');
  await expect(desk.wrapUp().getByRole('option')).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(desk.submitWrapUp()).toBeEnabled();
  await page.keyboard.press('Tab');
  await expect(desk.submitWrapUp()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(desk.wrapUp()).toHaveCount(0);
  expect(recorded(backend, customer.interactionId)).toMatchObject({ codeId: 'complaint' });
});

test('it cannot be dismissed, and blocks nothing else', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const luc = await converse(desk, backend, person('Luc Martin'));
  await converse(desk, backend, person('Ana Novak'));
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await parley.page.keyboard.press('Escape');
  await parley.page.keyboard.press('Escape');
  await expect(desk.wrapUp()).toBeVisible();
  await expect(desk.endButton()).toHaveCount(0);
  await reasonChosen(desk, 'Refund');

  await desk.conversation('Luc Martin').click();
  await expect(desk.composerOf('Luc Martin')).toBeFocused();
  await desk.say('I am still with you');
  await expect.poll(() => luc.received()).toEqual(['I am still with you']);
  luc.says('Merci');
  await expect(desk.transcript()).toContainText('Merci');
  const waiting = desk.conversation('Ana Novak');
  await expect(waiting).toHaveAccessibleName(new RegExp(desk.t('task.state.wrapping')));
  await expect(waiting).toContainText(/00:[0-5]\d/);
  await parley.shot(SHOTS, 'meanwhile');
  // Back again, the choice is still there.
  await waiting.click();
  await expect(desk.submitWrapUp()).toBeEnabled();
  await desk.submitWrapUp().click();
  await expect(desk.conversation('Ana Novak')).toHaveCount(0);
  await expect(desk.composerOf('Luc Martin')).toBeVisible();
});

test('sign-out is refused while it is pending', async ({ parley, backend }) => {
  const { desk } = await wrapping(parley, backend);
  const { page } = parley;
  await page.getByRole('button', { name: new RegExp(desk.t('common.menu')) }).click();
  await page.getByRole('menuitem', { name: desk.t('common.signOut') }).click();
  const dialog = page.getByRole('alertdialog', { name: desk.t('settings.signOutTitle') });
  await dialog.getByRole('button', { name: desk.t('common.signOut') }).click();
  await expect(dialog.getByRole('alert')).toHaveText(desk.t('refusal.conversation-open'));
  await page.keyboard.press('Escape');
  await expect(desk.wrapUp()).toBeVisible();
});

test('the deadline counts down, names the default, and is urgent in the last ten seconds', async ({
  parley,
  backend,
}) => {
  const { desk, customer } = await wrapping(parley, backend);
  await expect(desk.wrapUp()).toContainText(desk.t('wrapUp.deadline', { name: 'Resolved' }));
  const standard = reason(desk, `Resolved ${desk.t('wrapUp.default')}`);
  await expect(standard).toBeVisible();
  // Both at the same moment: on a slow machine seconds may pass between two looks.
  const look = () =>
    timeLeft(desk).evaluate((meter) => {
      const figures = [...meter.querySelectorAll('*')].find((one) => /^\d\d:\d\d$/.test(one.textContent));
      return { left: Number(meter.getAttribute('aria-valuenow')), colour: getComputedStyle(figures ?? meter).color };
    });
  const { left, colour: calm } = await look();
  expect(left).toBeGreaterThan(10);
  customer.wrapUp.endsIn(12_500);
  const seen: Awaited<ReturnType<typeof look>>[] = [];
  await expect
    .poll(async () => {
      seen.push(await look());
      return seen.at(-1)?.left;
    })
    .toBeLessThanOrEqual(10);
  await expect.poll(async () => (await look()).colour).not.toBe(calm);
  for (const { left: then, colour } of seen) if (then > 10) expect(colour, `${String(then)} s left`).toBe(calm);
  await parley.shot(SHOTS, 'urgent');
});

test('at the deadline the backend submits the default, whatever was chosen and not submitted, and a notice says so', async ({
  parley,
  backend,
}) => {
  const { desk, customer, interactionId } = await wrapping(parley, backend);
  await reasonChosen(desk, 'Refund');
  customer.wrapUp.endsIn(1_000);
  await expect(desk.wrapUp()).toHaveCount(0);
  await expect(desk.conversations()).toHaveCount(0);
  await expect(desk.notices()).toContainText(`${desk.t('notice.wrap-up-automatic.title')} · Ana Novak`);
  await expect(desk.notices()).toContainText(desk.t('notice.wrap-up-automatic.text'));
  await parley.shot(SHOTS, 'automatic');
  expect(recorded(backend, interactionId)).toMatchObject({ state: 'done', codeId: 'resolved', automatic: true });
});

test('more time where it is allowed, as often as it is', async ({ parley, backend }) => {
  backend.control.setWrapUp({ seconds: 120, extensionAllowed: true });
  const { desk } = await wrapping(parley, backend);
  await moreTime(desk).click();
  await expect.poll(() => secondsLeft(desk)).toBeGreaterThan(180);
  await parley.shot(SHOTS, 'more-time');
  await moreTime(desk).click();
  await expect.poll(() => secondsLeft(desk)).toBeGreaterThan(300);
  await expect(moreTime(desk)).toHaveCount(0);
});

test('no more time where it is not allowed; no countdown where there is no deadline', async ({ parley, backend }) => {
  backend.control.setWrapUp({ seconds: 30, extensionAllowed: false });
  const { desk } = await wrapping(parley, backend);
  await expect(timeLeft(desk)).toBeVisible();
  await expect(moreTime(desk)).toHaveCount(0);
  await desk.finishWrapUp('Refund');
  await expect(desk.wrapUp()).toHaveCount(0);
  backend.control.setWrapUp({ seconds: null });
  await converse(desk, backend, person('Luc Martin'));
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await expect(timeLeft(desk)).toHaveCount(0);
  await expect(desk.submitWrapUp()).toBeDisabled();
});

test('a refused submit keeps the choice and says why', async ({ parley, backend }) => {
  const { desk, interactionId } = await wrapping(parley, backend);
  backend.control.failNext({ command: 'wrapUp.submit', code: 'UPSTREAM_ERROR', times: 100 });
  await reasonChosen(desk, 'Refund');
  await desk.submitWrapUp().click();
  const why = desk.wrapUp().getByRole('alert');
  await expect(why).toContainText(desk.t('wrapUp.refused.other'), { timeout: 30_000 });
  await expect(desk.wrapUp().getByRole('option', { selected: true })).toHaveText(/Refund/);
  await parley.shot(SHOTS, 'refused');
  backend.control.releaseResults();
  await desk.submitWrapUp().click();
  await expect(desk.wrapUp()).toHaveCount(0);
  expect(recorded(backend, interactionId)).toMatchObject({ codeId: 'refund' });
});

test('it survives a window that is loaded again', async ({ parley, backend }) => {
  const { desk, interactionId } = await wrapping(parley, backend);
  const deadline = recorded(backend, interactionId)?.deadline;
  await reload(parley);
  await expect(desk.wrapUp()).toBeVisible();
  await expect(desk.submitWrapUp()).toBeDisabled();
  expect(recorded(backend, interactionId)?.deadline).toBe(deadline);
  expect(await secondsLeft(desk)).toBeLessThanOrEqual(60);
  await desk.finishWrapUp('Refund');
  await expect(desk.wrapUp()).toHaveCount(0);
});

async function reasonChosen(desk: DeskPage, name: string) {
  await reason(desk, name).first().click();
  await expect(desk.submitWrapUp()).toBeEnabled();
}
