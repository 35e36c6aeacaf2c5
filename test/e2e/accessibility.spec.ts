// WCAG 2.2 AA on every screen (SPEC 10), by axe: in the three themes chosen in the program itself, and the main screens in
// the two other languages.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';
import { expectAccessible } from '../kit/axe';
import { tenantIn } from '../kit/tenant';
import { resizeTo } from '../kit/window-size';

const THEMES = ['light', 'dark', 'contrast'] as const;

/** Looks at the screen and keeps a picture of it. */
const look = (parley: Parley, folder: string) => async (screen: string) => {
  await expectAccessible(parley.page, screen);
  await parley.shot(folder, screen.replaceAll(' ', '-'));
};

for (const theme of THEMES) {
  test(`${theme}: settings, sign-out, sign-in, states`, async ({ parley, backend }) => {
    const { page, t } = parley;
    const settings = parley.desk.settings;
    const check = look(parley, `accessibility/${theme}`);
    await settings.open();
    await settings.chooseTheme(theme);
    await check('settings');
    await settings.close();
    await settings.menu().click();
    await expect(page.getByRole('menu')).toBeVisible();
    await check('menu');
    await page.getByRole('menuitem', { name: t('common.signOut') }).click();
    const question = page.getByRole('alertdialog');
    await expect(question).toBeVisible();
    await check('sign-out');
    await question.getByRole('button', { name: t('common.signOut') }).click();
    await expect(page.getByRole('heading', { name: t('signIn.title') })).toBeVisible();
    await check('sign-in');
    await page.getByRole('button', { name: t('signIn.submit') }).click();
    await expect(page.getByText(t('signIn.errors.token'))).toBeVisible();
    await check('sign-in without a key');
    await page.getByLabel(t('signIn.token')).fill('wrong');
    await page.getByRole('button', { name: t('signIn.submit') }).click();
    await expect(page.getByText(t('refusal.auth-expired'))).toBeVisible();
    await check('sign-in refused');
    await page.getByLabel(t('signIn.token')).fill(backend.token);
    await page.getByRole('button', { name: t('signIn.submit') }).click();
    await expect(page.getByText(t('task.empty.idle'))).toBeVisible();
    await check('idle');
    await page.getByRole('button', { name: t('notice.bell', { count: 0 }) }).click();
    await expect(page.getByText(t('notice.none'))).toBeVisible();
    await check('no notices');
    await page.keyboard.press('Escape');
    const desk = await readyDesk(parley);
    await expect(page.getByText(t('task.empty.available'))).toBeVisible();
    await check('available');
    await desk.statePicker().click();
    await expect(page.getByRole('combobox', { name: t('presence.search') })).toBeFocused();
    await check('picker');
    await page.getByRole('combobox', { name: t('presence.search') }).fill('zzz');
    await expect(page.getByText(t('presence.noMatch'))).toBeVisible();
    await check('picker with nothing found');
  });

  test(`${theme}: offers, conversation, wrap-up, notices, no connection`, async ({ parley, backend }) => {
    const { page, t } = parley;
    const settings = parley.desk.settings;
    const check = look(parley, `accessibility/${theme}`);
    await settings.open();
    await settings.chooseTheme(theme);
    await settings.close();
    const desk = await readyDesk(parley);
    backend.control.setPolicy({ reservationTimeoutSeconds: 300 });
    backend.offer({ text: 'My card 4111 1111 1111 1111 was charged twice', contactOrigin: '+386 40 123 456' });
    await expect(desk.offerCards()).toHaveCount(1);
    await check('offer');
    for (const name of ['Luc Martin', 'Petra Kos', 'Tom Reed', 'Eva Bianchi', 'Jan Zupan'])
      backend.offer({ customer: { name }, text: `It is ${name}` });
    await expect(page.getByText(t('offer.range', { from: 1, to: 5, total: 6 }))).toBeVisible();
    await check('offers');
    await desk.acceptFirst();
    await expect(desk.composerOf('Ana Novak')).toBeFocused();
    await desk.say('Hello, I am looking into it.');
    await expect(desk.transcript()).toContainText('I am looking into it');
    await check('conversation with offers');

    backend.control.failNext({ command: 'message.send', code: 'CONTENT_REJECTED' });
    await desk.say('A text that Messenger does not take');
    await expect(page.getByText(t('chat.failed.content-rejected'))).toBeVisible();
    await check('failed message');
    await desk.composer().fill('a'.repeat(1_003));
    await expect(desk.composer()).toHaveAttribute('aria-invalid', 'true');
    await check('too long');
    await desk.composer().fill('');

    // The other requests run out: a notice with the way back, one conversation still open.
    const { reservations } = backend.control.state();
    for (const { reservationId, state } of reservations)
      if (state === 'pending') backend.control.withdraw({ reservationId });
    await expect(desk.offers()).toBeHidden();
    backend.control.setPolicy({ reservationTimeoutSeconds: 1 });
    backend.offer({ customer: { name: 'Nina Bauer' } });
    await expect(desk.notices().getByText(t('notice.rona.title'))).toBeVisible();
    await check('missed request');
    await page.getByRole('button', { name: /^Notices/ }).click();
    await expect(page.getByRole('dialog', { name: t('notice.centre') })).toBeVisible();
    await check('notices');
    await page.keyboard.press('Escape');

    for (const narrow of ['tasks', 'conversation', 'customer'] as const) {
      await resizeTo(parley, 500, 500);
      if (narrow === 'tasks') await page.getByRole('button', { name: t('chat.back') }).click();
      if (narrow === 'conversation') await desk.conversation('Ana Novak').click();
      if (narrow === 'customer') await page.getByRole('button', { name: t('chat.details') }).click();
      await check(`narrow ${narrow}`);
    }
    await page.getByRole('button', { name: t('customer.back') }).click();
    await resizeTo(parley, 1280, 800);
    await desk.end();
    await expect(desk.wrapUp()).toBeVisible();
    await check('wrap-up');
    await desk.wrapUp().getByRole('option').first().click();
    await check('wrap-up chosen');

    await parley.line.drops();
    await check('no connection');
  });
}

for (const language of ['fr', 'sl'] as const) {
  test.describe(`in ${language}`, () => {
    test.use({ backendOptions: { scenario: tenantIn(language) } });

    test('the main screens', async ({ launchParley, backend }) => {
      const parley = await launchParley({ locale: language });
      const check = look(parley, `accessibility/${language}`);
      await check('idle');
      const desk = await readyDesk(parley);
      await check('available');
      await desk.statePicker().click();
      await check('picker');
      await parley.page.keyboard.press('Escape');
      backend.offer({ customer: { name: 'Luc Martin', locale: 'fr' }, text: 'Bonjour' });
      await expect(desk.offerCards()).toHaveCount(1);
      await check('offer');
      await desk.acceptFirst();
      await expect(desk.composerOf('Luc Martin')).toBeFocused();
      await converse(desk, backend, { customer: { name: 'Petra Kos', locale: 'sl' } });
      await check('conversation');
      await desk.end();
      await expect(desk.wrapUp()).toBeVisible();
      await check('wrap-up');
      const settings = parley.deskIn(language).settings;
      await settings.open();
      await check('settings');
      await expect(parley.page.locator('html')).toHaveAttribute('lang', language);
    });
  });
}
