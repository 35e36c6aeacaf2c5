// Forced settings: what the organisation dictates is locked and in force, follows a change at once without ending a
// conversation, and falls to the safe side where it cannot be read.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ALL_RAW, CANARIES, foundIn, KINDS, notificationText, pageText } from '../kit/canaries';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';

const SHOTS = 'policy';
const FORCED = { closeToTray: true, notificationPrivacy: 'hidden', undoSendSeconds: 3, soundMuted: true } as const;

test('what is forced is locked and holds; a change takes effect at once, in an open conversation', async ({
  launchParley,
  backend,
  inbox,
}) => {
  const parley = await launchParley({ policy: { ...FORCED, theme: 'dark' }, size: { width: 1200, height: 900 } });
  const { page, t, policy } = parley;
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  backend.offer({ text: 'My secret question', customer: { name: 'Luc Martin' } });
  await expect.poll(() => inbox.notes.filter(({ open }) => open)).toHaveLength(1);
  expect(notificationText(inbox)).not.toMatch(/secret|Luc/);

  await desk.settings.open();
  const { dialog, checkbox } = desk.settings;
  for (const key of ['program.window.closeToTray', 'alerts.soundMuted']) {
    await expect(checkbox(key)).toBeChecked();
    await expect(checkbox(key)).toBeDisabled();
    await expect(checkbox(key)).toHaveAccessibleDescription(t('settings.locked'));
  }
  for (const [group, value] of [
    ['settings.writing.undoSend', t('settings.writing.undoSeconds', { seconds: '3' })],
    ['alerts.privacy', t('alerts.privacies.hidden')],
  ] as const) {
    const row = dialog().getByRole('radiogroup', { name: t(group) });
    await expect(row).toHaveAccessibleDescription(t('settings.locked'));
    await expect(row.getByRole('radio', { name: value })).toBeChecked();
    for (const radio of await row.getByRole('radio').all()) await expect(radio).toBeDisabled();
  }
  await expect(checkbox('alerts.offerSound')).toBeEnabled();
  // May not be forced: said in the dialog, and hers all the same.
  await expect(desk.settings.choice('theme', t('settings.themes.system'))).toBeChecked();
  await expect(dialog().getByText(t('settings.organisation.faulty'))).toBeVisible();

  policy.set({ ...FORCED, language: 'sl' });
  const slovenian = parley.deskIn('sl');
  await expect(page.locator('html')).toHaveAttribute('lang', 'sl');
  await expect(slovenian.settings.dialog().getByText(slovenian.t('settings.organisation.in-force'))).toBeVisible();
  await expect(slovenian.settings.choice('language', slovenian.t('settings.languages.en'))).toBeDisabled();
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await slovenian.settings.chooseTheme(theme);
    for (const part of ['program.window.closeToTray', 'settings.organisation.in-force']) {
      await slovenian.settings.dialog().getByText(slovenian.t(part)).scrollIntoViewIfNeeded();
      await parley.shot(SHOTS, `locked-${theme}-${part.split('.').at(-1) ?? ''}`);
    }
  }

  policy.remove();
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(checkbox('program.window.closeToTray')).toBeEnabled();
  await expect(checkbox('program.window.closeToTray')).not.toBeChecked();
  await expect(dialog().getByText(t('settings.organisation.in-force'))).toHaveCount(0);
  await desk.settings.close();
  await expect(desk.composerOf('Ana Novak')).toBeVisible();
});

