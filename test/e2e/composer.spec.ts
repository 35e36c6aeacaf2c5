// Writing to the customer (SPEC 3): the count as the reader sees characters, the limit that cuts nothing, the keys, input
// methods, drafts, refusals, a lost line and a deleted page. Nothing written is ever lost or sent twice.
import type { DeskPage } from '../kit/desk-page.mjs';
import { anyOf, converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';

const SHOTS = 'composer';
const FAMILY = '👨‍👩‍👧‍👦';
const COMBINED = 'z̷͓̈';

/** What the customer's phone has got. */

const left = (desk: DeskPage, count: number) => desk.t('chat.composer.remaining', { count });

const reload = async ({ app, page }: Parley) => {
  const loaded = page.waitForEvent('load');
  await app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.reload();
  });
  await loaded;
};

test('characters are counted as they are seen, live, near the limit', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { page } = parley;
  await desk.composer().fill('a'.repeat(799));
  await expect(page.getByLabel(anyOf(desk, 'chat.composer.remaining_other'))).toHaveCount(0);
  await desk.composer().press('a');
  await expect(page.getByLabel(left(desk, 200))).toHaveText('200');
  await desk.composer().fill('a'.repeat(996));
  await expect(page.getByLabel(left(desk, 4))).toHaveText('4');
  await page.keyboard.insertText(FAMILY);
  await expect(page.getByLabel(left(desk, 3))).toHaveText('3');
  await page.keyboard.insertText(COMBINED);
  await expect(page.getByLabel(left(desk, 2))).toHaveText('2');
  await page.keyboard.insertText('🇸🇮👍🏽');
  await expect(page.getByLabel(left(desk, 0))).toHaveText('0');
  await expect(desk.send()).toBeEnabled();
  await desk.composer().press('Enter');
  const text = `${'a'.repeat(996)}${FAMILY}${COMBINED}🇸🇮👍🏽`;
  await expect.poll(() => customer.received()).toEqual([text]);
});

test('a long paste stays whole; Send is closed and says why', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { app, page } = parley;
  const long = `${FAMILY}${'Long story. '.repeat(84)}12345!`;
  expect([...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(long)]).toHaveLength(1_015);
  await app.evaluate(({ clipboard }, text) => void clipboard.writeText(text), long);
  await desk.composer().press('Control+V');
  await expect(desk.composer()).toHaveValue(long);
  await expect(desk.send()).toBeDisabled();
  const why = desk.t('chat.composer.tooLong', { count: 15, limit: '1,000' });
  await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible();
  await expect(desk.composer()).toHaveAccessibleDescription(why);
  await desk.composer().press('Enter');
  await expect(desk.composer()).toHaveValue(long);
  await parley.shot(SHOTS, 'too-long');
  await desk.composer().press('End');
  for (let at = 0; at < 15; at += 1) await page.keyboard.press('Backspace');
  await expect(desk.send()).toBeEnabled();
  await desk.send().click();
  await expect.poll(() => customer.received()).toEqual([long.slice(0, -15)]);
  await expect(desk.composer()).toHaveValue('');
  await expect(desk.composer()).toBeFocused();
});

test('Enter sends, Shift+Enter breaks the line, blank text goes nowhere', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { page } = parley;
  await expect(desk.send()).toBeDisabled();
  await page.keyboard.press('Enter');
  await page.keyboard.type('   ');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.press('Enter');
  await expect(desk.send()).toBeDisabled();
  await expect(desk.composer()).toHaveValue('   \n');
  await desk.composer().fill('');
  await page.keyboard.type('First line');
  await page.keyboard.press('Shift+Enter');
  await page.keyboard.type('second line');
  await page.keyboard.press('Enter');
  await expect(desk.composer()).toHaveValue('');
  await expect(desk.transcript()).toContainText('second line');
  await expect.poll(() => customer.received()).toEqual(['First line\nsecond line']);
});

test('Enter belongs to the input method while it composes', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { app, page } = parley;
  const input = await app.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await expect(desk.composer()).toHaveValue('にほん');
  // The key press by which a person takes the candidate, as the browser reports it: within the composition.
  await input.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  });
  await expect(desk.composer()).toHaveValue('にほん');
  await input.send('Input.insertText', { text: '日本' });
  await expect(desk.composer()).toHaveValue('日本');
  // As it is reported where the composition has just ended.
  await input.send('Input.dispatchKeyEvent', {
    type: 'rawKeyDown',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 229,
  });
  await expect(desk.composer()).toHaveValue('日本');
  expect(customer.received()).toEqual([]);
  await page.keyboard.press('Enter');
  await expect.poll(() => customer.received()).toEqual(['日本']);
});

