// The main job without a mouse (SPEC 10): every control is reached and shows its focus, the focus comes back where it was,
// and a screen reader hears what happens elsewhere.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Page } from '../kit/launch';
import { listenTo } from '../kit/announcements';

/** What has the focus: its accessible name, and whether the agent can see that it has it. */
const focused = (page: Page) =>
  page.evaluate(() => {
    const element = document.activeElement as HTMLElement;
    const shows = (one: Element | null | undefined) => {
      if (!one) return false;
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(one);
      return (outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2) || boxShadow !== 'none';
    };
    const labelled = element.getAttribute('aria-label') ?? element.textContent.trim();
    return {
      name: labelled === '' ? ((element as HTMLInputElement).labels?.[0]?.textContent ?? '') : labelled,
      // A composer shows it on its box, a radio button on its face.
      isVisible: [element, element.closest('.composer-box'), element.nextElementSibling].some(shows),
      isBody: element === document.body,
    };
  });

/** Walks with Tab until the focus is on a control whose name fits. */
async function tabTo(page: Page, name: string | RegExp, key: 'Tab' | 'Shift+Tab' = 'Tab'): Promise<void> {
  for (let press = 0; press < 40; press += 1) {
    const at = await focused(page);
    if (typeof name === 'string' ? at.name === name : name.test(at.name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${String(name)} was not reached with ${key}; the focus is on ${(await focused(page)).name}`);
}

test('the main job, from Idle to the submitted wrap-up', async ({ parley, backend }) => {
  const { page, t, desk } = parley;
  await expect(desk.statePicker()).toBeVisible();
  const heard = await listenTo(page);
  await tabTo(page, t('task.empty.setAvailable'));
  await page.keyboard.press('Enter');
  await expect(desk.statePicker()).toHaveAccessibleName(t('presence.picker', { state: t('presence.available') }));
  await expect.poll(() => heard('status')).toContain(t('presence.changed', { state: t('presence.available') }));

  const customer = backend.offer({ text: 'Hello, my card 4111 1111 1111 1111' });
  await expect
    .poll(() => heard('alert'))
    .toMatch(/New contact request\. Orders and delivery, Shop SI\. Ana Novak\.[^]*payment card number ending 1111/);
  expect(await heard('alert')).not.toContain('4111');
  await tabTo(page, t('offer.acceptFrom', { customer: 'Ana Novak', queue: 'Orders and delivery' }));
  expect((await focused(page)).isVisible).toBe(true);
  await page.keyboard.press('Enter');

  await expect(desk.composerOf('Ana Novak')).toBeFocused();
  await page.keyboard.type('Good morning');
  await page.keyboard.press('Enter');
  await expect(desk.transcript()).toContainText('Good morning');
  customer.says('Thank you, that is all');
  await expect.poll(() => heard('status')).toContain('Thank you, that is all');

  await tabTo(page, t('chat.endName', { name: 'Ana Novak' }), 'Shift+Tab');
  await page.keyboard.press('Enter');
  await expect(desk.wrapUp().getByRole('combobox')).toBeFocused();
  await page.keyboard.type('refund');
  await page.keyboard.press('Enter');
  await tabTo(page, t('wrapUp.submit'));
  await page.keyboard.press('Enter');
  await expect(desk.wrapUp()).toBeHidden();
  const { interactionId } = customer;
  expect(backend.control.state().interactions.find((one) => one.interactionId === interactionId)?.phase).toBe('closed');
});

test('Tab reaches every control of the desk, in reading order, and shows where it is', async ({ parley, backend }) => {
  const { page, t } = parley;
  const desk = await readyDesk(parley);
  backend.control.setPolicy({ reservationTimeoutSeconds: 120 });
  await converse(desk, backend, { customer: { name: 'Ana Novak' } });
  await converse(desk, backend, { customer: { name: 'Luc Martin' } });
  await desk.composer().fill('A half-written answer');
  backend.offer({ customer: { name: 'Petra Kos' } });
  await expect(desk.offerCards()).toHaveCount(1);

  // All that can be reached: one tab stop for the list of conversations.
  const all = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, textarea, [tabindex]')]
      .filter((one) => one.tabIndex >= 0 && one.checkVisibility() && !one.matches(':disabled'))
      .map((one) => one.getAttribute('aria-label') ?? one.textContent.trim()),
  );
  await page.evaluate(() => {
    (document.activeElement as HTMLElement).blur();
    getSelection()?.setBaseAndExtent(document.body, 0, document.body, 0);
  });
  const order: string[] = [];
  const hidden: string[] = [];
  for (let press = 0; press < all.length; press += 1) {
    await page.keyboard.press('Tab');
    const { name, isVisible } = await focused(page);
    order.push(name);
    if (!isVisible) hidden.push(name);
  }
  expect(hidden).toEqual([]);
  expect([...order].sort()).toEqual([...all].sort());
  const at = (name: string | RegExp) =>
    order.findIndex((one) => (typeof name === 'string' ? one === name : name.test(one)));
  const reading = [
    at(/^Your state/),
    at(/^Notices/),
    at(/^Account/),
    at(t('task.acceptFrom', { customer: 'Petra Kos', queue: 'Orders and delivery' })),
    at(/^Luc Martin/),
    at(t('chat.endName', { name: 'Luc Martin' })),
    at(t('chat.transcript')),
    at(t('chat.composer.label', { name: 'Luc Martin' })),
    at(t('chat.composer.send')),
  ];
  expect(reading).not.toContain(-1);
  expect(reading).toEqual([...reading].sort((a, b) => a - b));
});

test('a dialog keeps the focus, Escape leaves it, and the focus is back where it was', async ({ parley }) => {
  const { page, t } = parley;
  const settings = parley.desk.settings;
  await expect(settings.menu()).toBeVisible();
  await tabTo(page, /^Account/);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menuitem', { name: t('common.settings') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(settings.dialog()).toBeVisible();
  for (let press = 0; press < 12; press += 1) {
    await page.keyboard.press('Tab');
    expect(await settings.dialog().evaluate((dialog) => dialog.contains(document.activeElement))).toBe(true);
    expect((await focused(page)).isVisible).toBe(true);
  }
  await tabTo(page, t('settings.themes.system'));
  await page.keyboard.press('Escape');
  await expect(settings.dialog()).toBeHidden();
  await expect(settings.menu()).toBeFocused();

  await page.keyboard.press('Enter');
  await page.keyboard.press('End');
  await expect(page.getByRole('menuitem', { name: t('common.signOut') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alertdialog').getByRole('button', { name: t('common.cancel') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(settings.menu()).toBeFocused();
});

test('settings by keyboard: language, theme and size', async ({ parley }) => {
  const { page, t } = parley;
  const settings = parley.desk.settings;
  await settings.open();
  await settings.choice('theme', t('settings.themes.system')).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
  await tabTo(page, t('settings.larger'));
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => document.documentElement.style.fontSize)).toBe('17.6px');
  await page.keyboard.press('Space');
  await expect.poll(() => page.evaluate(() => document.documentElement.style.fontSize)).toBe('20px');
});

test('a request takes no focus from the composer, and F8 accepts it without leaving the sentence', async ({
  parley,
  backend,
}) => {
  const { page } = parley;
  const desk = await readyDesk(parley);
  await converse(desk, backend, { customer: { name: 'Ana Novak' } });
  await page.keyboard.type('One mo');
  backend.offer({ customer: { name: 'Luc Martin' } });
  await expect(desk.offerCards()).toHaveCount(1);
  await page.keyboard.type('ment');
  await page.keyboard.press('F8');
  await expect(desk.conversation('Luc Martin')).toBeVisible();
  await page.keyboard.type(', please');
  await expect(desk.composerOf('Ana Novak')).toBeFocused();
  await expect(desk.composerOf('Ana Novak')).toHaveValue('One moment, please');
});
