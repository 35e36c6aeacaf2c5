// Masking (SPEC 7) as seen from outside the program: values of all five kinds, in every place a customer or a colleague
// can write one, come out nowhere: page, accessibility tree, memory of the page, titles, desktop, disk, output. The
// same search finds them all once the organisation has switched the masking off.
import { readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type TestBackend } from '../kit/launch';
import {
  accessibilityText,
  ALL_RAW,
  CANARIES,
  foundIn,
  heapText,
  KINDS,
  leakyFiles,
  notificationText,
  pageText,
  windowTitles,
} from '../kit/canaries';

const SHOTS = 'masked';
const raw = (kind: keyof typeof CANARIES) => CANARIES[kind].raw;

/** What the program writes to its terminal. */
function outputOf({ app }: Parley) {
  const written: string[] = [];
  const { stdout, stderr } = app.process();
  for (const stream of [stdout, stderr]) stream?.on('data', (bytes: Buffer) => void written.push(bytes.toString()));
  return () => written.join('');
}

/**
 * Lets every kind of value come in everywhere: names, previews, history, messages, attachments, attributes, origin,
 * transfer note, notices, answers from elsewhere. `look` is called whenever something new is on screen.
 */
async function walk(parley: Parley, backend: TestBackend, look: (what: string) => Promise<void>) {
  const desk = await readyDesk(parley);
  const { page } = parley;
  const customer = backend.offer({
    customer: { name: `Ana ${raw('phone')}` },
    text: ALL_RAW,
    contactOrigin: raw('phone'),
    attributes: Object.fromEntries(KINDS.map((kind) => [`Given ${kind}`, raw(kind)])),
    history: [
      { from: 'customer', text: `Before: ${ALL_RAW}` },
      { from: 'bot', text: `I have noted ${ALL_RAW}` },
    ],
  });
  const missed = backend.offer({ customer: { name: `Luc ${raw('email')}` }, text: ALL_RAW });
  await expect(desk.offerCards()).toHaveCount(2);
  await look('offers');
  missed.offer.withdrawn();
  await expect(desk.notices()).toBeVisible();
  await look('a request that is gone');

  await desk.acceptFirst();
  await expect(desk.transcript()).toContainText('Before:');
  await expect(page.getByRole('complementary').getByText('Given iban')).toBeVisible();
  await look('conversation');

  const written = backend.offer({ customer: { name: 'Petra Kos' }, text: 'Hello' });
  await desk.acceptFirst();
  await expect(desk.composerOf('Petra Kos')).toBeFocused();
  const name = `Card ${raw('card')} of ${raw('email')}.pdf`;
  written.sends({ kind: 'file', name, mimeType: 'application/pdf', bytes: 9 }, [...KINDS.map(raw), ALL_RAW]);
  written.answeredElsewhere(`Call ${raw('phone')}`, raw('email'));
  await expect(desk.transcript()).toContainText('.pdf');
  await expect(desk.transcript()).toContainText('Call');
  await look('messages');
  customer.says(ALL_RAW);
  await expect(desk.conversations().first()).toHaveAccessibleName(new RegExp(desk.t('task.unread', { count: 1 })));
  backend.control.notice({ agent: 'agent-1', code: 'shift', text: `Ask ${raw('email')}, ${raw('card')}` });
  await expect(desk.notices()).toContainText('Ask');
  await look('previews and notices');

  const held = backend.customer({ heldBy: 'col-eva', customer: { name: raw('iban') }, text: ALL_RAW });
  backend.control.actAs({
    agent: 'col-eva',
    command: 'interaction.transfer',
    data: {
      interactionId: held.interactionId,
      target: { kind: 'agent', id: 'agent-1' },
      note: `Please call back: ${ALL_RAW}`,
    },
  });
  await expect(desk.offerCards()).toContainText('Please call back');
  await look('transfer note');
  await desk.conversations().first().click();
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  await look('wrap-up');
  return desk;
}

