// One started program in a test: what a person sees of it (`desk`), what befalls it, and what it wrote.
import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, type ElectronApplication, type Page, type TestInfo } from '@playwright/test';
import type { Scenario } from '../../src-backend/scenario/schema';
import type { PolicyValues } from '../../src-main/settings/catalogue';
import type { Language } from '../../src-preload/contract';
import type { Clock } from './clock/clock';
import { deskPage, type DeskPage } from './desk-page.mjs';
import { keepEvidence, keepVideo } from './evidence';
import type { Policy } from './policy-file';
import { processSignals } from './process-signals';
import type { ProgramLog } from './program-log';
import type { Started } from './start/started';
import type { TestBackend } from './verbs/backend';
import { createLine, type Line } from './verbs/line';
import type { words } from './words.mjs';

export interface LaunchOptions {
  /** Language of the window; English by default. */
  locale?: Language;
  /** What the organisation forces from the start; change it later with `parley.policy.set`. `{}` for none yet. */
  policy?: PolicyValues | Readonly<Record<string, unknown>>;
  /** A backend of its own with this scenario (`parley.backend`), in place of the test's. */
  scenario?: 'quiet' | 'everyday' | Scenario;
  /** `true`: time can jump (`parley.clock`). Sources only. */
  clock?: boolean;
  /** Command line of the program, after the switches the kit gives. */
  args?: string[];
  /** Give `--backend` and `--token-file` of the backend; false: the program starts at its sign-in screen. */
  signIn?: boolean;
  /** Which of the backend's agents signs in; the first by default. A second client of the same test is another agent. */
  agent?: string;
  /** Reuse the folder of an earlier start (restart, second instance). */
  userData?: string;
  /** Of the window at a first start. */
  size?: { width: number; height: number };
  /** Use the key store of the desktop, see `keyring`; without it there is none. Sources only. */
  keyStore?: boolean;
  /** Of the program, over the environment that it gets anyway. */
  env?: Record<string, string>;
}

export interface Parley {
  page: Page;
  /** Every screen by role and name, in the language it was started in. */
  desk: DeskPage;
  /** The same after she has switched the language. */
  deskIn: (locale: Language) => DeskPage;
  t: ReturnType<typeof words>;
  /** The one it signs in to. */
  backend: TestBackend;
  /** Its own line. */
  line: Line;
  policy: Policy;
  /** Started with `clock: true`. @throws otherwise */
  readonly clock: Clock;
  /** The main process. @throws for a packaged program, which lets no test in */
  readonly app: ElectronApplication;
  userData: string;
  log: ProgramLog;
  /** What went wrong in console, page or CSP so far; must be empty at the end of the test. */
  problems: string[];
  /** Stores `out/screens/<folder>/<name>.png` and returns its path. */
  shot: (folder: string, name: string) => Promise<string>;
  close: () => Promise<void>;
  /** Gives her window the focus of the desktop: of two programs only one has it. A click of the test does not. */
  toFront: () => Promise<void>;
  /** SIGSTOP and SIGCONT to its main process. While frozen, no call into program or page answers. */
  freeze: () => Promise<void>;
  thaw: () => void;
  /** kill -9 of its main process; `launchParley({ userData })` is what the agent does next. */
  kill: () => Promise<void>;
}

const root = resolve(import.meta.dirname, '../..');

interface Parts {
  started: Started;
  info: TestInfo;
  /** Of its pictures and traces. */
  name: string;
  locale: Language;
  agent: string;
  backend: TestBackend;
  policy: Policy;
  clock: (Clock & { leave: () => void }) | undefined;
  userData: string;
  log: ProgramLog;
  problems: string[];
}

export function createParley(parts: Parts): Parley {
  const { started, info, name, locale, agent, backend, policy, clock, userData, log, problems } = parts;
  const { page, context } = started;
  const desk = deskPage(page, locale);
  const { freeze, thaw, kill } = processSignals(started.process);
  let open = true;
  return {
    page,
    desk,
    deskIn: (other) => deskPage(page, other),
    t: desk.t,
    backend,
    line: createLine({ connection: desk.connection, backend, agent }),
    policy,
    get clock() {
      if (clock === undefined) throw new Error('time flows here: launchParley({ clock: true })');
      return clock;
    },
    get app() {
      if (started.app === undefined) throw new Error('a packaged program lets no test into its main process');
      return started.app;
    },
    userData,
    log,
    problems,
    shot: async (folder, file) => {
      const path = join(root, 'out', 'screens', folder, `${file}.png`);
      mkdirSync(join(root, 'out', 'screens', folder), { recursive: true });
      await page.screenshot({ path });
      return path;
    },
    close: async () => {
      if (!open) return;
      open = false;
      thaw();
      clock?.leave();
      await keepEvidence({ context, page, log }, info, name);
      await started.quit();
      await keepVideo(page, info);
    },
    toFront: async () => {
      if (started.app === undefined) {
        await page.bringToFront();
        await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true);
        return;
      }
      const { app } = started;
      await app.evaluate(({ BrowserWindow }) => {
        BrowserWindow.getAllWindows()[0]?.focus();
      });
      const isFocused = () => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused());
      await expect.poll(isFocused).toBe(true);
    },
    freeze,
    thaw,
    kill: async () => {
      open = false;
      clock?.leave();
      await kill();
    },
  };
}