test('masking is forced on where the tenant has it off; what cannot be read keeps it on', async ({
  launchParley,
  backend,
  inbox,
}) => {
  backend.control.setPolicy({ maskSensitiveData: false });
  const parley = await launchParley({ policy: { closeToTray: true } });
  const { policy, page, log } = parley;
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend, { text: ALL_RAW });
  await expect.poll(async () => foundIn(await pageText(parley)).sort()).toEqual([...KINDS].sort());
  await page.reload();
  await expect(desk.composerOf('Ana Novak')).toBeVisible();

  policy.set({ closeToTray: true, maskSensitiveData: 'always' });
  await expect.poll(async () => foundIn(await pageText(parley))).toEqual([]);
  await expect(desk.transcript()).toContainText(CANARIES.iban.masked);
  const lock = page.getByRole('button', { name: desk.t('chat.lock') });
  await expect(lock).toBeVisible();
  await parley.shot(SHOTS, 'masked');

  policy.say('{"closeToTray": true, "maskSensit');
  await expect.poll(() => log.entries('policy.malformed')).toHaveLength(1);
  backend.control.setPolicy({ maskSensitiveData: false, region: 'SI' });
  customer.says(`Again ${ALL_RAW}`);
  await expect(desk.transcript()).toContainText('Again');
  expect(foundIn(await pageText(parley))).toEqual([]);
  // What was told before she was there is gone, too.
  expect(foundIn(JSON.stringify(inbox.notes.filter(({ open }) => open)))).toEqual([]);
  await expect(lock).toBeVisible();
  // Last good where there is no safe side; and the line lives.
  await desk.settings.open();
  await expect(desk.settings.checkbox('program.window.closeToTray')).toBeChecked();
  await expect(desk.settings.checkbox('program.window.closeToTray')).toBeDisabled();
  await expect(desk.settings.dialog().getByText(desk.t('settings.organisation.faulty'))).toBeVisible();
  await desk.settings.dialog().getByText(desk.t('settings.organisation.faulty')).scrollIntoViewIfNeeded();
  await parley.shot(SHOTS, 'faulty');
  await desk.settings.close();
  await desk.say('I am still here.');
  await expect.poll(() => customer.received()).toEqual(['I am still here.']);
  // No place, no value: codes alone.
  expect(readFileSync(log.file, 'utf8')).not.toContain('policy.json');

  policy.set({ closeToTray: true });
  await expect.poll(async () => foundIn(await pageText(parley)).sort()).toEqual([...KINDS].sort());
});

test('where she signs in, what is kept and what is trusted is the organisation’s word', async ({
  launchParley,
  backend,
  keyring: _real,
}) => {
  const policy = { allowedHosts: 5, allowPractice: 'perhaps' };
  const parley = await launchParley({ policy, keyStore: true, size: { width: 900, height: 800 } });
  parley.log.mayHold('sign-in.refused');
  const { t, desk } = parley;
  const screen = desk.signIn;
  // The address of the command line is refused; nothing is on the screen that is not allowed.
  await expect(screen.failure()).toContainText(t('refusal.policy-unreadable'));
  await expect(screen.address()).toHaveAccessibleDescription(t('signIn.addressGiven'));
  await expect(screen.practice()).toHaveCount(0);
  await parley.shot(SHOTS, 'unreadable');

  parley.policy.set({ allowedHosts: ['routing.example.org'], allowPractice: false });
  await expect(screen.failure()).toHaveCount(0);
  await screen.token().fill(backend.token);
  await screen.submit().click();
  await expect(screen.failure()).toContainText(t('refusal.host-not-allowed'));
  await parley.shot(SHOTS, 'wrong-host');

  const missing = join(parley.userData, 'ca.pem');
  parley.policy.set({ backendUrl: 'wss://localhost:9', extraCaFile: missing, rememberSignIn: false });
  await expect(screen.address()).toHaveValue('wss://localhost:9');
  await expect(screen.address()).toHaveAccessibleDescription(t('signIn.addressForced'));
  await expect(screen.address()).not.toBeEditable();
  await expect(screen.remember()).toBeDisabled();
  await expect(screen.remember()).not.toBeChecked();
  await expect(screen.remember()).toHaveAccessibleDescription(t('settings.locked'));
  await screen.submit().click();
  await expect(screen.failure()).toContainText(t('refusal.trust-file-unusable'));
  await parley.shot(SHOTS, 'trust-file');

  // The settings are in reach before the sign-in.
  await parley.page.getByRole('button', { name: t('signIn.settings'), exact: true }).click();
  for (const [language, theme] of [
    ['fr', 'dark'],
    ['sl', 'light'],
  ] as const) {
    const { settings } = language === 'fr' ? desk : parley.deskIn('fr');
    await settings.choice('language', desk.t(`settings.languages.${language}`)).click();
    await expect(parley.page.locator('html')).toHaveAttribute('lang', language);
    const own = parley.deskIn(language);
    await own.settings.chooseTheme(theme);
    await own.settings.close();
    await parley.shot(SHOTS, `sign-in-${language}`);
    await parley.page.getByRole('button', { name: own.t('signIn.settings'), exact: true }).click();
  }
  const slovenian = parley.deskIn('sl');
  await slovenian.settings.close();

  parley.policy.set({ backendUrl: backend.url });
  await expect(slovenian.signIn.address()).toHaveValue(backend.url);
  await slovenian.signIn.submit().click();
  await expect(slovenian.statePicker()).toBeVisible();
  // A policy that would refuse her now ends nothing.
  parley.policy.set({ backendUrl: 'wss://elsewhere.example.org', allowedHosts: [], allowPractice: false });
  await expect.poll(() => parley.log.entries('policy.changed').length).toBeGreaterThanOrEqual(4);
  await slovenian.chooseState(slovenian.t('presence.available'));
  await converse(slovenian, backend);
});

