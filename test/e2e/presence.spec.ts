// The agent's own state (SPEC 1): the picker and its keys, the timers, what Engaged means for new requests, capacity,
// and when signing out is refused.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type TestBackend } from '../kit/launch';
import { tenantIn } from '../kit/tenant';

const agent = (backend: TestBackend) => {
  const found = backend.control.state({}).agents.find(({ agentId }) => agentId === 'agent-1');
  if (!found) throw new Error('the backend does not know her');
  return found;
};

/** The page object, and what of the picker can be seen and named. */
function pickerOf({ page, desk }: Parley) {
  const { t } = desk;
  const search = page.getByRole('combobox', { name: t('presence.search') });
  return {
    desk,
    t,
    search,
    options: page.getByRole('listbox', { name: t('presence.list') }).getByRole('option'),
    /** The option that Enter would take: the focus stays in the search field. */
    active: async () =>
      page.locator(`[id="${(await search.getAttribute('aria-activedescendant')) ?? ''}"]`).textContent(),
    fact: (key: string) =>
      page
        .getByRole('dialog')
        .getByRole('term')
        .filter({ hasText: t(key) })
        .locator('xpath=following-sibling::dd'),
    stateIs: (state: string) => expect(desk.statePicker()).toHaveAccessibleName(t('presence.picker', { state })),
  };
}

test('Available first, then the idle reasons A to Z, found by typing', async ({ parley }) => {
  const { desk, options, search, t } = pickerOf(parley);
  await desk.statePicker().click();
  await expect(options).toHaveText(['Available', 'Break', 'Idle', 'Lunch', 'Meeting', 'Training']);
  await expect(options.filter({ hasText: 'Idle' })).toHaveAttribute('aria-selected', 'true');
  await parley.shot('presence', 'picker');
  await search.fill('IN');
  await expect(options).toHaveText(['Meeting', 'Training']);
  await search.fill('rona');
  await expect(options).toHaveCount(0);
  await expect(parley.page.getByText(t('presence.noMatch'))).toBeVisible();
  await parley.shot('presence', 'no-match');
  await search.fill('connection');
  await expect(options).toHaveCount(0);
});

test.describe('in Slovenian', () => {
  const tenant = tenantIn('sl');
  const cleaning = { id: 'cleaning', name: 'Čiščenje', kind: 'idle', default: false } as const;
  test.use({ backendOptions: { scenario: { ...tenant, activities: [...tenant.activities, cleaning] } } });

  test('the order and the search follow the language', async ({ launchParley }) => {
    const parley = await launchParley({ locale: 'sl' });
    const { desk, options, search } = pickerOf(parley);
    await desk.statePicker().click();
    await expect(options).toHaveText([
      'Na voljo',
      'Čiščenje',
      'Izobraževanje',
      'Malica',
      'Nedejavni',
      'Odmor',
      'Sestanek',
    ]);
    await search.fill('cisc');
    await expect(options).toHaveText(['Čiščenje']);
    await parley.shot('presence', 'picker-sl');
  });
});

test('by keyboard alone: open, move, type, choose, leave', async ({ parley, backend }) => {
  const { page } = parley;
  const { active, desk, options, search, stateIs } = pickerOf(parley);
  await stateIs('Idle');
  await page.keyboard.press('Tab');
  await expect(desk.statePicker()).toBeFocused();
  await parley.shot('presence', 'picker-focused');
  await page.keyboard.press('Enter');
  await expect(search).toBeFocused();
  // Begins at the present state; wraps round the end.
  expect(await active()).toBe('Idle');
  for (const [key, option] of [
    ['ArrowDown', 'Lunch'],
    ['ArrowUp', 'Idle'],
    ['Home', 'Available'],
    ['ArrowUp', 'Training'],
    ['ArrowDown', 'Available'],
    ['End', 'Training'],
  ] as const) {
    await page.keyboard.press(key);
    await expect.poll(active).toBe(option);
  }
  await page.keyboard.press('Escape');
  await expect(options).toHaveCount(0);
  await expect(desk.statePicker()).toBeFocused();
  await stateIs('Idle');
  expect(agent(backend).state.activityId).toBe('idle');

  await page.keyboard.press('Space');
  await page.keyboard.type('mee');
  await expect(options).toHaveText(['Meeting']);
  await page.keyboard.press('Enter');
  await stateIs('Meeting');
  await expect(options).toHaveCount(0);
  await expect(desk.statePicker()).toBeFocused();
  expect(agent(backend).state).toMatchObject({ activityId: 'meeting', kind: 'idle', changedBy: 'agent' });

  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await stateIs('Available');
});

test('the timers run, and show hours from one hour on', async ({ parley, backend }) => {
  const { desk, fact, stateIs, t } = pickerOf(parley);
  const inState = desk.statePicker().getByRole('timer');
  await expect(inState).toHaveText(/^00:[0-5]\d$/);
  const first = (await inState.textContent()) ?? '';
  await expect(inState).not.toHaveText(first);
  await expect(inState).toHaveText(/^00:[0-5]\d$/);

  backend.control.setClock({ offsetMs: 3_725_000 });
  await desk.chooseState('Break');
  await stateIs('Break');
  // A new state begins at nought; the idle time goes on from an hour and more.
  await expect(inState).toHaveText(/^00:[0-5]\d$/);
  await desk.statePicker().click();
  await expect(fact('presence.inState')).toHaveText(/^00:[0-5]\d$/);
  await expect(fact('presence.totalIdle')).toHaveText(/^01:02:\d\d$/);
  await expect(fact('presence.capacity')).toHaveText(t('presence.capacityOf', { used: 0, limit: 5 }));
  await parley.shot('presence', 'timers');
});

