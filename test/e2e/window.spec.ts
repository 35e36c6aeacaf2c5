// The window and the desktop (SPEC 8): closing with open work asks, closing to the tray, a place that is off every
// screen, and no focus taken unless the agent has chosen so.
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';
import { startAgain } from '../kit/second-start';

const windowState = (parley: Parley) =>
  parley.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    return { visible: window?.isVisible(), focused: window?.isFocused() };
  });
const closeWindow = (parley: Parley) =>
  parley.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
async function set(parley: Parley, key: string) {
  const settings = parley.desk.settings;
  await settings.open();
  const box = settings.dialog().getByRole('checkbox', { name: parley.t(`program.window.${key}`), exact: true });
  await box.click();
  await expect(box).toBeChecked();
  await parley.shot('native', 'settings');
  await settings.close();
}

test('closing with open work asks and follows what is open; without, it ends the program', async ({
  parley,
  backend,
}) => {
  const { page, t } = parley;
  backend.control.setPolicy({ reservationTimeoutSeconds: 120 });
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  const customer = backend.offer();
  await closeWindow(parley);
  const dialog = page.getByRole('alertdialog', { name: t('program.quit.title') });
  await expect(dialog).toContainText(t('program.quit.offers', { count: 1 }));
  await expect(dialog).toContainText(t('program.quit.conversations', { count: 1 }));
  // The offer above it can still be answered, and what happens meanwhile is told.
  customer.offer.taken();
  await expect(dialog).not.toContainText(t('program.quit.offers', { count: 1 }));
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  expect(await windowState(parley)).toMatchObject({ visible: true });

  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await closeWindow(parley);
  await expect(dialog).toContainText(t('program.quit.wrapUps', { count: 1 }));
  await dialog
    .getByRole('button', { name: t('program.quit.stay') })
    .last()
    .click();
  await desk.finishWrapUp('Resolved');
  await expect(desk.conversations()).toHaveCount(0);
  const ended = new Promise<number | null>((done) => parley.app.process().once('exit', done));
  await closeWindow(parley);
  expect(await ended).toBe(0);
});

test('closed to the tray, the program goes on, comes back with a second start and says so once', async ({
  parley,
  backend,
  inbox,
  staged,
}) => {
  const { t } = parley;
  backend.control.setPolicy({ reservationTimeoutSeconds: 120 });
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  await set(parley, 'closeToTray');
  await closeWindow(parley);
  await expect.poll(() => windowState(parley)).toMatchObject({ visible: false });
  backend.offer({ customer: { name: 'Luc Martin' } });
  await expect.poll(() => inbox.notes.length).toBeGreaterThan(0);
  expect(await windowState(parley)).toMatchObject({ visible: false });
  expect(await startAgain(staged, parley)).toBe(0);
  await expect.poll(() => windowState(parley)).toMatchObject({ visible: true });
  await expect(desk.notices()).toContainText(t('notice.kept-in-tray.title'));
  await expect(desk.offerCards()).toHaveCount(1);
  await parley.shot('native', 'kept-in-tray');
  const card = desk
    .notices()
    .getByRole('article')
    .filter({ hasText: t('notice.kept-in-tray.title') });
  await card.getByRole('button', { name: t('common.dismiss') }).click();
  await expect(card).toBeHidden();
  await closeWindow(parley);
  await expect.poll(() => windowState(parley)).toMatchObject({ visible: false });
  expect(await startAgain(staged, parley)).toBe(0);
  await expect.poll(() => windowState(parley)).toMatchObject({ visible: true });
  await expect(card).toBeHidden();
});

test('started without its window it is in the background, and a second start shows it', async ({
  launchParley,
  staged,
}) => {
  const first = await launchParley();
  await set(first, 'closeToTray');
  await set(first, 'startMinimized');
  await set(first, 'startAtLogin');
  const entry = await first.app.evaluate(({ app }) => `${app.getPath('appData')}/autostart/parley.desktop`);
  await expect.poll(() => existsSync(entry)).toBe(true);
  expect(readFileSync(entry, 'utf8')).toContain(`Exec="${await first.app.evaluate(() => process.execPath)}"`);
  const settings = first.desk.settings;
  await settings.open();
  await settings
    .dialog()
    .getByRole('checkbox', { name: first.t('program.window.startAtLogin') })
    .click();
  await expect.poll(() => existsSync(entry)).toBe(false);
  await first.close();

  const second = await launchParley({ userData: first.userData });
  await expect(second.desk.statePicker()).toBeVisible();
  expect(await windowState(second)).toEqual({ visible: false, focused: false });
  expect(await startAgain(staged, second)).toBe(0);
  await expect.poll(() => windowState(second)).toMatchObject({ visible: true });
});

test('a window that was on a screen that is gone opens where it can be seen', async ({ launchParley }) => {
  const first = await launchParley();
  await expect(first.desk.statePicker()).toBeVisible();
  await first.close();
  const file = join(first.userData, 'settings.json');
  const stored = JSON.parse(readFileSync(file, 'utf8')) as object;
  writeFileSync(
    file,
    JSON.stringify({ ...stored, window: { x: 9_000, y: -4_000, width: 900, height: 700, maximized: false } }),
  );
  const second = await launchParley({ userData: first.userData });
  const { bounds, area } = await second.app.evaluate(({ BrowserWindow, screen }) => ({
    bounds: BrowserWindow.getAllWindows()[0]!.getBounds(),
    area: screen.getPrimaryDisplay().workArea,
  }));
  expect(bounds).toMatchObject({ width: 900, height: 700 });
  expect(bounds.x).toBeGreaterThanOrEqual(area.x);
  expect(bounds.y).toBeGreaterThanOrEqual(area.y);
  expect(bounds.x + bounds.width).toBeLessThanOrEqual(area.x + area.width);
  expect(bounds.y + bounds.height).toBeLessThanOrEqual(area.y + area.height);
});

test('a request takes no focus while the agent types elsewhere, but flashes; it comes forward where she chose so', async ({
  parley,
  backend,
  inbox,
}) => {
  backend.control.setPolicy({ reservationTimeoutSeconds: 120 });
  const desk = await readyDesk(parley);
  /** Another window has the keyboard. What the taskbar is told is kept. */
  const elsewhere = () =>
    parley.app.evaluate(({ BrowserWindow }) => {
      const here = globalThis as { flashes?: boolean[]; other?: Electron.BrowserWindow };
      here.flashes = [];
      const main = BrowserWindow.getAllWindows().find((one) => one !== here.other);
      if (main) main.flashFrame = (on) => here.flashes?.push(on);
      here.other ??= new BrowserWindow({ width: 200, height: 200 });
      here.other.show();
      here.other.focus();
      return main?.id;
    });
  const main = await elsewhere();
  const focused = () => parley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getFocusedWindow()?.id ?? null);
  const flashes = () => parley.app.evaluate(() => (globalThis as { flashes?: boolean[] }).flashes);
  await expect.poll(focused).not.toBe(main);
  const customer = backend.offer({ customer: { name: 'Ana Novak' } });
  await expect.poll(() => inbox.notes.filter(({ open }) => open).length).toBe(1);
  await expect.poll(flashes).toEqual([true]);
  expect(await focused()).not.toBe(main);
  // The last one that rings is gone.
  customer.offer.taken();
  await expect.poll(flashes).toEqual([true, false]);

  await set(parley, 'raiseOnOffer');
  await elsewhere();
  await expect.poll(focused).not.toBe(main);
  backend.offer({ customer: { name: 'Luc Martin' } });
  await expect.poll(focused).toBe(main);
  await expect(desk.offerCards()).toHaveCount(1);
});
