// Contact requests (SPEC 2): what the popover shows, how it stacks and counts, how a request is accepted, and that one
// which is gone disappears at once, with its notification and with words.
import type { DeskPage } from '../kit/desk-page.mjs';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Offered, type Parley, type TestBackend } from '../kit/launch';
import type { NotificationInbox } from '../kit/notification-inbox';

const SHOTS = 'offers';
const QUEUE = 'Orders and delivery';
const person = (name: string) => ({ customer: { name } });
const PEOPLE = ['Ana Novak', 'Luc Martin', 'Petra Kos', 'Tom Reed', 'Eva Bianchi', 'Jan Zupan', 'Nina Bauer'];

const openNotes = (inbox: NotificationInbox) => inbox.notes.filter(({ open }) => open).map(({ summary }) => summary);
const reservations = (backend: TestBackend) => backend.control.state().reservations;
const secondsLeft = async (desk: DeskPage) => Number(await timeLeft(desk).getAttribute('aria-valuenow'));
const timeLeft = (desk: DeskPage) => desk.offerCards().getByRole('meter', { name: desk.t('offer.timeLeft') });
const isFocused = (parley: Parley) =>
  parley.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().some((one) => one.isFocused()));

test('a request shows queue, page, customer, masked words and both times', async ({ parley, backend, inbox }) => {
  const desk = await readyDesk(parley);
  const customer = backend.offer({ text: 'My card 4111 1111 1111 1111 was charged twice' });
  const card = desk.offerCards();
  await expect(card).toContainText(QUEUE);
  await expect(card).toContainText(desk.t('offer.page', { page: 'Shop SI' }));
  await expect(card).toContainText('Ana Novak');
  await expect(card).toContainText('************1111');
  await expect(card).not.toContainText('4111');
  await expect.poll(() => openNotes(inbox)).toEqual([desk.t('notify.offer.title-new', { queue: QUEUE })]);

  const left = card.getByRole('meter', { name: desk.t('offer.timeLeft') });
  const elapsed = card.getByRole('timer');
  const colour = () => left.evaluate((meter) => getComputedStyle(meter).color);
  await expect(left).toHaveAttribute('aria-valuemax', '30');
  const calm = await colour();
  expect(await secondsLeft(desk)).toBeGreaterThan(10);
  const first = await elapsed.innerText();
  expect(first).toMatch(/^00:[0-5]\d$/);
  await expect(elapsed).not.toHaveText(first);
  expect((await elapsed.innerText()) > first).toBe(true);
  // Ten seconds before its end.
  customer.offer.endsIn(10_000);
  await expect.poll(() => secondsLeft(desk)).toBeLessThanOrEqual(10);
  await expect.poll(colour).not.toBe(calm);
  await parley.shot(SHOTS, 'urgent');
  expect(reservations(backend).find((one) => one.reservationId === customer.reservationId)?.state).toBe('pending');
});

test('a profile that is not public stays neutral', async ({ parley, backend, inbox }) => {
  const desk = await readyDesk(parley);
  backend.offer({ customer: { name: null } });
  await expect(desk.offerCards()).toContainText(desk.t('offer.customer'));
  await expect(
    desk.offerCards().getByRole('button', {
      name: desk.t('offer.acceptFrom', { customer: desk.t('offer.customer'), queue: QUEUE }),
    }),
  ).toBeVisible();
  await expect.poll(() => inbox.notes[0]?.body).toContain(desk.t('notify.customer'));
  await desk.acceptFirst();
  await expect(desk.composerOf(desk.t('chat.customer'))).toBeFocused();
  await parley.shot(SHOTS, 'not-public');
});

test('seven requests: the earliest five in order, the range, and as many as capacity allows', async ({
  parley,
  backend,
  inbox,
}) => {
  const desk = await readyDesk(parley);
  backend.control.setCapacity({ agent: 'agent-1', capacity: 3 });
  for (const name of PEOPLE) backend.offer(person(name));
  await expect(desk.offerCards()).toHaveCount(5);
  for (const [at, name] of PEOPLE.slice(0, 5).entries()) await expect(desk.offerCards().nth(at)).toContainText(name);
  await expect(desk.offers()).toContainText(desk.t('offer.range', { from: 1, to: 5, total: 7 }));
  // Too many for one notification each.
  await expect.poll(() => openNotes(inbox)).toEqual([desk.t('notify.offers.title', { count: 7 })]);
  await parley.shot(SHOTS, 'seven');

  await desk
    .offers()
    .getByRole('button', { name: desk.t('offer.acceptSome', { count: 3, total: 7 }) })
    .click();
  await expect(desk.offers()).toContainText(desk.t('offer.outcome.all', { count: 3 }));
  await expect(desk.conversations()).toHaveCount(3);
  for (const name of PEOPLE.slice(0, 3)) await expect(desk.conversation(name)).toBeVisible();
  await expect(desk.offerCards()).toHaveCount(4);
  await expect(desk.offerCards().first()).toContainText('Tom Reed');
  await expect(desk.offers()).toContainText(desk.t('offer.full'));
  await expect.poll(() => openNotes(inbox)).toEqual([desk.t('notify.offers.title', { count: 4 })]);
  await parley.shot(SHOTS, 'three-of-seven');
});

