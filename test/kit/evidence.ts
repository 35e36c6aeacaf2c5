// What a test leaves behind to find out why it failed, attached to the report (`npm run test:report`): at the first try a
// picture and the program's log; at the second one a trace and, where ffmpeg is, a video, too. Recording slows every
// action down, so tests that pass do not pay for it. PARLEY_EVIDENCE=always records and keeps every try.
import { existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page, TestInfo } from '@playwright/test';

interface Running {
  context: BrowserContext;
  page: Page;
  log: { file: string };
}

const failed = (info: TestInfo) => info.status !== info.expectedStatus;
const always = process.env['PARLEY_EVIDENCE'] === 'always';
const isRecorded = (info: TestInfo) => always || info.retry > 0;
const isKept = (info: TestInfo) => always || failed(info);

/** Where Playwright looks for the encoder; without it a start that is to record hangs to its time limit. */
const encoder = () =>
  join(process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache/ms-playwright'), 'ffmpeg-1013/ffmpeg-linux');

/** Folder for videos of this try, or undefined for none. */
export const videoFolder = (info: TestInfo): string | undefined =>
  isRecorded(info) && existsSync(encoder()) ? info.outputPath('videos') : undefined;

export async function beginEvidence(context: BrowserContext, info: TestInfo): Promise<void> {
  if (isRecorded(info)) await context.tracing.start({ screenshots: true, snapshots: true });
}

/** Call while the program still runs. Evidence that cannot be had is no second failure. */
export async function keepEvidence({ context, page, log }: Running, info: TestInfo, name: string): Promise<void> {
  if (isRecorded(info)) {
    const path = info.outputPath(`${name}-trace.zip`);
    await context.tracing
      .stop(isKept(info) ? { path } : {})
      .then(() => (isKept(info) ? info.attach('trace', { path, contentType: 'application/zip' }) : undefined))
      .catch(() => undefined);
  }
  if (!isKept(info)) return;
  const picture = info.outputPath(`${name}.png`);
  await page
    .screenshot({ path: picture, timeout: 5_000 })
    .then(() => info.attach(`${name}.png`, { path: picture, contentType: 'image/png' }))
    .catch(() => undefined);
  if (existsSync(log.file)) await info.attach(`${name}.log`, { path: log.file, contentType: 'text/plain' });
}

/** Call when the program has ended: only then the video is whole. */
export async function keepVideo(page: Page, info: TestInfo): Promise<void> {
  const path = await page
    .video()
    ?.path()
    .catch(() => undefined);
  if (path !== undefined && isKept(info) && existsSync(path))
    await info.attach('video', { path, contentType: 'video/webm' });
}
