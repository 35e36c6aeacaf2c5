// Settings (SPEC 10): they apply at once, every word of the window follows the language, they survive a restart, and a
// damaged file is put aside with a notice.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type Page, type Language } from '../kit/launch';
import { tenantIn } from '../kit/tenant';
import { words } from '../kit/words.mjs';

const strings = join(import.meta.dirname, '../../assets/strings');

const leaves = (node: unknown): string[] =>
  typeof node === 'string' ? [node] : Object.values(node as object).flatMap((child: unknown) => leaves(child));
/** Every sentence of a language that has no placeholder. */
const sentences = (language: Language) =>
  readdirSync(join(strings, language)).flatMap((file) =>
    leaves(JSON.parse(readFileSync(join(strings, language, file), 'utf8'))).filter((one) => !one.includes('{{')),
  );

/** All that the window says: text, names, descriptions, placeholders, titles. */
const said = (page: Page) =>
  page.evaluate(() => {
    const found = new Set<string>([document.title]);
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) found.add((walker.currentNode.nodeValue ?? '').trim());
    for (const element of document.querySelectorAll('*'))
      for (const name of ['aria-label', 'placeholder', 'title', 'aria-valuetext', 'alt'])
        found.add((element.getAttribute(name) ?? '').trim());
    return [...found].filter((one) => one !== '');
  });

/** Words on screen that belong to another language only. */
async function foreign(page: Page, language: Language): Promise<string[]> {
  const own = new Set(sentences(language));
  const others = (['en', 'fr', 'sl'] as const).filter((one) => one !== language).flatMap(sentences);
  // Names of languages are written in their own language everywhere.
  const theirs = new Set(others.filter((one) => !own.has(one)));
  return (await said(page)).filter((one) => theirs.has(one));
}

const background = (page: Page) =>
  page.evaluate(() => getComputedStyle(document.querySelector('.shell') ?? document.body).backgroundColor);

test.describe('language', () => {
  // The names that a tenant gives are hers: here in Slovenian, so that an English word is one of the program's.
  test.use({ backendOptions: { scenario: tenantIn('sl') } });

  test('every word follows, at once, in an open conversation', async ({ launchParley, backend }) => {
    const parley = await launchParley({ locale: 'fr' });
    const { page } = parley;
    const html = page.locator('html');
    backend.control.setPolicy({ reservationTimeoutSeconds: 120 });
    const french = await readyDesk(parley);
    await converse(french, backend, { customer: { name: 'Ana Novak' } });
    backend.offer({ customer: { name: 'Luc Martin' } });
    await expect(french.offerCards()).toHaveCount(1);
    await expect(html).toHaveAttribute('lang', 'fr');
    await expect.poll(() => foreign(page, 'fr')).toEqual([]);

    let from: Language = 'fr';
    for (const to of ['sl', 'en', 'fr'] as const) {
      const before = parley.deskIn(from).settings;
      const after = parley.deskIn(to).settings;
      await before.open();
      await before.choice('language', words(to)(`settings.languages.${to}`)).click();
      await expect(after.dialog()).toBeVisible();
      await expect(html).toHaveAttribute('lang', to);
      // What was announced before in the other language is gone after a while.
      await expect.poll(() => foreign(page, to)).toEqual([]);
      await parley.shot('settings', `language-${to}`);
      await after.close();
      await expect(parley.deskIn(to).composerOf('Ana Novak')).toBeVisible();
      await expect.poll(() => foreign(page, to)).toEqual([]);
      from = to;
    }
  });
});

