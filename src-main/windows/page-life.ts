// The page's own life inside the window: it goes with a reload or a crash and comes back. A crashed page is loaded
// again, but not for ever. One that does not answer any more is ended, which is then a crash like any other.
import type { BrowserWindow } from 'electron';
import { APP_PAGE } from '../security/app-origin';

/** Crashes within this time count together, ms. */
const CRASH_WINDOW_MS = 60_000;
const MAX_CRASHES = 3;

/** Pure: may the page be loaded again after a crash at `now`? `earlier`: when it crashed before, ms. */
export const mayReload = (earlier: readonly number[], now: number): boolean =>
  earlier.filter((at) => now - at < CRASH_WINDOW_MS).length < MAX_CRASHES;

export interface PageLife {
  /** The page that was there is no more; the next one has to ask for everything again. */
  left: () => void;
  /** `reason`: Chromium's code. `again`: it is loaded once more. */
  crashed: (reason: string, again: boolean) => void;
  now: () => number;
}

export function watchPageLife(window: BrowserWindow, { left, crashed, now }: PageLife): void {
  const crashes: number[] = [];
  const { webContents } = window;
  webContents.on('did-start-navigation', (details) => {
    if (details.isMainFrame && !details.isSameDocument) left();
  });
  // Chromium says so when the agent's keys or clicks have waited for many seconds. All the page holds is in main too.
  webContents.on('unresponsive', () => {
    if (!webContents.isDevToolsOpened()) webContents.forcefullyCrashRenderer();
  });
  webContents.on('render-process-gone', (_event, { reason }) => {
    left();
    const again = reason !== 'clean-exit' && mayReload(crashes, now());
    crashes.push(now());
    crashed(reason, again);
    if (again && !window.isDestroyed()) void webContents.loadURL(APP_PAGE).catch(() => undefined);
  });
}
