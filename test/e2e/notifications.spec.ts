// What the agent is told outside the window (SPEC 8), on a real notification server: every word, what she can do with it,
// when it goes, and what makes up for it when nobody shows it.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type Page } from '../kit/launch';
import type { NotificationInbox } from '../kit/notification-inbox';

const SHOTS = 'notifications';
const QUEUE = 'Orders and delivery';
const person = (name: string) => ({ customer: { name } });
const openNotes = ({ notes }: NotificationInbox) => notes.filter(({ open }) => open);
const summaries = (inbox: NotificationInbox) => openNotes(inbox).map(({ summary }) => summary);

const windowDo = (parley: Parley, what: 'hide' | 'show' | 'blur') =>
  parley.app.evaluate(({ BrowserWindow }, act) => {
    BrowserWindow.getAllWindows()[0]?.[act]();
  }, what);
const isInFront = (parley: Parley) =>
  parley.app.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().some((one) => one.isVisible() && one.isFocused()),
  );

/** The names of the sounds that the page plays from now on. */
async function listen(page: Page): Promise<() => Promise<string[]>> {
  await page.evaluate(() => {
    const heard: string[] = [];
    const play = HTMLMediaElement.prototype.play;
    HTMLMediaElement.prototype.play = function (this: HTMLMediaElement) {
      heard.push(/(\w+)[-.][^/]*$/.exec(this.src)?.[1] ?? '');
      return play.call(this);
    };
    Object.assign(window, { heard });
  });
  return () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
}

test('the open conversation is told of while the window is hidden, word for word, and goes when she looks', async ({
  parley,
  backend,
  inbox,
}) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  await expect.poll(() => summaries(inbox)).toEqual([]);
  await windowDo(parley, 'hide');
  customer.says('<b>4111 1111 1111 1111</b> & more');
  await expect.poll(() => summaries(inbox)).toEqual(['Ana Novak']);
  const [note] = openNotes(inbox);
  expect(note).toMatchObject({
    appName: 'Parley',
    body: '&lt;b&gt;************1111&lt;/b&gt; &amp; more',
    actions: ['default', desk.t('notify.open')],
  });
  // One a conversation: the next message takes the place of the first.
  customer.says('Are you there?');
  await expect
    .poll(() => openNotes(inbox))
    .toMatchObject([
      { id: note?.id, body: `Are you there?\n${desk.t('notify.message.unread', { count: 2 })}`, summary: 'Ana Novak' },
    ]);
  inbox.click(note?.id ?? 0);
  await expect.poll(() => isInFront(parley)).toBe(true);
  await expect(desk.composerOf('Ana Novak')).toBeVisible();

  // Visible, but she types in another program.
  await windowDo(parley, 'blur');
  customer.says('One more thing');
  await expect.poll(() => openNotes(inbox).map(({ body }) => body)).toEqual(['One more thing']);
  await parley.toFront();
  await expect.poll(() => summaries(inbox)).toEqual([]);
});

test('Accept in the notification takes the request without the window, also after a reload', async ({
  parley,
  backend,
  inbox,
}) => {
  const desk = await readyDesk(parley);
  backend.offer(person('Ana Novak'));
  const { reservationId } = backend.offer(person('Luc Martin'));
  await expect.poll(() => summaries(inbox)).toHaveLength(2);
  await parley.page.reload();
  await expect(desk.offerCards()).toHaveCount(2);
  await windowDo(parley, 'hide');
  const note = openNotes(inbox).find(({ body }) => body.startsWith('Luc Martin'));
  expect(note?.actions).toEqual(['default', desk.t('notify.open'), 'accept', desk.t('notify.accept')]);
  inbox.click(note?.id ?? 0, 'accept');
  await expect(desk.composerOf('Luc Martin')).toBeVisible();
  const state = () => backend.control.state().reservations.find((one) => one.reservationId === reservationId)?.state;
  expect(state()).toBe('accepted');
  await expect(desk.offerCards()).toContainText('Ana Novak');
  await expect.poll(() => summaries(inbox)).toHaveLength(1);
});