test('each conversation keeps its own draft, over switching and a reload of the window', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  await converse(desk, backend, { customer: { name: 'Ana Novak' } });
  await parley.page.keyboard.type('For Ana only');
  backend.offer({ customer: { name: 'Luc Martin' } });
  await desk.acceptFirst();
  await desk.conversation('Luc Martin').click();
  await expect(desk.composerOf('Luc Martin')).toBeFocused();
  await expect(desk.composerOf('Luc Martin')).toHaveValue('');
  await expect(parley.page.getByText('For Ana only')).toHaveCount(0);
  await expect(desk.conversation('Ana Novak')).toHaveAccessibleName(new RegExp(desk.t('task.draft')));
  await parley.page.keyboard.type('Pour Luc');
  await parley.shot(SHOTS, 'drafts');
  await desk.conversation('Ana Novak').click();
  await expect(desk.composerOf('Ana Novak')).toHaveValue('For Ana only');

  await reload(parley);
  await desk.conversation('Luc Martin').click();
  await expect(desk.composerOf('Luc Martin')).toHaveValue('Pour Luc');
  await desk.conversation('Ana Novak').click();
  await expect(desk.composerOf('Ana Novak')).toHaveValue('For Ana only');
  await desk.composer().press('Enter');
  await expect(desk.composerOf('Ana Novak')).toHaveValue('');
  await reload(parley);
  await desk.conversation('Ana Novak').click();
  await expect(desk.composerOf('Ana Novak')).toHaveValue('');
  await expect(desk.transcript()).toContainText('For Ana only');
});

test('a word that an input method has not finished stays in its conversation', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { app, page } = parley;
  const ana = await converse(desk, backend, { customer: { name: 'Ana Novak' } });
  const luc = await converse(desk, backend, { customer: { name: 'Luc Martin' } });
  await desk.conversation('Ana Novak').click();
  await expect(desk.composerOf('Ana Novak')).toBeFocused();
  const input = await app.context().newCDPSession(page);
  await input.send('Input.imeSetComposition', { text: 'にほん', selectionStart: 3, selectionEnd: 3 });
  await expect(desk.composer()).toHaveValue('にほん');
  await desk.conversation('Luc Martin').click();
  await expect(desk.composerOf('Luc Martin')).toBeFocused();
  await page.keyboard.type('Bonjour');
  await desk.conversation('Ana Novak').click();
  await expect(desk.composerOf('Ana Novak')).toHaveValue('にほん');
  await desk.conversation('Luc Martin').click();
  await expect(desk.composerOf('Luc Martin')).toHaveValue('Bonjour');
  await page.keyboard.press('Enter');
  await expect.poll(() => luc.received()).toEqual(['Bonjour']);
  expect(ana.received()).toEqual([]);
});

test('a text the service refuses stays, with the reason and the ways on', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  backend.control.failNext({ command: 'message.send', code: 'CONTENT_REJECTED' });
  await desk.say('Refused words');
  await desk.say('The next ones');
  await expect(desk.transcript()).toContainText(desk.t('chat.failed.content-rejected'));
  await expect(desk.transcript()).toContainText('Refused words');
  await expect.poll(() => customer.received()).toEqual(['The next ones']);
  await parley.shot(SHOTS, 'refused');

  await desk.composer().fill('Half a thought');
  await desk
    .transcript()
    .getByRole('button', { name: desk.t('chat.editName', { text: 'Refused words' }) })
    .click();
  await expect(desk.composer()).toHaveValue('Refused words\nHalf a thought');
  await expect(desk.composer()).toBeFocused();
  await expect(desk.transcript()).not.toContainText('Refused words');
  await expect(desk.transcript()).not.toContainText(desk.t('chat.failed.content-rejected'));
  await parley.shot(SHOTS, 'corrected');
  backend.control.failNext({ command: 'message.send', code: 'CONTENT_REJECTED' });
  await desk.say('My number is 4111 1111 1111 1111');
  await desk
    .transcript()
    .getByRole('button', { name: new RegExp(desk.t('chat.edit')) })
    .click();
  // Masked in the transcript, but her own words as she wrote them come back.
  await expect(desk.composer()).toHaveValue('My number is 4111 1111 1111 1111');

  backend.control.failNext({ command: 'message.send', code: 'CONTENT_REJECTED' });
  await desk.say('Never mind');
  await desk
    .transcript()
    .getByRole('button', { name: desk.t('chat.deleteName', { text: 'Never mind' }) })
    .click();
  await expect(desk.transcript()).not.toContainText('Never mind');
  await expect(desk.composer()).toHaveValue('');
});

