// What stands outside the window (SPEC 8): the tray with presence and counts on a real panel, badge and title from the
// same source, and the menu that acts without the window.
import { readyDesk } from '../kit/desk-walk';
import { expect, test as base, type Parley } from '../kit/launch';
import { startTrayHost, type TrayHost } from '../kit/tray-host';

const test = base.extend<{ panel: TrayHost }>({
  // The inbox is on the desktop of this worker: the panel has to come after it.
  panel: async ({ inbox }, use) => {
    expect(inbox.notes).toEqual([]);
    const panel = await startTrayHost();
    await use(panel);
    panel.stop();
  },
});

const isVisible = (parley: Parley) =>
  parley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible());
const hide = (parley: Parley) =>
  parley.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
const title = (parley: Parley) =>
  parley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle());
/** What the program tells the launcher; the launcher of this desktop has no badges. */
const watchBadge = (parley: Parley) =>
  parley.app.evaluate(({ app }) => {
    const told = globalThis as { badge?: number | undefined };
    app.setBadgeCount = (count) => {
      told.badge = count;
      return true;
    };
  });
const badge = (parley: Parley) => parley.app.evaluate(() => (globalThis as { badge?: number | undefined }).badge);

test('tray, badge and title say presence and counts; the menu sets the state, mutes, opens and quits', async ({
  panel,
  launchParley,
  backend,
}) => {
  backend.control.setPolicy({ reservationTimeoutSeconds: 120 });
  const parley = await launchParley();
  const { t } = parley;
  await watchBadge(parley);
  const says = (status: string, ...counts: string[]) => t('native.tooltip', { parts: [status, ...counts].join(' · ') });
  const idle = await shownState(parley);
  await expect.poll(panel.tooltip).toBe(says(idle));
  const away = await panel.picture();

  // The agent never touches the window: she is Available from the tray.
  await hide(parley);
  await panel.choose(t('presence.available'));
  await expect.poll(panel.tooltip).toBe(says(t('presence.available')));
  expect(await panel.picture()).not.toBe(away);
  const chosen = async () => (await panel.rows()).filter(({ checked }) => checked).map(({ label }) => label);
  await expect.poll(chosen).toEqual([t('presence.available')]);

  const first = backend.offer({ customer: { name: 'Ana Novak' } });
  backend.offer({ customer: { name: 'Luc Martin' } });
  await expect.poll(panel.tooltip).toBe(says(t('presence.available'), t('native.offers', { count: 2 })));
  await expect.poll(() => badge(parley)).toBe(2);
  await expect.poll(() => title(parley)).toBe(t('native.titleCount', { number: 2, status: t('presence.available') }));
  expect(await isVisible(parley)).toBe(false);

  // One is taken: what is unread counts as well.
  await panel.click();
  await expect.poll(() => isVisible(parley)).toBe(true);
  await parley.page
    .getByRole('button', { name: /Accept.*Ana Novak/ })
    .first()
    .click();
  await hide(parley);
  first.says('Hello?');
  const engaged = t('presence.engaged');
  await expect
    .poll(panel.tooltip)
    .toBe(says(engaged, t('native.offers', { count: 1 }), t('native.unread', { count: 1 })));
  await expect.poll(() => badge(parley)).toBe(2);
  await expect.poll(() => title(parley)).toBe(t('native.titleCount', { number: 2, status: engaged }));

  await panel.choose(t('native.menu.mute'));
  await expect.poll(chosen).toEqual([t('presence.available'), t('native.menu.mute')]);
  await panel.choose(t('native.menu.open'));
  await expect.poll(() => isVisible(parley)).toBe(true);

  // Quitting with open work asks; staying changes nothing, quitting anyway ends the program.
  await hide(parley);
  await panel.choose(t('native.menu.quit'));
  await expect.poll(() => isVisible(parley)).toBe(true);
  const dialog = parley.page.getByRole('alertdialog', { name: t('program.quit.title') });
  await expect(dialog).toContainText(t('program.quit.offers', { count: 1 }));
  await expect(dialog).toContainText(t('program.quit.conversations', { count: 1 }));
  await parley.shot('native', 'quit');
  await dialog
    .getByRole('button', { name: t('program.quit.stay') })
    .last()
    .click();
  await expect(dialog).toBeHidden();
  await panel.choose(t('native.menu.quit'));
  const ended = new Promise<number | null>((done) => parley.app.process().once('exit', done));
  await dialog.getByRole('button', { name: t('program.quit.anyway') }).click();
  expect(await ended).toBe(0);
});

/** As the window names it. */
async function shownState(parley: Parley): Promise<string> {
  const [before = ''] = parley.t('presence.picker').split('{{');
  const button = parley.page.getByRole('button', { name: before });
  await expect(button).toBeVisible();
  return ((await button.getAttribute('aria-label')) ?? '').replace(before, '');
}

test('without a line the tray says so and offers no state', async ({ panel, launchParley, backend }) => {
  const parley = await launchParley({ locale: 'sl' });
  const { t } = parley;
  await readyDesk(parley);
  await expect.poll(panel.tooltip).toBe(t('native.tooltip', { parts: t('presence.available') }));
  backend.control.shutDoor({});
  backend.control.dropLine({});
  await expect.poll(panel.tooltip).toBe(t('native.tooltip', { parts: t('native.status.offline') }));
  const states = (await panel.rows()).filter(
    ({ checked, label }) => checked !== undefined && label !== t('native.menu.mute'),
  );
  expect(states.length).toBeGreaterThan(1);
  expect(states.filter(({ enabled }) => enabled)).toEqual([]);
  expect(await title(parley)).toBe(t('native.title', { status: t('native.status.offline') }));
});
