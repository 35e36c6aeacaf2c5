// What the window survives (SPEC 3, 9): a reload, a crash of the page, the loss of the line, and its own end.
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley, type TestBackend } from '../kit/launch';
import { listenTo } from '../kit/announcements';

const DRAFT = 'A half-written answer with č and ž';

/** Two conversations, the first one on screen with a draft, the second one with an unread message. */
async function atWork(parley: Parley, backend: TestBackend) {
  const desk = await readyDesk(parley);
  const other = await converse(desk, backend, { customer: { name: 'Luc Martin' } });
  await converse(desk, backend, { customer: { name: 'Ana Novak' }, text: 'Where is my order?' });
  await desk.composerOf('Ana Novak').fill(DRAFT);
  await desk.say('First answer');
  await expect(desk.transcript()).toContainText('First answer');
  await desk.composerOf('Ana Novak').fill(DRAFT);
  other.says('Are you there?');
  await expect(desk.conversation('Luc Martin')).toHaveAccessibleName(/1 unread message/);
  return desk;
}

/** The same, seen without the page object: Playwright gives up a page that has crashed, the program does not. */
const inWindow = (parley: Parley, code: string): Promise<unknown> =>
  parley.app.evaluate(
    ({ BrowserWindow }, script) => BrowserWindow.getAllWindows()[0]?.webContents.executeJavaScript(script),
    code,
  );
const SHOWN = `({
  draft: document.querySelector('textarea')?.value,
  open: document.querySelector('[role=option][aria-selected=true]')?.getAttribute('aria-label'),
  other: document.querySelector('[role=option][aria-selected=false]')?.getAttribute('aria-label'),
  said: document.querySelector('[role=log]')?.textContent.includes('First answer'),
})`;

const IN_PLACE = {
  draft: DRAFT,
  open: expect.stringContaining('Ana Novak'),
  other: expect.stringMatching(/Luc Martin, 1 unread message/),
  said: true,
};

/** Drafts are handed over a moment after the last key. */
const draftIsSafe = (parley: Parley) =>
  expect
    .poll(() =>
      inWindow(
        parley,
        `desk.snapshot().then(({ slices }) => Promise.all(slices.tasks.map(({ interactionId }) =>
           desk.transcript.open({ interactionId })))).then((pages) => pages.map(({ value }) => value.draft).join(''))`,
      ),
    )
    .toBe(DRAFT);

test('a reload keeps the conversation, its draft and what is unread', async ({ parley, backend }) => {
  const desk = await atWork(parley, backend);
  await parley.page.reload();
  await expect(desk.composerOf('Ana Novak')).toHaveValue(DRAFT);
  await expect(desk.transcript()).toContainText('First answer');
  await expect(desk.conversation('Ana Novak')).toHaveAttribute('aria-selected', 'true');
  await expect(desk.conversation('Luc Martin')).toHaveAccessibleName(/1 unread message/);
});

test('a page that crashes is loaded again, with everything in place and a line in the log', async ({
  parley,
  backend,
}) => {
  await atWork(parley, backend);
  await draftIsSafe(parley);
  await parley.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.webContents.forcefullyCrashRenderer();
  });
  await expect.poll(() => parley.log.entries('page.crashed')).toMatchObject([{ level: 'error', again: true }]);
  await expect.poll(() => inWindow(parley, SHOWN)).toMatchObject(IN_PLACE);
  // The one complaint is the crash that was asked for.
  expect(parley.problems.splice(0)).toEqual(['renderer crashed']);
});

test('a page that hangs is ended and loaded again, with everything in place and lines in the log', async ({
  parley,
  backend,
}) => {
  await atWork(parley, backend);
  await draftIsSafe(parley);
  await parley.app.evaluate(({ BrowserWindow }) => {
    const page = BrowserWindow.getAllWindows()[0]?.webContents;
    void page?.executeJavaScript('for (;;);').catch(() => undefined);
    // What Chromium does by itself once a key has waited for half a minute.
    page?.emit('unresponsive');
  });
  await expect.poll(() => parley.log.entries('page.crashed')).toMatchObject([{ level: 'error', again: true }]);
  expect(parley.log.entries('page.unresponsive')).toHaveLength(1);
  await expect.poll(() => inWindow(parley, SHOWN)).toMatchObject(IN_PLACE);
  // The one complaint is the end of the page that hung.
  expect(parley.problems.splice(0)).toEqual(['renderer crashed']);
});

test('a lost line says what still works, and goes when it is back', async ({ parley, backend }) => {
  const { page, t } = parley;
  const desk = await readyDesk(parley);
  await converse(desk, backend);
  const heard = await listenTo(page);
  await expect(page.getByRole('region', { name: t('connection.region') })).toBeHidden();
  await parley.line.drops();
  await expect(desk.connection.strip()).toContainText(t('connection.works.reconnecting'));
  await expect.poll(() => heard('alert')).toContain(t('connection.title.reconnecting'));
  await parley.shot('life', 'reconnecting');
  await desk.say('Written without a line');
  await expect(desk.transcript()).toContainText(t('chat.delivery.queued'));
  await parley.line.returns();
  await expect.poll(() => heard('status')).toContain(t('connection.back'));
  await expect(desk.transcript()).not.toContainText(t('chat.delivery.queued'));
});

test('closing the window ends the program; the conversations are there at the next start', async ({
  launchParley,
  backend,
}) => {
  const first = await launchParley();
  await atWork(first, backend);
  const ended = new Promise<number | null>((done) => first.app.process().once('exit', done));
  await first.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.close();
  });
  const { t } = first;
  const dialog = first.page.getByRole('alertdialog', { name: t('program.quit.title') });
  await dialog.getByRole('button', { name: t('program.quit.anyway') }).click();
  expect(await ended).toBe(0);

  const second = await launchParley({ userData: first.userData });
  const desk = second.desk;
  await expect(desk.conversations()).toHaveCount(2);
  await desk.conversation('Ana Novak').click();
  await expect(desk.transcript()).toContainText('First answer');
  await expect(desk.statePicker()).toHaveAccessibleName(/Engaged/);
});
