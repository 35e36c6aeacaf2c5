// The window of a program that was started with a debugging port.
import { chromium, expect, type Browser } from '@playwright/test';

const WITHIN_MS = 60_000;

/**
 * Not before there is a window: the test tool waits for the answer of one that is just being made, and may wait for ever.
 * @param url of the DevTools endpoint, ws://
 */
export async function connectToWindow(url: string): Promise<Browser> {
  const list = `http://${new URL(url).host}/json/list`;
  await expect
    .poll(async () => JSON.stringify(await (await fetch(list)).json()), { timeout: WITHIN_MS })
    .toContain('app://');
  return chromium.connectOverCDP(url, { timeout: WITHIN_MS });
}
