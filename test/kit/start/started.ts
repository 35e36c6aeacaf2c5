// A program that runs, however it was started: from the sources, where the test reaches its main process, or as the
// packaged artefact, which lets nobody in there.
import type { ChildProcess } from 'node:child_process';
import type { BrowserContext, ElectronApplication, Page } from '@playwright/test';

export interface Started {
  context: BrowserContext;
  page: Page;
  process: ChildProcess;
  /** Its main process; a packaged program has none that a test could call. */
  app: ElectronApplication | undefined;
  /** Ends it as the system would; gone when it resolves. */
  quit: () => Promise<void>;
}

/** What every way of starting is given. */
export interface StartRequest {
  userData: string;
  /** Command line behind the program's own name and data folder. */
  args: readonly string[];
  env: Record<string, string>;
  /** Files for the main process to load before the program (`-r`), readable by its user. */
  hooks: readonly string[];
  /** Folder for videos of the window, if one is wanted. */
  videos: string | undefined;
  /** Called once a window's page is known, before its first script if possible. */
  seen: (page: Page) => void;
  /** Called for every start of the runtime that crashed before its first window. */
  crashed: (signal: string) => void;
}
