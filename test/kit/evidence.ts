// What a failed test leaves behind to find out why: a picture and the program's log at the first try; at the second one
// a whole trace, too: recording one slows every action down, so tests that pass do not pay for it.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { ElectronApplication, Page, TestInfo } from '@playwright/test';

interface Running {
  app: ElectronApplication;
  page: Page;
  userData: string;
}

const failed = (info: TestInfo) => info.status !== info.expectedStatus;
const isTraced = (info: TestInfo) => info.retry > 0;

export async function beginEvidence(app: ElectronApplication, info: TestInfo): Promise<void> {
  if (isTraced(info)) await app.context().tracing.start({ screenshots: true, snapshots: true });
}

/** Call while the program still runs. Evidence that cannot be had is no second failure. */
export async function keepEvidence({ app, page, userData }: Running, info: TestInfo, name: string): Promise<void> {
  if (isTraced(info)) {
    const path = failed(info) ? { path: info.outputPath(`${name}-trace.zip`) } : {};
    await app
      .context()
      .tracing.stop(path)
      .catch(() => undefined);
  }
  if (!failed(info)) return;
  const picture = info.outputPath(`${name}.png`);
  await page
    .screenshot({ path: picture, timeout: 5_000 })
    .then(() => info.attach(`${name}.png`, { path: picture, contentType: 'image/png' }))
    .catch(() => undefined);
  const log = join(userData, 'logs', 'parley.log');
  if (existsSync(log)) await info.attach(`${name}.log`, { path: log, contentType: 'text/plain' });
}