test('a click on what is not there any more explains itself', async ({ parley, backend, inbox }) => {
  const desk = await readyDesk(parley);
  const customer = backend.offer();
  await expect.poll(() => summaries(inbox)).toHaveLength(1);
  const id = openNotes(inbox)[0]?.id ?? 0;
  customer.offer.withdrawn();
  await expect.poll(() => summaries(inbox)).toEqual([]);
  // The person was quicker than the withdrawal.
  inbox.click(id, 'accept');
  await expect(desk.notices()).toContainText(desk.t('notice.alert-stale.request'));
  await parley.shot(SHOTS, 'stale');
});

test('privacy: name only, neither; in her language', async ({ launchParley, backend, inbox }) => {
  const parley = await launchParley({ locale: 'sl' });
  const desk = await readyDesk(parley);
  const { t } = desk;
  const settings = parley.deskIn('sl').settings;
  const choose = async (name: string) => {
    await settings.open();
    await settings
      .dialog()
      .getByRole('radio', { name: t(`alerts.privacies.${name}`), exact: true })
      .click();
    await settings.close();
  };
  await choose('name');
  backend.offer({ ...person('Ana Novak'), text: 'Skrivnost' });
  await expect
    .poll(() => openNotes(inbox))
    .toMatchObject([{ summary: t('notify.offer.title-new', { queue: QUEUE }), body: 'Ana Novak na strani Shop SI' }]);
  await desk.acceptFirst();
  await expect(desk.composerOf('Ana Novak')).toBeFocused();
  await choose('hidden');
  backend.offer({ ...person('Luc Martin'), text: 'Skrivnost' });
  await expect.poll(() => openNotes(inbox)).toMatchObject([{ summary: 'Nova zahteva', body: '' }]);
  expect(JSON.stringify(inbox.notes)).not.toMatch(/Skrivnost|Luc/);
});

test('an assignment and an automatic wrap-up are told, each as what it is', async ({ parley, backend, inbox }) => {
  const desk = await readyDesk(parley);
  const customer = backend.customer({ heldBy: 'agent-1', ...person('Luc Martin') });
  await expect.poll(() => summaries(inbox)).toEqual([desk.t('notify.assigned.title', { queue: QUEUE })]);
  inbox.click(openNotes(inbox)[0]?.id ?? 0);
  await expect(desk.composerOf('Luc Martin')).toBeVisible();
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await windowDo(parley, 'hide');
  customer.wrapUp.endsIn(0);
  await expect.poll(() => summaries(inbox)).toEqual([desk.t('notify.wrap-up.title')]);
});

test('masking that is switched on reaches what the desktop shows', async ({ parley, backend, inbox }) => {
  backend.control.setPolicy({ maskSensitiveData: false });
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  await windowDo(parley, 'hide');
  customer.says('It is 4111 1111 1111 1111');
  await expect.poll(() => openNotes(inbox).map(({ body }) => body)).toEqual(['It is 4111 1111 1111 1111']);
  backend.control.setPolicy({ maskSensitiveData: true });
  await expect.poll(() => openNotes(inbox).map(({ body }) => body)).toEqual(['It is ************1111']);
});

test('200 requests in a moment: one notification that counts them, none lost in the window', async ({
  parley,
  backend,
  inbox,
}) => {
  const desk = await readyDesk(parley);
  backend.control.setPolicy({ reservationTimeoutSeconds: 600 });
  for (let at = 0; at < 200; at++) backend.offer(person(`Customer ${String(at)}`));
  await expect.poll(() => summaries(inbox)).toEqual([desk.t('notify.offers.title', { count: 200 })]);
  await expect(desk.offers()).toContainText(desk.t('offer.range', { from: 1, to: 5, total: 200 }));
  expect(inbox.told()).toBeLessThan(40);
  await parley.shot(SHOTS, 'burst');
  for (const { reservationId } of backend.control.state().reservations) backend.control.withdraw({ reservationId });
  await expect.poll(() => summaries(inbox)).toEqual([]);
  await expect(desk.offerCards()).toHaveCount(0);
});