test('the organisation decides how the window opens and whether the program starts with the computer', async ({
  launchParley,
}) => {
  const policy = { startMinimized: true, closeToTray: true, startAtLogin: true };
  const parley = await launchParley({ policy });
  const { app } = parley;
  await expect(parley.desk.statePicker()).toBeVisible();
  expect(await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isVisible())).toBe(false);
  const entry = await app.evaluate(({ app: program }) => `${program.getPath('appData')}/autostart/parley.desktop`);
  await expect.poll(() => existsSync(entry)).toBe(true);
  parley.policy.set({ startAtLogin: false });
  await expect.poll(() => existsSync(entry)).toBe(false);
});

test('--print-policy answers without a display, beside a running program', async ({ launchParley, staged }) => {
  const parley = await launchParley({ policy: {}, signIn: false });
  await expect(parley.desk.signIn.address()).toBeVisible();
  const env: Record<string, string> = { ...staged.env };
  for (const name of ['DISPLAY', 'WAYLAND_DISPLAY', 'DBUS_SESSION_BUS_ADDRESS']) Reflect.deleteProperty(env, name);
  const print = (text: string, ...more: string[]) => {
    parley.policy.say(text);
    const folder = `--user-data-dir=${parley.userData}`;
    const args = [staged.appDir, folder, '--print-policy', '--policy-file', parley.policy.file, ...more];
    return spawnSync(staged.electronPath, args, { env, cwd: staged.appDir, encoding: 'utf8', timeout: 30_000 });
  };
  const good = print('{"closeToTray": true, "tomorrow": 1}');
  expect(good.status).toBe(0);
  expect(JSON.parse(good.stdout)).toMatchObject({
    result: 'read',
    sources: [{ scope: 'machine', state: 'read', problems: [{ what: 'unknown-key', key: 'tomorrow' }] }],
    values: {
      closeToTray: { value: true, origin: 'machine-policy' },
      maskSensitiveData: { value: 'tenant', origin: 'default' },
    },
  });
  const broken = print('{');
  expect(broken.status).toBe(3);
  expect(JSON.parse(broken.stdout)).toMatchObject({
    result: 'faulty',
    sources: [{ state: 'broken', problems: [{ what: 'malformed' }] }],
    values: { maskSensitiveData: { value: 'always', origin: 'machine-policy', strict: true } },
  });
  const wrong = print('{}', '--nonsense');
  expect([wrong.status, wrong.stdout]).toEqual([2, '']);
  // The one that runs is none the worse.
  await expect(parley.desk.signIn.submit()).toBeEnabled();
});
