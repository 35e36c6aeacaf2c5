// The proof that nothing leaks (SPEC 7): another value of each kind in every field that a customer, a colleague or the
// backend can fill, the whole program used, then all that can be searched is searched. A second run without masking uses
// the same walk and the same search, and finds the values in each of these places.
import { anyOf, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type TestBackend, type CDPSession } from '../kit/launch';
import { bundledScenario } from '../kit/sources';
import { accessibilityText, heapText, KINDS, notificationText, pageText, windowTitles } from '../kit/canaries';
import { filesOf } from '../kit/files-of';
import { messagesToPage, recordMessagesToPage } from '../kit/ipc-record';
import type { NotificationInbox } from '../kit/notification-inbox';
import { createPlantedValues, type Finding } from '../kit/planted-values';

const planted = createPlantedValues();
const { plant, value } = planted;

const quiet = bundledScenario('quiet');
const named = <T extends { name: string }>(place: string, items: readonly T[]): T[] =>
  items.map((item, at) => (at === 0 ? { ...item, name: `${item.name} ${plant(place)}` } : item));
const tenant = {
  ...quiet,
  queues: named('queue name', quiet.queues),
  pages: named('page name', quiet.pages),
  activities: quiet.activities.map((one) => (one.id === 'break' ? { ...one, name: plant('activity name') } : one)),
  agents: quiet.agents.map((one) => (one.id === 'col-eva' ? { ...one, name: plant('colleague name') } : one)),
  wrapUp: {
    ...quiet.wrapUp,
    codes: quiet.wrapUp.codes.map((one) => (one.id === 'spam' ? { ...one, name: plant('wrap-up reason') } : one)),
  },
};
/** The agent's own words, which she may see only while she types them. */
const OWN = 'own message';

/** Where a value was found, by place of search. */
type Found = Record<'page' | 'tree' | 'titles' | 'memory' | 'messages' | 'notifications', Set<Finding>>;

async function walk(parley: Parley, backend: TestBackend, inbox: NotificationInbox): Promise<Found> {
  const { control } = backend;
  const { page } = parley;
  const input: CDPSession = await parley.app.context().newCDPSession(page);
  const found: Found = {
    page: new Set(),
    tree: new Set(),
    titles: new Set(),
    memory: new Set(),
    messages: new Set(),
    notifications: new Set(),
  };
  const keep = (where: keyof Found, text: string) => {
    for (const finding of planted.findIn(text)) found[where].add(finding);
  };
  const look = async () => {
    keep('page', await pageText(parley));
    keep('tree', await accessibilityText(input));
    keep('titles', await windowTitles(parley));
  };
  await recordMessagesToPage(parley);

  // A request, its preview and its notification.
  const desk = await readyDesk(parley);
  const customer = backend.offer({
    customer: { name: `Ana ${plant('customer name')}` },
    contactOrigin: plant('contact origin'),
    attributes: { Basket: plant('attribute'), [`Card ${value('attribute label', 'card')}`]: 'yes' },
    history: [
      { from: 'customer', text: plant('old message') },
      ...Array.from({ length: 80 }, (_, at) => ({ from: 'bot' as const, text: `Answer ${String(at)}` })),
      { from: 'bot', text: plant('message of the bot') },
    ],
    text: plant('preview'),
  });
  await expect(desk.offerCards()).toHaveCount(1);
  await expect.poll(() => inbox.notes.length).toBe(1);
  await look();

  // The conversation: both sides write, values come in parts, files have names.
  await desk.acceptFirst();
  await expect(desk.composer()).toBeFocused();
  await expect(desk.transcript()).toContainText('Answer 79');
  const card = value('split card', 'card');
  customer.says([`it is ${card.slice(0, 9)}`, card.slice(10)]);
  const name = `${plant('attachment name')}.pdf`;
  customer.sends({ kind: 'file', name, mimeType: 'application/pdf', bytes: 9 }, plant('message'));
  customer.answeredElsewhere(plant('answer elsewhere'), plant('name elsewhere'));
  await desk.say(plant(OWN));
  await expect.poll(() => customer.received().at(-1)).toBe(plant(OWN));
  await expect(desk.transcript().locator('[data-author="me"]')).toHaveCount(1);
  await expect(desk.transcript()).toContainText('.pdf');
  await look();

  // A refusal and a notice of the backend; a colleague who hands over.
  control.failNext({ command: 'message.send', code: 'CONTENT_REJECTED', message: plant('error text') });
  await desk.say('Anything else?');
  await expect(desk.transcript().locator('[data-failed]')).toHaveCount(1);
  control.notice({ agent: 'agent-1', code: 'shift', text: plant('notice') });
  await expect(desk.notices()).toContainText('@post-si.com');
  const held = backend.customer({ heldBy: 'col-eva', customer: { name: 'Luc Martin' }, text: 'Bonjour' });
  control.actAs({
    agent: 'col-eva',
    command: 'interaction.transfer',
    data: {
      interactionId: held.interactionId,
      target: { kind: 'agent', id: 'agent-1' },
      note: plant('transfer note'),
    },
  });
  await expect(desk.offerCards()).toHaveCount(1);
  await look();
  const { reservationId } = control.state().reservations.find(({ state }) => state === 'pending') ?? {};
  control.withdraw({ reservationId: reservationId ?? '' });

  // Reading back; the lists; a reloaded page after what was in memory before has been searched.
  await desk.transcript().hover();
  await expect
    .poll(async () => {
      await page.mouse.wheel(0, -8_000);
      return desk.transcript().innerText();
    })
    .toMatch(/Answer 0\b/);
  await look();
  await desk.statePicker().click();
  await expect(page.getByRole('option')).not.toHaveCount(0);
  await look();
  await page.keyboard.press('Escape');
  keep('memory', await heapText(input));
  await page.reload();
  await expect(desk.transcript()).toContainText('Anything else?');

  // The line breaks; a request nobody answers.
  control.dropLine({ agent: 'agent-1' });
  control.setPolicy({ reservationTimeoutSeconds: 120 });
  await expect.poll(() => control.state().agents.find(({ agentId }) => agentId === 'agent-1')?.attached).toBe(true);
  const missed = backend.offer({
    customer: { name: `Petra ${plant('missed customer')}` },
    text: plant('missed preview'),
  });
  await expect(desk.offerCards()).toHaveCount(1);
  await look();
  // Its words are in memory for as long as it is shown; later only chance keeps them there.
  keep('memory', await heapText(input));
  missed.offer.endsIn(0);
  await expect(desk.notices().getByRole('button', { name: anyOf(desk, 'notice.setAvailable') })).toBeVisible();
  await expect.poll(() => inbox.notes.length).toBeGreaterThan(2);
  await look();

  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await look();
  // The reasons, too, are surely in memory only while they are shown.
  keep('memory', await heapText(input));
  await desk.finishWrapUp(quiet.wrapUp.codes[0]?.name ?? '');
  await expect(desk.wrapUp()).toHaveCount(0);
  await look();
  keep('messages', await messagesToPage(parley));
  keep('notifications', notificationText(inbox));
  return found;
}