test('what is written without a line waits, and is sent once', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { page } = parley;
  await desk.say('Before');
  await expect.poll(() => customer.received()).toEqual(['Before']);
  await parley.line.drops();
  await expect(page.getByText(desk.t('chat.composer.queues'))).toBeVisible();
  await desk.say('Written offline');
  await desk.say('And taken back');
  await expect(desk.transcript().getByText(desk.t('chat.delivery.queued'))).toHaveCount(2);
  await parley.shot(SHOTS, 'queued');
  await desk
    .transcript()
    .getByRole('button', { name: desk.t('chat.takeBackName', { text: 'And taken back' }) })
    .click();
  await expect(desk.transcript()).not.toContainText('And taken back');
  await parley.line.returns();
  await expect.poll(() => customer.received()).toEqual(['Before', 'Written offline']);
  await expect(desk.transcript().getByText(desk.t('chat.delivery.queued'))).toHaveCount(0);
  await expect(desk.transcript().getByText('Written offline')).toHaveCount(1);
  await desk.say('After');
  await expect.poll(() => customer.received()).toEqual(['Before', 'Written offline', 'After']);
});

test('an answer that got lost with the line does not send twice', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  backend.control.holdResults({ command: 'message.send', times: 1 });
  await desk.say('Only once');
  await expect.poll(() => customer.received()).toEqual(['Only once']);
  backend.control.dropLine({ agent: 'agent-1' });
  backend.control.releaseResults();
  await desk.say('Then this');
  await expect.poll(() => customer.received()).toEqual(['Only once', 'Then this']);
  await expect(desk.transcript().getByText('Only once')).toHaveCount(1);
});

test('the reply window closes while she writes: said in words, the draft stays, and it opens again', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { page, t } = parley;
  const customer = await converse(desk, backend);
  await desk.composer().fill('Half an answer');
  backend.control.setReplyWindow({ hours: 0 });
  customer.says('Are you there?');
  await expect(page.getByText(t('chat.composer.locked.window-closed'))).toBeVisible();
  await expect(desk.composer()).toHaveCount(0);
  await expect(page.getByText('Half an answer')).toBeVisible();
  await parley.shot(SHOTS, 'window-closed');
  backend.control.setReplyWindow({ hours: 24 });
  customer.says('Hello?');
  await expect(desk.composer()).toHaveValue('Half an answer');
  await desk.composer().press('Enter');
  await expect.poll(() => customer.received()).toEqual(['Half an answer']);
});

test('the page is deleted: interrupted in words, the draft to copy, only End is left', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { app, page } = parley;
  const customer = await converse(desk, backend, { page: 'shop-fr' });
  await desk.composer().fill('My unfinished answer');
  customer.page.deleted();
  await expect(desk.composer()).toHaveCount(0);
  await expect(page.getByText(desk.t('chat.composer.locked.asset-deleted'))).toBeVisible();
  await expect(desk.notices()).toContainText(desk.t('notice.interrupted.title'));
  await expect(desk.transcript()).toContainText(desk.t('chat.system.asset-deleted', { page: 'Shop FR' }));
  await expect(desk.transcript()).toContainText('Hello, where is my parcel?');
  await expect(page.getByText('My unfinished answer')).toBeVisible();
  await page.getByRole('button', { name: desk.t('chat.composer.copyDraft') }).click();
  await expect.poll(() => app.evaluate(({ clipboard }) => clipboard.readText())).toBe('My unfinished answer');
  await parley.shot(SHOTS, 'page-deleted');
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
});

test('a message that waited for the line fails with the page, and says so', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend, { page: 'shop-fr' });
  await parley.line.drops();
  await desk.say('Still waiting');
  await expect(desk.transcript().getByText(desk.t('chat.delivery.queued'))).toBeVisible();
  customer.page.deleted();
  await parley.line.returns();
  await expect(desk.transcript()).toContainText(desk.t('chat.failed.channel-gone'));
  await expect(desk.transcript()).toContainText('Still waiting');
  expect(customer.received()).toEqual([]);
});
