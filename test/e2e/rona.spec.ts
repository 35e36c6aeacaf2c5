// Redirection on no answer (SPEC 1) in each language: the missed request goes back to the queue, the agent is Idle until
// she chooses otherwise herself, and is told so in the window and by the desktop. And what a click on a native
// notification brings up, be it in time or late.
import { expect, test, type Language } from '../kit/launch';
import { tenantIn } from '../kit/tenant';

const AGENT = 'agent-1';
const STORIES: Record<Language, { available: string; text: string; note: { summary: string; body: string } }> = {
  en: {
    available: 'Available',
    text: 'Hello, where is my parcel?',
    note: {
      summary: 'You missed a request',
      body: 'Ana Novak (Billing) went back to the queue and you are Idle. Set yourself as Available to receive requests again.',
    },
  },
  fr: {
    available: 'Disponible',
    text: 'Bonjour, où est mon colis ?',
    note: {
      summary: 'Vous avez manqué une demande',
      body: 'La demande de Ana Novak (Facturation) est retournée dans la file d’attente et votre statut est Inactif. Repassez en Disponible pour recevoir de nouvelles demandes.',
    },
  },
  sl: {
    available: 'Na voljo',
    text: 'Pozdravljeni, kje je moj paket?',
    note: {
      summary: 'Zamudili ste zahtevo',
      body: 'Ana Novak (Računi) je spet v čakalni vrsti, vi pa ste nedejavni. Za prejemanje novih zahtev izberite stanje Na voljo.',
    },
  },
};

for (const language of ['en', 'fr', 'sl'] as const) {
  const { available, text, note } = STORIES[language];
  test.describe(`RONA (${language})`, () => {
    test.use({ backendOptions: { scenario: tenantIn(language) } });

    test(`a missed request and the way back (${language})`, async ({ launchParley, backend, inbox }) => {
      const { page, shot, desk } = await launchParley({ locale: language });
      const { t } = desk;
      const { control } = backend;
      const folder = `rona-${language}`;
      const stateIs = (state: string) =>
        expect(desk.statePicker()).toHaveAccessibleName(t('presence.picker', { state }));
      const agent = () => control.state({}).agents.find(({ agentId }) => agentId === AGENT);
      const queue = tenantIn(language).queues.find(({ id }) => id === 'billing')?.name ?? '';
      const who = { customer: 'Ana Novak', queue };
      const acceptOffer = desk.offers().getByRole('button', { name: t('offer.acceptFrom', who) });
      const notices = page.getByRole('region', { name: t('notice.region') });

      await desk.chooseState(available);
      await stateIs(available);
      const customer = backend.customer({ queue: 'billing', text });
      const { interactionId, reservationId } = customer;

      await test.step('shown, urgent from the start, not accepted', async () => {
        await expect(acceptOffer).toBeVisible();
        await shot(folder, '01-offer');
        await expect.poll(() => inbox.notes.map(({ open }) => open)).toEqual([true]);
      });

      await test.step('gone at the deadline: popover, task list, notification', async () => {
        customer.offer.endsIn(1_000);
        await expect(desk.offers()).toHaveCount(0);
        await expect(desk.tasks().getByRole('button', { name: t('offer.acceptFrom', who) })).toHaveCount(0);
        await expect.poll(() => inbox.notes.length).toBe(2);
        expect(inbox.notes[0]?.open).toBe(false);
        expect(inbox.notes[1]).toMatchObject({ appName: 'Parley', open: true, ...note });
      });

      await test.step('Idle/RONA, in the window and at the backend', async () => {
        await stateIs(t('presence.system.rona'));
        expect(agent()).toMatchObject({
          state: { kind: 'idle', activityId: 'rona', reason: 'rona', changedBy: 'system' },
          offers: [],
          capacity: { used: 0 },
        });
        const { reservations, interactions } = control.state({});
        expect(reservations).toMatchObject([{ reservationId, state: 'timeout' }]);
        expect(interactions).toMatchObject([{ interactionId, phase: 'waiting' }]);
        await expect(notices.getByText(t('notice.rona.title'))).toBeVisible();
        await expect(notices.getByText(t('notice.rona.text', who))).toBeVisible();
        await shot(folder, '02-missed');
      });

      await test.step('Stay idle: nothing arrives, the way back stays at hand', async () => {
        await notices.getByRole('button', { name: t('notice.stayIdle') }).click();
        await expect(notices.getByText(t('notice.rona.title'))).toHaveCount(0);
        await stateIs(t('presence.system.rona'));
        expect(backend.customer({ queue: 'orders', customer: { name: 'Luc Martin' }, text }).reservationId).toBeNull();
        await expect(desk.tasks().getByRole('button', { name: t('task.empty.setAvailable') })).toBeVisible();
        await expect(desk.offers()).toHaveCount(0);
        expect(inbox.notes).toHaveLength(2);
        await shot(folder, '03-stays-idle');
      });

      await test.step('Available by her own act: what waits is offered, the missed one first', async () => {
        await desk
          .tasks()
          .getByRole('button', { name: t('task.empty.setAvailable') })
          .click();
        await stateIs(available);
        await expect(acceptOffer).toBeVisible();
        const first = desk.offers().getByRole('listitem').first();
        await expect(first).toContainText('Ana Novak');
        await expect.poll(() => inbox.notes.filter(({ open }) => open).length).toBe(2);
        await shot(folder, '04-available-again');
        await acceptOffer.click();
        await expect(desk.composer()).toBeFocused();
        expect(agent()?.state).toMatchObject({ kind: 'available' });
      });
    });
  });
}

