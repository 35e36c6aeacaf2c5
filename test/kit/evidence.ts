// What a test leaves behind to find out why it failed, attached to the report (`npm run test:report`): at the first try a
// picture and the program's log; at the second one a trace and, where ffmpeg is, a video, too. Recording slows every
// action down, so tests that pass do not pay for it. PARLEY_EVIDENCE=always records and keeps every try.
import { existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import type { BrowserContext, Page, TestInfo } from '@playwright/test';

interface Running {
  context: BrowserContext;
  page: Page;
  log: { file: string };
}

const SYSTEM_ENCODER = '/usr/bin/ffmpeg';
const playwright = dirname(createRequire(import.meta.url).resolve('playwright-core/package.json'));
const { browsers } = JSON.parse(readFileSync(join(playwright, 'browsers.json'), 'utf8')) as {
  browsers: { name: string; revision: string }[];
};
const ENCODER_REVISION = browsers.find(({ name }) => name === 'ffmpeg')?.revision ?? '';

const failed = (info: TestInfo) => info.status !== info.expectedStatus;
const always = process.env['PARLEY_EVIDENCE'] === 'always';
const isRecorded = (info: TestInfo) => always || info.retry > 0;
const isKept = (info: TestInfo) => always || failed(info);

/**
 * Folder for videos of this try of the program of the checkout, or undefined for none: without an encoder in its place
 * Playwright hangs to its time limit. Debian's is put there when it is installed; nothing is downloaded.
 */
export function videoFolder(info: TestInfo): string | undefined {
  if (!isRecorded(info)) return undefined;
  const place = join(
    process.env['PLAYWRIGHT_BROWSERS_PATH'] ?? join(homedir(), '.cache/ms-playwright'),
    `ffmpeg-${ENCODER_REVISION}`,
  );
  const encoder = join(place, 'ffmpeg-linux');
  if (!existsSync(encoder)) {
    if (!existsSync(SYSTEM_ENCODER)) return undefined;
    mkdirSync(place, { recursive: true });
    symlinkSync(SYSTEM_ENCODER, encoder);
    writeFileSync(join(place, 'INSTALLATION_COMPLETE'), '');
  }
  return info.outputPath('videos');
}

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
