// Prepared replies (SPEC 3): a slash opens the list, keys choose, placeholders are filled or have to be; a button for the
// mouse; loading, none and failed are said in words.
import type { DeskPage } from '../kit/desk-page.mjs';
import { anyOf, converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';
import { tenantIn } from '../kit/tenant';

const SHOTS = 'composer';

const list = ({ page }: Parley, desk: DeskPage) => page.getByRole('listbox', { name: desk.t('composer.canned.list') });
const options = (parley: Parley, desk: DeskPage) => list(parley, desk).getByRole('option');
const active = (parley: Parley, desk: DeskPage) => list(parley, desk).getByRole('option', { selected: true });

test('a slash, some letters, Enter: filled with both names, and undone by undo', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend, { customer: { name: 'Ana Novak' } });
  const { page } = parley;
  await page.keyboard.type('Hi /');
  await expect(options(parley, desk)).toHaveCount(9);
  await expect(active(parley, desk)).toContainText('Greeting');
  await parley.shot(SHOTS, 'canned-open');
  await page.keyboard.press('ArrowDown');
  await expect(active(parley, desk)).toContainText('Salutation');
  // What a screen reader follows: the focus stays in the field, the field names the active option.
  const id = await active(parley, desk).getAttribute('id');
  await expect(desk.composer()).toBeFocused();
  await expect(desk.composer()).toHaveAttribute('aria-activedescendant', id ?? '');
  await page.keyboard.type('BY');
  await expect(options(parley, desk)).toHaveCount(1);
  await page.keyboard.press('Enter');
  await expect(desk.composer()).toHaveValue('Hi Thank you for writing to us, Ana. Have a nice day!');
  await expect(list(parley, desk)).toHaveCount(0);
  await page.keyboard.press('Control+Z');
  await expect(desk.composer()).toHaveValue('Hi /BY');
  await page.keyboard.press('End');
  await expect(options(parley, desk)).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(desk.composer()).toHaveValue('Hi Thank you for writing to us, Ana. Have a nice day!');
  await page.keyboard.press('Enter');
  await expect.poll(() => customer.received()).toEqual(['Hi Thank you for writing to us, Ana. Have a nice day!']);
});

test('Escape closes and keeps the text; nothing fits is said, and Enter sends then', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { page } = parley;
  await page.keyboard.type('/hel');
  await expect(options(parley, desk)).toHaveCount(1);
  await page.keyboard.press('Escape');
  await expect(list(parley, desk)).toHaveCount(0);
  await expect(desk.composer()).toHaveValue('/hel');
  await expect(desk.composer()).toBeFocused();
  // Closed stays closed for this slash; another one is another question.
  await page.keyboard.type('p and https://example.org/');
  await expect(list(parley, desk)).toHaveCount(0);
  await page.keyboard.type(' /qqq');
  await expect(page.getByText(desk.t('composer.canned.noneFits', { query: 'qqq' }))).toBeVisible();
  await page.keyboard.press('Enter');
  await expect.poll(() => customer.received()).toEqual(['/help and https://example.org/ /qqq']);
});

test('a placeholder nobody can fill is selected, and Send waits for it', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  // Her profile is not public: there is no name to greet her by.
  const customer = await converse(desk, backend, { customer: { name: null } });
  const { page } = parley;
  await page.getByRole('button', { name: desk.t('composer.canned.open') }).click();
  await page.getByRole('combobox', { name: desk.t('composer.canned.search') }).fill('greet');
  await parley.shot(SHOTS, 'canned-button');
  await page.getByRole('option', { name: 'Greeting' }).click();
  await expect(desk.composer()).toBeFocused();
  await expect(desk.composer()).toHaveValue(/^Hello \{\{customer\.firstName\}\}, this is /);
  const why = desk.t('composer.fillIn', { name: '{{customer.firstName}}' });
  await expect(desk.send()).toBeDisabled();
  await expect(desk.composer()).toHaveAccessibleDescription(why);
  await parley.shot(SHOTS, 'canned-placeholder');
  await page.keyboard.press('End');
  await page.keyboard.press('Enter');
  expect(customer.received()).toEqual([]);
  // Enter has led back to what is missing: typing fills it.
  await page.keyboard.type('dear customer');
  await expect(desk.send()).toBeEnabled();
  await page.keyboard.press('Enter');
  await expect.poll(() => customer.received()).toEqual([expect.stringMatching(/^Hello dear customer, this is /)]);
});

test('what cannot be loaded is said, and asked for again', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  const { page } = parley;
  backend.control.failNext({ command: 'cannedReply.list', code: 'FORBIDDEN' });
  await page.keyboard.type('/');
  await expect(page.getByText(desk.t('composer.canned.failed'))).toBeVisible();
  await parley.shot(SHOTS, 'canned-failed');
  backend.control.holdResults({ command: 'cannedReply.list', times: 1 });
  await page.getByRole('button', { name: desk.t('composer.canned.tryAgain') }).click();
  await expect(page.getByText(desk.t('composer.canned.loading'))).toBeVisible();
  await expect(desk.composer()).toHaveValue('/');
  backend.control.releaseResults();
  await expect(options(parley, desk)).toHaveCount(9);
  await expect(page.getByText(anyOf(desk, 'composer.canned.found_other'))).toHaveCount(1);
});

test.describe('a tenant without any', () => {
  test.use({ backendOptions: { scenario: { ...tenantIn('en'), cannedReplies: [] } } });

  test('says that there are none', async ({ parley, backend }) => {
    const desk = await readyDesk(parley);
    await converse(desk, backend);
    await parley.page.keyboard.type('/');
    await expect(parley.page.getByText(desk.t('composer.canned.none'))).toBeVisible();
  });
});