test('themes, size and sound apply at once and are there after a restart', async ({ launchParley }) => {
  const first = await launchParley();
  const settings = first.desk.settings;
  await expect(settings.menu()).toBeVisible();
  await settings.open();
  const seen = new Set<string>();
  for (const theme of ['light', 'dark', 'contrast'] as const) {
    await settings.chooseTheme(theme);
    seen.add(await background(first.page));
    await first.shot('settings', theme);
  }
  expect([...seen]).toHaveLength(3);
  const button = settings.dialog().getByRole('button', { name: first.t('settings.larger') });
  const before = await button.boundingBox();
  await settings.scaleTo(125);
  const after = await button.boundingBox();
  expect(after!.height / before!.height).toBeCloseTo(1.25, 1);
  const sound = settings.dialog().getByRole('checkbox', { name: first.t('alerts.offerSound') });
  const volume = settings.dialog().getByRole('slider', { name: first.t('alerts.volume') });
  await expect(sound).toBeChecked();
  await volume.focus();
  await first.page.keyboard.press('ArrowLeft');
  await expect(volume).toHaveValue('65');
  await sound.press('Space');
  await expect(sound).not.toBeChecked();
  await expect(volume).toBeEnabled();
  await settings
    .dialog()
    .getByRole('checkbox', { name: first.t('alerts.soundMuted') })
    .press('Space');
  await expect(volume).toBeDisabled();
  await settings.choice('language', first.t('settings.languages.sl')).click();
  await expect(first.page.locator('html')).toHaveAttribute('lang', 'sl');
  await first.close();

  const second = await launchParley({ userData: first.userData });
  await expect(second.page.locator('html')).toHaveAttribute('lang', 'sl');
  await expect(second.page.locator('html')).toHaveAttribute('data-theme', 'contrast');
  const kept = second.deskIn('sl').settings;
  const t = words('sl');
  await kept.open();
  await expect(kept.choice('theme', t('settings.themes.contrast'))).toBeChecked();
  await expect(kept.choice('language', t('settings.languages.sl'))).toBeChecked();
  await expect(kept.dialog().getByRole('checkbox', { name: t('alerts.offerSound') })).not.toBeChecked();
  await expect(kept.dialog().getByRole('slider', { name: t('alerts.volume') })).toHaveValue('65');
  expect(await second.page.evaluate(() => document.documentElement.style.fontSize)).toBe('20px');
});

/** A start of its own on a settings file as somebody left it. */
async function startOn(launchParley: (options?: object) => Promise<Parley>, content: string) {
  const first = await launchParley();
  await expect(first.desk.statePicker()).toBeVisible();
  await first.close();
  for (const name of readdirSync(first.userData).filter((one) => one.startsWith('settings.')))
    writeFileSync(join(first.userData, name), content);
  const parley = await launchParley({ userData: first.userData });
  const aside = () =>
    readdirSync(first.userData)
      .filter((name) => name.includes('.broken-'))
      .map((name) => readFileSync(join(first.userData, name), 'utf8'));
  return { parley, aside };
}

test('a settings file that is no JSON: defaults, the file kept aside, a notice', async ({ launchParley }) => {
  const torn = '{"settings": {"theme": "dark", "uiSc';
  const { parley, aside } = await startOn(launchParley, torn);
  const { t, page } = parley;
  const notice = page.getByRole('region', { name: t('notice.region') });
  await expect(notice.getByText(t('notice.settings-damaged.title'))).toBeVisible();
  await expect(notice.getByText(t('notice.settings-damaged.defaults'))).toBeVisible();
  await parley.shot('settings', 'damaged');
  await expect.poll(aside).toEqual([torn]);
  expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('16px');
  await notice.getByRole('button', { name: t('common.dismiss') }).click();
  await expect(notice).toBeHidden();
});

test('single values that do not fit fall back, the others hold', async ({ launchParley }) => {
  const content = JSON.stringify({ settings: { theme: 'dark', uiScale: 9_999, language: 'xx', colour: 'pink' } });
  const { parley, aside } = await startOn(launchParley, content);
  const { t, page } = parley;
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  expect(await page.evaluate(() => document.documentElement.style.fontSize)).toBe('16px');
  await expect(page.getByText(t('notice.settings-damaged.dropped'))).toBeVisible();
  await expect.poll(aside).toEqual([content]);
});