test('the count is honest when the service takes fewer', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  for (const name of PEOPLE.slice(0, 3)) backend.offer(person(name));
  backend.control.failNext({ command: 'reservation.accept', code: 'CAPACITY_REACHED' });
  await desk
    .offers()
    .getByRole('button', { name: desk.t('offer.acceptMany', { count: 3 }) })
    .click();
  const words = desk.offers().getByRole('alert');
  await expect(words).toContainText(desk.t('offer.outcome.some', { accepted: 2, total: 3 }));
  await expect(words).toContainText(desk.t('offer.refused.capacity-reached'));
  await expect(desk.conversations()).toHaveCount(2);
  await expect(desk.offerCards()).toHaveCount(1);
  await parley.shot(SHOTS, 'honest-count');
});

for (const [how, key, end] of [
  ['withdrawn', 'left', (customer: Offered) => customer.offer.withdrawn()],
  ['taken', 'taken', (customer: Offered) => customer.offer.taken()],
] as const)
  test(`a request that is ${how} disappears with its notification, and says so`, async ({ parley, backend, inbox }) => {
    const desk = await readyDesk(parley);
    const customer = backend.offer();
    await expect(desk.offerCards()).toHaveCount(1);
    await expect.poll(() => openNotes(inbox)).toHaveLength(1);
    end(customer);
    await expect(desk.offers()).toHaveCount(0);
    await expect(desk.notices()).toContainText(
      desk.t(`notice.offer-gone.${key}`, { customer: 'Ana Novak', queue: QUEUE }),
    );
    await expect.poll(() => openNotes(inbox)).toEqual([]);
    await parley.shot(SHOTS, how);
  });

test('not accepted in time: gone, Idle, named, and the way back is the agent’s own', async ({
  parley,
  backend,
  inbox,
}) => {
  const desk = await readyDesk(parley);
  const customer = backend.offer();
  await expect(desk.offerCards()).toHaveCount(1);
  customer.offer.endsIn(1_000);
  await expect(desk.offers()).toHaveCount(0);
  await expect(desk.notices()).toContainText(desk.t('notice.rona.text', { customer: 'Ana Novak', queue: QUEUE }));
  await expect.poll(() => openNotes(inbox)).toEqual([desk.t('notify.rona.title')]);
  await expect(desk.statePicker()).toHaveAccessibleName(
    desk.t('presence.picker', { state: desk.t('presence.system.rona') }),
  );
  await parley.shot(SHOTS, 'missed');
  await desk
    .notices()
    .getByRole('button', { name: desk.t('notice.setAvailable') })
    .click();
  await expect(desk.offerCards()).toContainText('Ana Novak');
  await expect(desk.notices()).toHaveCount(0);
});

test('accepting too late says why', async ({ parley, backend, inbox }) => {
  const desk = await readyDesk(parley);
  backend.control.answerLate({ command: 'reservation.accept', ms: 4_000, what: 'execution' });
  const customer = backend.offer();
  await desk.acceptFirst();
  await expect(desk.offers().getByRole('button', { name: /Ana Novak/ })).toHaveText(
    new RegExp(desk.t('offer.accepting')),
  );
  customer.offer.endsIn(0);
  await expect(desk.offers()).toHaveCount(0);
  await expect(desk.notices()).toContainText(desk.t('notice.rona.late', { customer: 'Ana Novak', queue: QUEUE }));
  await expect(desk.conversations()).toHaveCount(0);
  await expect.poll(() => openNotes(inbox)).toEqual([desk.t('notify.rona.title')]);
  await parley.shot(SHOTS, 'too-late');
});

test('taken by a colleague in the moment of accepting: the reason in words', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  backend.control.failNext({ command: 'reservation.accept', code: 'RESERVATION_TAKEN' });
  backend.offer();
  await desk.acceptFirst();
  await expect(desk.notices()).toContainText(
    desk.t('notice.offer-gone.taken', { customer: 'Ana Novak', queue: QUEUE }),
  );
  await expect(desk.offers()).toHaveCount(0);
});

test('nothing covers the popover: a dialog stays open while a request is accepted', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { page } = parley;
  await page.getByRole('button', { name: new RegExp(desk.t('common.menu')) }).click();
  await page.getByRole('menuitem', { name: desk.t('common.settings') }).click();
  const dialog = page.getByRole('dialog', { name: desk.t('settings.title') });
  await expect(dialog).toBeVisible();
  backend.offer();
  await expect(desk.offerCards()).toHaveCount(1);
  await parley.shot(SHOTS, 'over-dialog');
  // A click is refused by the browser's own hit test wherever something lies above the button.
  await desk.acceptFirst();
  await expect(desk.offers()).toHaveCount(0);
  await expect(dialog).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(desk.composer()).toBeVisible();
});