test('nobody there to show it, then somebody, who crashes: said in the window, heard, made good', async ({
  launchParley,
  backend,
  inbox,
}) => {
  inbox.stop();
  const parley = await launchParley();
  const desk = await readyDesk(parley);
  const heard = await listen(parley.page);
  // Said before the first request counts.
  await expect(desk.notices()).toContainText(desk.t('notice.alert-failed.no-server'));
  await parley.shot(SHOTS, 'no-server');
  backend.offer();
  await expect(desk.offerCards()).toHaveCount(1);
  await expect.poll(heard).toContain('offer');
  await inbox.restart();
  await expect.poll(() => summaries(inbox)).toEqual([desk.t('notify.offer.title-new', { queue: QUEUE })]);
  await expect(desk.notices()).toHaveCount(0);
  const before = (await heard()).length;
  inbox.stop();
  await expect(desk.notices()).toContainText(desk.t('notice.alert-failed.server-gone'));
  // The sound goes on until she acts, whoever shows it or not, also in a hidden window.
  await windowDo(parley, 'hide');
  await expect.poll(async () => (await heard()).length).toBeGreaterThan(before + 1);
});

test('a test alert says what became of it', async ({ parley, inbox }) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const settings = parley.desk.settings;
  await settings.open();
  const test = settings.dialog().getByRole('button', { name: t('alerts.test') });
  const report = settings.dialog().getByRole('status');
  const heard = await listen(parley.page);
  await test.click();
  await expect(report.filter({ hasText: t('alerts.report.shown') })).toContainText(t('alerts.report.heard'));
  expect(summaries(inbox)).toEqual([t('notify.test.title')]);
  await expect.poll(heard).toEqual(['offer']);
  await test.scrollIntoViewIfNeeded();
  await parley.shot(SHOTS, 'settings');
  await settings.chooseTheme('dark');
  await settings
    .dialog()
    .getByRole('heading', { name: t('alerts.title') })
    .scrollIntoViewIfNeeded();
  await parley.shot(SHOTS, 'settings-dark');

  inbox.hush(true);
  await settings
    .dialog()
    .getByRole('checkbox', { name: t('alerts.soundMuted') })
    .click();
  await test.click();
  await expect(report.filter({ hasText: t('alerts.report.do-not-disturb') })).toContainText(t('alerts.report.muted'));
  inbox.silence(true);
  await test.click();
  await expect(report.filter({ hasText: t('alerts.report.no-answer') })).toBeVisible();
  await settings.close();
  await expect(desk.notices()).toContainText(t('notice.alert-failed.no-answer'));
});

test('the notification centre: unread, how long ago, all marked as read', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  for (const name of ['Ana Novak', 'Luc Martin']) {
    const customer = backend.offer(person(name));
    await expect(desk.offerCards()).toContainText(name);
    customer.offer.withdrawn();
    await expect(desk.offerCards()).toHaveCount(0);
  }
  const { page } = parley;
  await page.getByRole('button', { name: desk.t('notice.bellUnread', { count: 2 }) }).click();
  const centre = page.getByRole('dialog', { name: desk.t('notice.centre') });
  await expect(centre.getByRole('article')).toHaveCount(2);
  await expect(centre.getByRole('article').first()).toContainText('Luc Martin');
  await parley.shot(SHOTS, 'centre');
  await centre.getByRole('button', { name: desk.t('notice.markAllRead') }).click();
  await expect(centre.getByRole('button', { name: desk.t('notice.markAllRead') })).toBeDisabled();
  await parley.shot(SHOTS, 'centre-read');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: desk.t('notice.bell', { count: 2 }) })).toBeVisible();
});