/** What the program writes to its terminal. */
function outputOf({ app }: Parley) {
  const written: string[] = [];
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr]) stream?.on('data', (bytes: Buffer) => void written.push(bytes.toString()));
  return () => written.join('');
}

const sorted = (findings: Iterable<Finding>) => [...findings].sort();

test.describe('with masking on', () => {
  test.use({ backendOptions: { scenario: tenant } });

  test('nothing that was planted is anywhere', async ({ parley, backend, inbox }) => {
    const output = outputOf(parley);
    const found = await walk(parley, backend, inbox);
    for (const [where, findings] of Object.entries(found)) expect(sorted(findings), where).toEqual([]);
    await parley.close();
    // Log, crash dumps, caches and settings are all in there.
    const files = filesOf(parley.userData);
    expect(files.map(({ path }) => path).join('\n')).toContain('parley.log');
    expect(files.filter(({ texts }) => texts.some((text) => planted.findIn(text).length > 0))).toEqual([]);
    expect(planted.findIn(output())).toEqual([]);
  });
});

test.describe('with masking off', () => {
  test.use({
    backendOptions: { scenario: { ...tenant, policy: { ...tenant.policy, maskSensitiveData: false } } },
  });

  test('the same search finds each value in each place where it is seen', async ({ parley, backend, inbox }) => {
    const found = await walk(parley, backend, inbox);
    // The words of an error are for developers and come nowhere; a value in two messages is nowhere in one piece.
    const seen = planted.places().filter((place) => place !== 'error text' && place !== 'split card');
    const all = seen.flatMap((place) =>
      place === 'attribute label' ? ['attribute label/card'] : KINDS.map((kind) => `${place}/${kind}`),
    );
    for (const where of ['page', 'tree', 'memory', 'messages'] as const)
      expect(sorted(found[where]), where).toEqual(sorted(all));
    const told = ['queue name', 'page name', 'customer name', 'preview', 'missed customer', 'missed preview'];
    for (const place of told) expect(sorted(found.notifications)).toContain(`${place}/card`);
  });
});

test.describe('masking switched on in the middle', () => {
  test.use({
    backendOptions: { scenario: { ...tenant, policy: { ...tenant.policy, maskSensitiveData: false } } },
  });

  test('reaches at once what is shown, values in two messages and notifications too', async ({
    parley,
    backend,
    inbox,
  }) => {
    const { control } = backend;
    const input: CDPSession = await parley.app.context().newCDPSession(parley.page);
    const desk = await readyDesk(parley);
    const customer = backend.offer({ customer: { name: `Ana ${plant('customer name')}` } });
    await desk.acceptFirst();
    await expect(desk.composer()).toBeFocused();
    const card = value('split card', 'card');
    const [start, rest] = [`it is ${card.slice(0, 9)}`, card.slice(10)];
    customer.says([plant('message'), start, rest]);
    control.notice({ agent: 'agent-1', code: 'shift', text: plant('notice') });
    backend.offer({ customer: { name: 'Petra Kos' }, text: plant('preview') });
    await expect(desk.transcript()).toContainText(rest);
    await expect(desk.notices()).toContainText(value('notice', 'email'));
    await expect.poll(() => inbox.notes.some(({ body }) => body.includes(value('preview', 'card')))).toBe(true);

    control.setPolicy({ maskSensitiveData: true });
    const seen = async () => {
      const text = `${await pageText(parley)}\n${await accessibilityText(input)}`;
      return [...planted.findIn(text), ...[start, rest].filter((part) => text.includes(part))];
    };
    await expect.poll(seen).toEqual([]);
    await expect(desk.transcript()).toContainText('it is ********');
    const open = () => inbox.notes.filter((note) => note.open);
    await expect.poll(() => planted.findIn(notificationText({ ...inbox, notes: open() }))).toEqual([]);
    await expect
      .poll(() =>
        open()
          .map(({ body }) => body)
          .join(),
      )
      .toContain('*');
  });
});
