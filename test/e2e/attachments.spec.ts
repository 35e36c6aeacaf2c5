// What customers attach: shown, played and saved by way of the backend alone, and in words when it cannot be had.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test, type Parley } from '../kit/launch';
import { contentOf } from '../kit/sources';

/** The next file dialog answers with this path. */
const choosePlace = (parley: Parley, path: string) =>
  parley.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (_window: unknown, options?: { defaultPath?: string }) => {
      Object.assign(globalThis, { suggested: options?.defaultPath });
      return Promise.resolve({ canceled: false, filePath });
    };
  }, path);

const drawn = (image: HTMLImageElement) => image.complete && image.naturalWidth > 0;

test('an image comes through the backend only, moves nothing when it comes, and can be enlarged', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const customer = await converse(desk, backend);
  const asked: string[] = [];
  parley.page.on('request', (request) => asked.push(new URL(request.url()).protocol));
  backend.control.holdResults({ command: 'attachment.ticket' });
  customer.sends({ kind: 'image', name: 'parcel.png' });
  const name = desk.transcript().getByText('parcel.png', { exact: true });
  await expect(name).toBeInViewport();
  const before = await name.boundingBox();
  backend.control.releaseResults();
  const thumb = parley.page.getByRole('button', { name: t('chat.attachment.enlarge', { name: 'parcel.png' }) });
  await expect.poll(() => thumb.locator('img').evaluate(drawn)).toBe(true);
  expect(await name.boundingBox()).toEqual(before);
  await parley.shot('attachments', 'image');
  await thumb.click();
  const large = parley.page.getByRole('dialog').getByRole('img', { name: 'parcel.png' });
  await expect.poll(() => large.evaluate(drawn)).toBe(true);
  await parley.shot('attachments', 'image-large');
  await parley.page.keyboard.press('Escape');
  await expect(thumb).toBeFocused();
  expect([...new Set(asked)]).toEqual(['blob:']);
});

test('sound and film play when asked to', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const customer = await converse(desk, backend);
  for (const [kind, name] of [
    ['audio', 'voice.wav'],
    ['video', 'film.webm'],
  ] as const) {
    customer.sends({ kind, name });
    await parley.page.getByRole('button', { name: t('chat.attachment.playName', { name }) }).click();
    const player = desk.transcript().locator(kind);
    await expect(player).toHaveAccessibleName(t('chat.attachment.named', { kind: t(`chat.attachment.${kind}`), name }));
    await expect.poll(() => player.evaluate((media: HTMLMediaElement) => media.currentTime)).toBeGreaterThan(0);
  }
  await parley.shot('attachments', 'players');
});

test('a file is saved where the agent says, byte for byte, under a name of its own kind', async ({
  parley,
  backend,
}) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const customer = await converse(desk, backend);
  const attachmentId = customer.sends({ kind: 'file', name: 'invoice.exe' });
  const save = parley.page.getByRole('button', { name: t('chat.attachment.saveName', { name: 'invoice.exe' }) });
  await choosePlace(parley, join(parley.userData, 'no-such-folder', 'invoice.pdf'));
  await save.click();
  await expect(desk.transcript().getByText(t('refusal.save-failed'))).toBeVisible();
  const place = join(parley.userData, 'saved.pdf');
  await choosePlace(parley, place);
  await save.click();
  await expect(desk.transcript().getByText(t('chat.attachment.saved'), { exact: true })).toBeVisible();
  expect(readFileSync(place).equals(contentOf({ attachmentId, kind: 'file', name: 'invoice.exe' }))).toBe(true);
  expect(await parley.app.evaluate(() => (globalThis as { suggested?: string }).suggested)).toBe('invoice.exe.pdf');
  await parley.shot('attachments', 'file');
});

test('what cannot be had says why; what may come later can be asked for again', async ({ parley, backend }) => {
  const desk = await readyDesk(parley);
  const { t } = desk;
  const customer = await converse(desk, backend);
  const again = (name: string) =>
    parley.page.getByRole('button', { name: t('chat.attachment.retryName', { name }), exact: true });
  const cases = [
    ['disguised', 'attachment-refused'],
    ['type', 'attachment-refused'],
    ['too-large', 'attachment-too-large'],
    ['redirect', 'backend-trouble'],
    ['gone', 'attachment-gone'],
    ['cut', 'no-answer'],
  ] as const;
  for (const [as, code] of cases) {
    backend.control.spoilDownloads({ as });
    customer.sends({ kind: 'image', name: `${as}.png` });
    const words = desk.transcript().getByText(t(`refusal.${code}`));
    await expect(words.last()).toBeInViewport();
  }
  await parley.shot('attachments', 'failures');
  await expect(again('disguised.png')).toHaveCount(0);
  backend.control.spoilDownloads({});
  await again('cut.png').click();
  await expect(
    parley.page.getByRole('button', { name: t('chat.attachment.enlarge', { name: 'cut.png' }) }),
  ).toBeVisible();
  await expect(parley.page).not.toHaveTitle('run');
});