test('no raw value comes out of the program anywhere', async ({ parley, backend, inbox }) => {
  const output = outputOf(parley);
  const input = await parley.app.context().newCDPSession(parley.page);
  const seen: string[] = [];
  const desk = await walk(parley, backend, async (what) => {
    const [text, tree, titles] = await Promise.all([pageText(parley), accessibilityText(input), windowTitles(parley)]);
    seen.push(text);
    expect(foundIn(text), `page: ${what}`).toEqual([]);
    expect(foundIn(tree), `accessibility tree: ${what}`).toEqual([]);
    expect(foundIn(titles), `titles: ${what}`).toEqual([]);
    await parley.shot(SHOTS, what.replaceAll(' ', '-'));
  });
  // The masked forms are there, so the values did arrive.
  for (const kind of KINDS) expect(seen.join('\n'), kind).toContain(CANARIES[kind].masked);
  const told = notificationText(inbox);
  expect(foundIn(told)).toEqual([]);
  expect(told).toContain(CANARIES.card.masked);
  expect(foundIn(await heapText(input))).toEqual([]);
  await expect(desk.wrapUp()).toBeVisible();
  await parley.close();
  expect(leakyFiles(parley.userData)).toEqual([]);
  expect(foundIn(output())).toEqual([]);
});

test('with the masking switched off the same search finds every kind', async ({ parley, backend, inbox }) => {
  backend.control.setPolicy({ maskSensitiveData: false });
  const input = await parley.app.context().newCDPSession(parley.page);
  const found = { page: new Set<string>(), tree: new Set<string>() };
  await walk(parley, backend, async (what) => {
    const text = await pageText(parley);
    // Each place by itself is one the search would see a value in.
    expect(foundIn(text), what).not.toEqual([]);
    for (const kind of foundIn(text)) found.page.add(kind);
    for (const kind of foundIn(await accessibilityText(input))) found.tree.add(kind);
  });
  expect([...found.page].sort()).toEqual([...KINDS].sort());
  expect([...found.tree].sort()).toEqual([...KINDS].sort());
  expect(foundIn(notificationText(inbox)).sort()).toEqual([...KINDS].sort());
  expect(foundIn(await heapText(input)).sort()).toEqual([...KINDS].sort());
});

test('a switch of the policy reaches at once what is already shown', async ({ parley, backend, inbox }) => {
  backend.control.setPolicy({ maskSensitiveData: false });
  const desk = await readyDesk(parley);
  backend.offer({ text: ALL_RAW, contactOrigin: raw('phone') });
  await desk.acceptFirst();
  await expect(desk.composer()).toBeFocused();
  backend.offer({ text: ALL_RAW });
  const shown = () => ({ notes: inbox.notes.filter(({ open }) => open) });
  await expect.poll(() => foundIn(JSON.stringify(shown()))).toHaveLength(KINDS.length);
  await expect.poll(async () => foundIn(await pageText(parley)).sort()).toEqual([...KINDS].sort());
  backend.control.setPolicy({ maskSensitiveData: true });
  await expect.poll(() => foundIn(JSON.stringify(shown()))).toEqual([]);
  expect(shown().notes).toHaveLength(1);
  await expect.poll(async () => foundIn(await pageText(parley))).toEqual([]);
  await expect(desk.transcript()).toContainText(CANARIES.iban.masked);
  await expect(parley.page.getByRole('button', { name: desk.t('chat.lock') })).toBeVisible();
  backend.control.setPolicy({ maskSensitiveData: false });
  await expect.poll(async () => foundIn(await pageText(parley)).sort()).toEqual([...KINDS].sort());
  await expect(parley.page.getByRole('button', { name: desk.t('chat.lock') })).toHaveCount(0);
});

test('what the agent writes and what she copies is masked, too', async ({ parley, backend, inbox }) => {
  const desk = await readyDesk(parley);
  const { app, page } = parley;
  const customer = backend.offer({ text: `My card: ${raw('card')}` });
  await desk.acceptFirst();
  await desk.say(`Is it ${raw('email')}?`);
  await expect(desk.transcript()).toContainText(`Is it ${CANARIES.email.masked}`);
  // The customer gets what was written.
  await expect.poll(() => customer.received()).toEqual([`Is it ${raw('email')}?`]);
  expect(foundIn(await pageText(parley))).toEqual([]);
  await desk.transcript().getByText('My card:').click({ clickCount: 3 });
  await page.keyboard.press('Control+C');
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toContain(CANARIES.card.masked);
  expect(foundIn(await app.evaluate(({ clipboard }) => clipboard.readText()))).toEqual([]);
  expect(foundIn(notificationText(inbox))).toEqual([]);
});