test('a wrap-up does not cover it either', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  backend.offer(person('Luc Martin'));
  await expect(desk.offerCards()).toHaveCount(1);
  await parley.shot(SHOTS, 'over-wrap-up');
  await desk.acceptFirst();
  await expect(desk.composerOf('Luc Martin')).toBeFocused();
  await desk.conversation('Ana Novak').click();
  await expect(desk.wrapUp()).toBeVisible();
});

test('F8 accepts the earliest', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  backend.offer(person('Ana Novak'));
  backend.offer(person('Luc Martin'));
  await expect(desk.offerCards()).toHaveCount(2);
  await parley.page.keyboard.press('F8');
  await expect(desk.composerOf('Ana Novak')).toBeFocused();
  await expect(desk.offerCards()).toHaveCount(1);
  await expect(desk.offerCards()).toContainText('Luc Martin');
});

test('a click on the notification brings up exactly that request, ready to accept', async ({
  parley,
  backend,
  inbox,
}) => {
  const desk = await readyDesk(parley);
  backend.offer(person('Ana Novak'));
  backend.offer(person('Luc Martin'));
  await expect.poll(() => inbox.notes).toHaveLength(2);
  const note = inbox.notes.find(({ body }) => body.includes('Luc Martin'));
  inbox.click(note?.id ?? 0);
  await expect.poll(() => isFocused(parley)).toBe(true);
  const accept = desk.offerCards().nth(1).getByRole('button');
  await expect(accept).toBeFocused();
  await parley.page.keyboard.press('Enter');
  await expect(desk.composerOf('Luc Martin')).toBeFocused();
  await expect(desk.offerCards()).toContainText('Ana Novak');
  await expect.poll(() => openNotes(inbox)).toHaveLength(1);
});

test('accepting leaves a half-typed message where it is', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend, person('Ana Novak'));
  await parley.page.keyboard.type('I am look');
  backend.offer(person('Luc Martin'));
  await expect(desk.offerCards()).toHaveCount(1);
  await parley.page.keyboard.press('F8');
  await expect(desk.conversation('Luc Martin')).toBeVisible();
  await parley.page.keyboard.type('ing into it');
  await expect(desk.composerOf('Ana Novak')).toHaveValue('I am looking into it');
  await expect(desk.composerOf('Ana Novak')).toBeFocused();
  await expect(desk.offers()).toContainText(desk.t('offer.outcome.opened', { customer: 'Luc Martin' }));
  await parley.shot(SHOTS, 'half-typed');

  // By mouse, too: the button that had the focus goes, the composer gets it back.
  backend.offer(person('Petra Kos'));
  await expect(desk.offerCards()).toContainText('Petra Kos');
  await desk.acceptFirst();
  await expect(desk.conversation('Petra Kos')).toBeVisible();
  await expect(desk.composerOf('Ana Novak')).toBeFocused();
});

for (const hours of [-5, 5])
  test(`the countdown is right with a service clock ${String(hours)} hours off`, async ({ launchParley, backend }) => {
    backend.control.setClock({ offsetMs: hours * 3_600_000 });
    const desk = await readyDesk(await launchParley());
    const { reservationId } = backend.offer();
    await expect(desk.offerCards().getByRole('timer')).toHaveText(/^00:[0-2]\d$/);
    // What the service itself would show, before and after looking.
    const left = () => {
      const { now, reservations: all } = backend.control.state();
      return ((all.find((one) => one.reservationId === reservationId)?.expiresAt ?? 0) - now) / 1_000;
    };
    const before = left();
    const shown = await secondsLeft(desk);
    expect(shown).toBeLessThanOrEqual(Math.ceil(before) + 1);
    expect(shown).toBeGreaterThanOrEqual(Math.floor(left()) - 1);
    await desk.acceptFirst();
    await expect(desk.composer()).toBeFocused();
  });

test('a service clock that is set while a request is shown puts the countdown right again', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  backend.offer();
  await expect(desk.offerCards()).toHaveCount(1);
  backend.control.setClock({ offsetMs: 3_600_000 });
  backend.control.notice({ agent: 'agent-1', code: 'shift', text: 'The clock was set' });
  // What comes after it is here, so the deadline has moved by an hour; the next heartbeat tells that the clock has, too.
  await expect(desk.notices()).toContainText('The clock was set');
  await expect.poll(() => secondsLeft(desk)).toBeLessThanOrEqual(30);
  expect(await secondsLeft(desk)).toBeGreaterThan(0);
});
