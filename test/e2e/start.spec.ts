// Start and end of the program: one instance, what it remembers, a broken settings file, the embedded backend's life,
// and the notifications of an offer from the first frame to the last.
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type DeskSlices, type Parley } from '../kit/launch';

interface Desk {
  snapshot: () => Promise<{ slices: DeskSlices }>;
  session: { tryEmbedded: (args: object) => Promise<unknown> };
  settings: { change: (values: object) => Promise<unknown> };
  presence: { setState: (args: { activityId: string }) => Promise<unknown> };
}
const slices = ({ page }: Parley) =>
  page.evaluate(async () => (await (window as unknown as { desk: Desk }).desk.snapshot()).slices);
const phase = async (parley: Parley) => (await slices(parley)).connection.phase;
const bounds = (parley: Parley) =>
  parley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getNormalBounds());

test('a second start brings up the first one and ends', async ({ parley, staged }) => {
  await parley.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  const second = spawnSync(staged.electronPath, [staged.appDir, `--user-data-dir=${parley.userData}`], {
    env: staged.env,
    cwd: staged.appDir,
    timeout: 20_000,
  });
  expect(second.status).toBe(0);
  await expect
    .poll(() => parley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((one) => one.isVisible())))
    .toEqual([true]);
});

test('place and settings come back after a restart', async ({ launchParley }) => {
  const first = await launchParley();
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setBounds({ x: 30, y: 40, width: 700, height: 600 });
  });
  await first.page.evaluate(() =>
    (window as unknown as { desk: Desk }).desk.settings.change({ theme: 'dark', uiScale: 110 }),
  );
  const left = { x: 30, y: 40, width: 700, height: 600 };
  await expect.poll(() => bounds(first)).toEqual(left);
  await first.close();
  const second = await launchParley({ userData: first.userData });
  expect(await bounds(second)).toEqual(left);
  expect((await slices(second)).settings).toMatchObject({
    values: { theme: 'dark', uiScale: 110 },
    origins: { theme: 'user', uiScale: 'user', language: 'default' },
  });
  expect(await second.app.evaluate(({ nativeTheme }) => nativeTheme.themeSource)).toBe('dark');
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a broken settings file is put aside and the last good one taken', async ({ launchParley }) => {
  const first = await launchParley();
  await first.page.evaluate(() => (window as unknown as { desk: Desk }).desk.settings.change({ theme: 'dark' }));
  await first.close();
  const file = join(first.userData, 'settings.json');
  writeFileSync(file, '{"settings": {"the');
  const second = await launchParley({ userData: first.userData });
  expect((await slices(second)).settings.values.theme).toBe('dark');
  await expect
    .poll(() =>
      readdirSync(first.userData)
        .filter((name) => name.includes('.broken-'))
        .map((name) => readFileSync(join(first.userData, name), 'utf8')),
    )
    .toEqual(['{"settings": {"the']);
});

test('the embedded backend starts with the program, signs in by itself and ends with it', async ({ launchParley }) => {
  const parley = await launchParley({ signIn: false, args: ['--embedded-backend', '--scenario', 'quiet'] });
  await expect.poll(() => phase(parley)).toBe('live');
  expect((await slices(parley)).connection).toMatchObject({ embedded: true });
  const pid = await parley.app.evaluate(
    ({ app }) => app.getAppMetrics().find(({ name }) => name === 'Parley backend')?.pid,
  );
  expect(pid).toBeGreaterThan(0);
  const ended = new Promise<number | null>((done) => parley.app.process().once('exit', done));
  await parley.close();
  expect(await ended).toBe(0);
  const running = () =>
    existsSync(`/proc/${String(pid)}/cmdline`) && readFileSync(`/proc/${String(pid)}/cmdline`, 'utf8') !== '';
  await expect.poll(running).toBe(false);
});

test('what the embedded backend holds outlives it when it is kept', async ({ launchParley }) => {
  const args = ['--embedded-backend', '--scenario', 'quiet', '--keep-backend'];
  const first = await launchParley({ signIn: false, args });
  first.log.mayHold('embedded.ended', 'process.gone');
  await expect.poll(() => phase(first)).toBe('live');
  await first.page.evaluate(() =>
    (window as unknown as { desk: Desk }).desk.presence.setState({ activityId: 'lunch' }),
  );
  await expect.poll(async () => (await slices(first)).presence?.state.activityId).toBe('lunch');
  await first.app.evaluate(({ app }) => {
    process.kill(app.getAppMetrics().find(({ name }) => name === 'Parley backend')?.pid ?? 0, 'SIGKILL');
  });
  await first.close();
  const second = await launchParley({ signIn: false, args, userData: first.userData });
  await expect.poll(() => phase(second)).toBe('live');
  expect((await slices(second)).presence?.state.activityId).toBe('lunch');
});

