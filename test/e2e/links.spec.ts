// Links of a conversation: recognised in masked text, opened only after the agent has seen the host they lead to.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';

/** Addresses that would have gone to the system's browser. */
async function catchOpened(parley: Parley): Promise<() => Promise<string[]>> {
  await parley.app.evaluate(({ shell }) => {
    const opened: string[] = [];
    Object.assign(globalThis, { opened });
    shell.openExternal = (url: string) => Promise.resolve(void opened.push(url));
  });
  return () => parley.app.evaluate(() => (globalThis as unknown as { opened: string[] }).opened);
}

test('a link opens outside after its host was confirmed, by mouse and by keyboard', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const opened = await catchOpened(parley);
  await converse(desk, backend, { text: 'See (https://track.example.org/p/20418?x=1), please.' });
  const link = desk.transcript().getByRole('link', { name: 'https://track.example.org/p/20418?x=1', exact: true });
  const dialog = parley.page.getByRole('alertdialog', { name: t('chat.link.title') });
  await link.click();
  await expect(dialog.getByText('track.example.org', { exact: true })).toBeVisible();
  await parley.shot('links', 'confirm');
  await dialog.getByRole('button', { name: t('common.cancel') }).click();
  expect(await opened()).toEqual([]);
  await expect(link).toBeFocused();
  await parley.page.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await parley.page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await expect(link).toBeFocused();
  await parley.page.keyboard.press('Enter');
  await dialog.getByRole('button', { name: t('chat.link.open') }).press('Enter');
  await expect(dialog).toBeHidden();
  expect(await opened()).toEqual(['https://track.example.org/p/20418?x=1']);
});

test('an international name is shown as it really is, and an address that leads nowhere public is refused', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const opened = await catchOpened(parley);
  await converse(desk, backend, { text: 'https://аpple.example.com/login or https://localhost/admin' });
  const dialog = parley.page.getByRole('alertdialog', { name: t('chat.link.title') });
  await desk.transcript().getByRole('link').first().click();
  await expect(dialog.getByText(/^xn--.*\.example\.com$/)).toBeVisible();
  await expect(dialog.getByText(t('chat.link.international'))).toBeVisible();
  await parley.shot('links', 'international');
  await parley.page.keyboard.press('Escape');
  await desk.transcript().getByRole('link', { name: 'https://localhost/admin' }).click();
  await dialog.getByRole('button', { name: t('chat.link.open') }).click();
  await expect(dialog.getByRole('alert')).toHaveText(t('chat.link.refused'));
  expect(await opened()).toEqual([]);
});

test('nothing that holds a hidden value, a user name or another scheme is a link', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend, {
    text: [
      'https://pay.example.org/4111111111111111/x',
      'http://plain.example.org and https://me@evil.example.org and javascript:alert(1)',
      'https://good.example.org',
    ],
  });
  await expect(desk.transcript().getByRole('link', { name: 'https://good.example.org' })).toBeVisible();
  await expect(desk.transcript().getByRole('link')).toHaveCount(1);
});
