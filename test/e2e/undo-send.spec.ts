// Undo-send (SPEC 3): off by default; on, a message is kept for some seconds and can come back to the composer. What is
// kept outlives the window, and goes out before the conversation is ended.
import type { DeskPage } from '../kit/desk-page.mjs';
import { anyOf, converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';

const SHOTS = 'composer';

async function undoWithin(parley: Parley, seconds: 3 | 5): Promise<void> {
  const settings = parley.desk.settings;
  await settings.open();
  const choice = settings
    .dialog()
    .getByRole('radiogroup', { name: parley.t('settings.writing.undoSend') })
    .getByRole('radio', { name: parley.t('settings.writing.undoSeconds', { seconds }) });
  await choice.click();
  await expect(choice).toBeChecked();
  await parley.shot(SHOTS, 'undo-setting');
  await settings.close();
}

const undo = (parley: Parley, desk: DeskPage, text: string) =>
  parley.page.getByRole('button', { name: desk.t('chat.undoName', { text }) });

test('a message comes back by key, with what was typed meanwhile; the next one goes out', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  await undoWithin(parley, 5);
  await desk.say('To the wrong one');
  await expect(desk.transcript()).toContainText(anyOf(desk, 'chat.delivery.held'));
  await parley.shot(SHOTS, 'undo-send');
  await desk.composer().press('Control+Z');
  await expect(desk.composer()).toHaveValue('To the wrong one');
  await expect(desk.transcript()).not.toContainText('To the wrong one');
  await desk.say('To the right one');
  await expect.poll(() => customer.received(), { timeout: 15_000 }).toEqual(['To the right one']);
  await expect(undo(parley, desk, 'To the right one')).toHaveCount(0);
});

test('what is kept outlives a reload of the window, and End sends it first', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const customer = await converse(desk, backend);
  const { app, page } = parley;
  await undoWithin(parley, 5);
  await desk.say('Goodbye');
  await expect(undo(parley, desk, 'Goodbye')).toBeVisible();
  const loaded = page.waitForEvent('load');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.reload());
  await loaded;
  await expect(desk.transcript()).toContainText('Goodbye');
  await desk.say('And thank you');
  await desk.end();
  await expect(desk.wrapUp()).toBeVisible();
  // Once the channel has taken them, which may be a moment after the backend did.
  await expect.poll(() => customer.received()).toEqual(['Goodbye', 'And thank you']);
});