test('Set as Available in the notice brings the missed request back', async ({ parley, backend, inbox }) => {
  const { page, desk } = parley;
  const { t } = desk;
  const { control } = backend;
  await desk.chooseState('Available');
  control.setPolicy({ reservationTimeoutSeconds: 1 });
  await expect.poll(() => control.state({}).agents[0]?.state.kind).toBe('available');
  backend.customer({ text: 'Hello?' });
  const notices = page.getByRole('region', { name: t('notice.region') });
  await expect(notices.getByText(t('notice.rona.title'))).toBeVisible();
  control.setPolicy({ reservationTimeoutSeconds: 30 });
  await notices.getByRole('button', { name: t('notice.setAvailable') }).click();
  await expect(desk.offers().getByRole('listitem')).toHaveCount(1);
  // The story of the missed request has ended, in the window and on the desktop.
  await expect(notices.getByText(t('notice.rona.title'))).toHaveCount(0);
  await expect
    .poll(() => inbox.notes.map(({ summary, open }) => `${summary}, ${open ? 'open' : 'closed'}`))
    .toEqual([
      'New request: Orders and delivery, closed',
      'You missed a request, closed',
      'New request: Orders and delivery, open',
    ]);
});

test('a click on the notification brings up the window and that offer', async ({ parley, backend, inbox }) => {
  const { app, page, desk } = parley;
  const { t } = desk;
  const { control } = backend;
  await desk.chooseState('Available');
  await expect.poll(() => control.state({}).agents[0]?.state.kind).toBe('available');
  for (const name of ['Ana Novak', 'Luc Martin']) backend.customer({ customer: { name }, text: 'Hello?' });
  await expect.poll(() => inbox.notes.length).toBe(2);
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.hide();
  });
  inbox.click(inbox.notes.find(({ body }) => body.startsWith('Luc Martin'))?.id ?? 0);
  await expect
    .poll(() =>
      app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((one) => [one.isVisible(), one.isFocused()]),
      ),
    )
    .toEqual([[true, true]]);
  const accept = (customer: string) =>
    desk.offers().getByRole('button', { name: t('offer.acceptFrom', { customer, queue: 'Orders and delivery' }) });
  await expect(accept('Luc Martin')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(desk.composer()).toBeFocused();
  await expect(page.getByRole('heading', { name: 'Luc Martin', level: 1 })).toBeVisible();
  await expect(accept('Ana Novak')).toBeVisible();
  await expect.poll(() => inbox.notes.map(({ open }) => open)).toEqual([true, false]);
});

test('a click on the notification of a request that is gone does no harm', async ({ parley, backend, inbox }) => {
  const { app, desk } = parley;
  const { control } = backend;
  await desk.chooseState('Available');
  await expect.poll(() => control.state({}).agents[0]?.state.kind).toBe('available');
  const { interactionId } = backend.customer({ customer: { name: 'Ana Novak' }, text: 'Hello?' });
  await desk.acceptFirst();
  await desk.composer().fill('half a sen');
  const luc = backend.customer({ customer: { name: 'Luc Martin' }, text: 'Hello?' });
  await expect(desk.offers().getByRole('listitem')).toHaveCount(1);
  await expect.poll(() => inbox.notes.length).toBe(2);
  const late = inbox.notes[1]?.id ?? 0;
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.blur();
  });
  luc.offer.withdrawn();
  // The person was quicker than the withdrawal: the desktop still tells of her click.
  inbox.click(late);
  await expect(desk.offers()).toHaveCount(0);
  await expect.poll(() => inbox.notes[1]?.open).toBe(false);
  inbox.click(late);
  await desk.composer().press('t');
  await expect(desk.composer()).toHaveValue('half a sent');
  await expect(desk.tasks().getByRole('option')).toHaveCount(1);
  expect(control.state({}).agents[0]).toMatchObject({ state: { kind: 'available' }, capacity: { used: 1 } });
  expect(control.state({}).interactions.find((one) => one.interactionId === interactionId)).toMatchObject({
    phase: 'open',
  });
});