test('an embedded backend that crashes is started anew on request', async ({ launchParley }) => {
  const parley = await launchParley({ signIn: false });
  parley.log.mayHold('embedded.ended', 'process.gone');
  const tryEmbedded = () =>
    parley.page.evaluate(() => (window as unknown as { desk: Desk }).desk.session.tryEmbedded({}));
  expect(await tryEmbedded()).toMatchObject({ ok: true });
  await expect.poll(() => phase(parley)).toBe('live');
  await parley.app.evaluate(({ app }) => {
    process.kill(app.getAppMetrics().find(({ name }) => name === 'Parley backend')?.pid ?? 0, 'SIGKILL');
  });
  await expect.poll(() => phase(parley)).not.toBe('live');
  expect(await tryEmbedded()).toMatchObject({ ok: true });
  await expect.poll(() => phase(parley)).toBe('live');
});

test('a reloaded page has everything again', async ({ parley, backend }) => {
  await expect.poll(() => phase(parley)).toBe('live');
  await parley.page.reload();
  await expect.poll(() => phase(parley)).toBe('live');
  await parley.page.evaluate(() =>
    (window as unknown as { desk: Desk }).desk.presence.setState({ activityId: 'available' }),
  );
  backend.offer({ text: 'Hello' });
  await expect.poll(async () => (await slices(parley)).offers.length).toBe(1);
  await expect(parley.page.getByText('Hello').first()).toBeVisible();
});

test('an offer is told masked and word for word, and goes when it is taken elsewhere', async ({
  parley,
  backend,
  inbox,
}) => {
  await expect.poll(() => phase(parley)).toBe('live');
  await parley.page.evaluate(() =>
    (window as unknown as { desk: Desk }).desk.presence.setState({ activityId: 'available' }),
  );
  const customer = backend.offer({
    customer: { name: 'Ana <b>Novak</b>' },
    text: 'My card 4111 1111 1111 1111 & mail melissa@gmail.com',
  });
  await expect.poll(() => inbox.notes.length).toBe(1);
  const [offer] = (await slices(parley)).offers;
  const note = inbox.notes[0]!;
  expect(note).toMatchObject({ appName: 'Parley', open: true });
  expect(note.summary).toBe(parley.t('notify.offer.title-new', { queue: offer!.queueName }));
  expect(note.body).toBe(
    `${parley.t('notify.offer.body', { customer: 'Ana &lt;b&gt;Novak&lt;/b&gt;', source: offer!.sourceName })}\nMy card ************1111 &amp; mail m******@gmail.com`,
  );
  customer.offer.taken();
  await expect.poll(() => inbox.notes.some(({ open }) => open)).toBe(false);
});

test('a click on the notification of an offer brings up the window', async ({ parley, backend, inbox }) => {
  await expect.poll(() => phase(parley)).toBe('live');
  await parley.page.evaluate(() =>
    (window as unknown as { desk: Desk }).desk.presence.setState({ activityId: 'available' }),
  );
  await parley.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  backend.offer({ text: 'Hello' });
  await expect.poll(() => inbox.notes.length).toBe(1);
  expect(await parley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(false);
  inbox.click(inbox.notes[0]!.id);
  await expect
    .poll(() => parley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible()))
    .toBe(true);
});

test('RONA is told in the language of the agent', async ({ launchParley, backend, inbox }) => {
  const parley = await launchParley({ locale: 'sl' });
  await expect.poll(() => phase(parley)).toBe('live');
  await parley.page.evaluate(() =>
    (window as unknown as { desk: Desk }).desk.presence.setState({ activityId: 'available' }),
  );
  backend.control.setPolicy({ reservationTimeoutSeconds: 1 });
  backend.offer({ text: 'Hello' });
  await expect
    .poll(() => inbox.notes.filter(({ open }) => open).map(({ summary }) => summary))
    .toEqual([parley.t('notify.rona.title')]);
});