test('Engaged while handling; engaged and idle, nothing new arrives', async ({ parley, backend, inbox }) => {
  const { page } = parley;
  const { desk, stateIs, t } = pickerOf(parley);
  await readyDesk(parley);
  await converse(desk, backend);
  await stateIs(`${t('presence.engaged')}, Available`);
  await desk.statePicker().click();
  await expect(page.getByText(t('presence.engagedAvailable'))).toBeVisible();
  await parley.shot('presence', 'engaged-available');
  await page.keyboard.press('Escape');

  // Engaged and available: the next one arrives.
  await converse(desk, backend, { customer: { name: 'Luc Martin' } });
  await desk.chooseState('Break');
  await stateIs(`${t('presence.engaged')}, Break`);
  await desk.statePicker().click();
  await expect(page.getByText(t('presence.engagedIdle'))).toBeVisible();
  await parley.shot('presence', 'engaged-idle');
  await page.keyboard.press('Escape');
  const told = inbox.notes.length;
  expect(backend.customer({ customer: { name: 'Eva Kos' } }).reservationId).toBeNull();

  // Finishes what she has; between the wrap-ups nothing comes in.
  for (const name of ['Luc Martin', 'Ana Novak']) {
    await desk.conversation(name).click();
    await desk.end();
    await desk.finishWrapUp('Resolved');
    await expect(desk.conversation(name)).toHaveCount(0);
  }
  await stateIs('Break');
  await expect(desk.offers()).toHaveCount(0);
  expect(inbox.notes).toHaveLength(told);

  await desk.chooseState('Available');
  await expect(desk.offerCards()).toHaveText([/Eva Kos/]);
});

test('capacity blocks requests, and nothing else does', async ({ parley, backend }) => {
  const { desk, fact, stateIs, t } = pickerOf(parley);
  backend.control.setCapacity({ agent: 'agent-1', capacity: 1 });
  await readyDesk(parley);
  await converse(desk, backend);
  expect(backend.customer({ customer: { name: 'Luc Martin' } }).reservationId).toBeNull();
  await desk.statePicker().click();
  await expect(fact('presence.capacity')).toHaveText(t('presence.capacityOf', { used: 1, limit: 1 }));
  await parley.shot('presence', 'capacity');
  await parley.page.keyboard.press('Escape');

  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  // The wrap-up still owed takes the place.
  await expect.poll(() => agent(backend).capacity).toEqual({ limit: 1, used: 1 });
  await expect(desk.offers()).toHaveCount(0);
  await desk.finishWrapUp('Resolved');
  await expect(desk.offerCards()).toHaveText([/Luc Martin/]);
  await stateIs('Available');

  // More room while she works: what waits comes at once.
  await desk.acceptFirst();
  await expect(desk.composerOf('Luc Martin')).toBeFocused();
  backend.customer({ customer: { name: 'Eva Kos' } });
  await expect(desk.offers()).toHaveCount(0);
  backend.control.setCapacity({ agent: 'agent-1', capacity: 2 });
  await expect(desk.offerCards()).toHaveText([/Eva Kos/]);
});

test('signing out is refused in words while work is open, and ends at the sign-in screen otherwise', async ({
  parley,
  backend,
}) => {
  const { page } = parley;
  const { desk, stateIs, t } = pickerOf(parley);
  const dialog = page.getByRole('alertdialog', { name: t('settings.signOutTitle') });
  const signOut = async () => {
    await page.getByRole('button', { name: t('common.menu') }).click();
    await page.getByRole('menuitem', { name: t('common.signOut') }).click();
    await dialog.getByRole('button', { name: t('common.signOut') }).click();
  };
  const refused = async (why: string, picture: string) => {
    await signOut();
    await expect(dialog.getByRole('alert')).toHaveText(t(`refusal.${why}`));
    await parley.shot('presence', picture);
    await dialog.getByRole('button', { name: t('common.cancel') }).click();
    await expect(dialog).toHaveCount(0);
    expect(agent(backend).state.kind).toBe('available');
  };

  await readyDesk(parley);
  backend.offer();
  await expect(desk.offerCards()).toHaveCount(1);
  await refused('offer-open', 'sign-out-offer');
  await desk.acceptFirst();
  await expect(desk.composer()).toBeFocused();
  await refused('conversation-open', 'sign-out-conversation');
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await refused('conversation-open', 'sign-out-wrap-up');
  await desk.finishWrapUp('Resolved');
  await expect(desk.conversations()).toHaveCount(0);
  await stateIs('Available');

  await signOut();
  await expect(page.getByRole('form', { name: t('signIn.title') })).toBeVisible();
  await expect(desk.statePicker()).toHaveCount(0);
  await expect.poll(() => agent(backend)).toMatchObject({ attached: false, state: { kind: 'logged-out' } });
  await parley.shot('presence', 'signed-out');

  // And in again: Idle, as every sign-in.
  await expect(page.getByLabel(t('signIn.address'))).toHaveValue(backend.url);
  await page.getByLabel(t('signIn.token')).fill(backend.token);
  await page.getByRole('button', { name: t('signIn.submit') }).click();
  await stateIs('Idle');
});
