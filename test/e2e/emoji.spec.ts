// The emoji picker (SPEC 3): found in the language of the interface, chosen by keyboard, put in at the caret, all from
// files of the program's own.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';
import { expectAccessible } from '../kit/axe';
import { resizeTo } from '../kit/window-size';

const SHOTS = 'composer';
const FOUND = [
  ['fr', 'pouce vers le haut'],
  ['sl', 'palec gor'],
] as const;

for (const [language, word] of FOUND)
  test(`is found in the language of the interface: ${language}`, async ({ launchParley, backend }) => {
    const parley = await launchParley({ locale: language });
    const { page, t } = parley;
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    const desk = await readyDesk(parley);
    const customer = await converse(desk, backend);
    await page.keyboard.type('OK !');
    await page.keyboard.press('ArrowLeft');
    await page.getByRole('button', { name: t('composer.emoji.open'), exact: true }).click();
    const search = page.getByLabel(t('composer.emoji.search'));
    await expect(search).toBeFocused();
    await expect(page.getByText(t('composer.emoji.category.smileys'))).toBeVisible();
    await parley.shot(SHOTS, `emoji-${language}`);
    await page.keyboard.type(word);
    await expect(page.getByRole('gridcell', { name: word })).toBeVisible();
    await page.keyboard.press('Enter');
    await expect(search).toHaveCount(0);
    await expect(desk.composer()).toBeFocused();
    await expect(desk.composer()).toHaveValue('OK 👍!');
    await page.keyboard.press('Enter');
    await expect.poll(() => customer.received()).toEqual(['OK 👍!']);
    expect(requests.filter((url) => !url.startsWith('app://'))).toEqual([]);
  });

test('Escape changes nothing; nothing found is said', async ({ parley, backend }) => {
  const { page, t } = parley;
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  await page.keyboard.type('Hello');
  const button = page.getByRole('button', { name: t('composer.emoji.open'), exact: true });
  await button.click();
  await page.getByLabel(t('composer.emoji.search')).fill('qqqq');
  await expect(page.getByText(t('composer.emoji.none'))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByLabel(t('composer.emoji.search'))).toHaveCount(0);
  await expect(button).toBeFocused();
  await expect(desk.composer()).toHaveValue('Hello');
});

test('the list of prepared replies and the picker are accessible in every theme', async ({ parley, backend }) => {
  const { page, t } = parley;
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  const settings = parley.desk.settings;
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await settings.open();
    await settings.chooseTheme(theme);
    await settings.close();
    await desk.composer().fill('');
    await desk.composer().fill('/');
    await expect(page.getByRole('listbox', { name: t('composer.canned.list') }).getByRole('option')).toHaveCount(9);
    await expectAccessible(page, `replies ${theme}`);
    await parley.shot(SHOTS, `canned-${theme}`);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: t('composer.emoji.open'), exact: true }).click();
    await expect(page.getByText(t('composer.emoji.category.smileys'))).toBeVisible();
    await expectAccessible(page, `emoji ${theme}`);
    await parley.shot(SHOTS, `emoji-${theme}`);
    await page.keyboard.press('Escape');
  }
  await resizeTo(parley, 500, 500);
  await desk.composer().fill('');
  await desk.composer().fill('/');
  await expect(page.getByRole('listbox', { name: t('composer.canned.list') })).toBeVisible();
  await parley.shot(SHOTS, 'canned-500');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: t('composer.emoji.open'), exact: true }).click();
  await expect(page.getByText(t('composer.emoji.category.smileys'))).toBeVisible();
  await parley.shot(SHOTS, 'emoji-500');
});
