// Starts the real program for a test: real Electron with its sandbox on, its own userData, a real routing backend on a
// free port, a real notification server. A console error, a CSP report, a security warning or a page error fails the test.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { _electron, expect, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { stageApp } from '../../scripts/launch/stage.mjs';
import { startBackend, type Backend, type BackendOptions } from '../../src-backend/start';
import { enterOwnDesktop } from './desktop';
import { beginEvidence, keepEvidence } from './evidence';
import { KEYRING_HOOK, startKeyring } from './keyring';
import { startNotificationInbox, type NotificationInbox } from './notification-inbox';
import { processSignals } from './process-signals';
import { startAgainOnCrash } from './start-again';
import { words } from './words.mjs';

export interface LaunchOptions {
  language?: 'en' | 'fr' | 'sl';
  /** Command line of the program, after the switches the kit gives. */
  args?: string[];
  /** Give `--backend` and `--token-file` of the test's own backend; false: the program starts at its sign-in screen. */
  signIn?: boolean;
  /** Which of the backend's agents signs in; the first by default. A second client of the same test is another agent. */
  agent?: string;
  /** Reuse the folder of an earlier start (restart, second instance). */
  userData?: string;
  size?: { width: number; height: number };
  /** Use the key store of the desktop, see `keyring`; without it there is none. */
  keyStore?: boolean;
  /** Of the program, over the environment that it gets anyway. */
  env?: Record<string, string>;
}

export interface Parley {
  app: ElectronApplication;
  page: Page;
  userData: string;
  t: ReturnType<typeof words>;
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

interface Fixtures {
  backendOptions: Partial<BackendOptions>;
  backend: Backend;
  inbox: NotificationInbox;
  /** A real key store on this worker's desktop, for as long as the test runs. */
  keyring: undefined;
  launchParley: (options?: LaunchOptions) => Promise<Parley>;
  parley: Parley;
}

const root = resolve(import.meta.dirname, '../..');

const watched = new WeakSet<Page>();

function watch(page: Page, problems: string[]) {
  if (watched.has(page)) return;
  watched.add(page);
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || /Content Security Policy|Electron Security Warning|Refused to/i.test(text))
      problems.push(`console ${message.type()}: ${text}`);
  });
  page.on('pageerror', (error) => problems.push(`page error: ${error.message}`));
  page.on('crash', () => problems.push('renderer crashed'));
}

/**
 * The test tool may lose the answer of a call into the main process ("promise was garbage collected", seen right after a
 * start): the call was made, its answer did not come. Asked again, at most twice, for that reason only; the calls of the
 * specs may be made twice.
 */
function askAgainWhenLost(app: ElectronApplication): void {
  const evaluate = app.evaluate.bind(app) as (...args: unknown[]) => Promise<unknown>;
  const ask = async (args: unknown[], left: number): Promise<unknown> => {
    try {
      return await evaluate(...args);
    } catch (error) {
      if (left === 0 || !/garbage collected|was collected/.test(String(error))) throw error;
      return ask(args, left - 1);
    }
  };
  app.evaluate = ((...args: unknown[]) => ask(args, 2)) as ElectronApplication['evaluate'];
}

export const test = base.extend<Fixtures, { ownDesktop: undefined; staged: ReturnType<typeof stageApp> }>({
  ownDesktop: [
    // Playwright reads the names out of the braces, so they stand there even where none is needed.
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const leave = await enterOwnDesktop();
      await use(undefined);
      await leave();
    },
    { scope: 'worker' },
  ],
  staged: [
    async ({ ownDesktop: _first }, use) => {
      const staged = stageApp();
      await use(staged);
      staged.dispose();
    },
    { scope: 'worker' },
  ],
  backendOptions: [{}, { option: true }],
  backend: async ({ backendOptions }, use) => {
    const backend = await startBackend({ scenario: 'quiet', ...backendOptions });
    await use(backend);
    await backend.stop();
  },
  inbox: async ({ ownDesktop: _first }, use) => {
    const inbox = await startNotificationInbox();
    await use(inbox);
    inbox.stop();
  },
  keyring: async ({ staged }, use) => {
    const stop = await startKeyring(staged.ownedDir('keyring'), staged.ownedDir('keyring-run'));
    await use(undefined);
    await stop();
  },
  launchParley: async ({ backend, inbox, staged }, use, info) => {
    // Up before the program looks for a notification server.
    expect(inbox.notes).toEqual([]);
    const started: Parley[] = [];
    await use(async (options = {}) => {
      const language = options.language ?? 'en';
      const userData = options.userData ?? staged.ownedDir('user-data');
      const tokenFile = join(info.outputPath(), 'token');
      mkdirSync(info.outputPath(), { recursive: true });
      const who = backend.agents.find(({ agentId }) => agentId === options.agent);
      writeFileSync(tokenFile, who?.token ?? backend.token);
      const signIn =
        options.signIn === false ? [] : ['--backend', backend.url, '--token-file', staged.handOver(tokenFile)];
      const problems: string[] = [];
      const launch = async () => {
        const launched = await _electron.launch({
          executablePath: staged.electronPath,
          chromiumSandbox: true,
          // The program's own theme, not one that the test tool forces.
          colorScheme: null,
          cwd: staged.appDir,
          env: { ...staged.env, ...options.env },
          args: [
            '-r',
            staged.playwrightLoader,
            ...(options.keyStore ? ['-r', staged.handOver(KEYRING_HOOK)] : []),
            staged.appDir,
            `--user-data-dir=${userData}`,
            `--lang=${language}`,
            ...signIn,
            ...(options.args ?? []),
          ],
        });
        launched.on('window', (one) => watch(one, problems));
        return launched;
      };
      const { app, page } = await startAgainOnCrash(
        launch,
        (launched) => launched.firstWindow(),
        (signal) => {
          info.annotations.push({ type: 'start-crash', description: signal });
          process.stderr.write(`kit: the runtime ended with ${signal} before its first window\n`);
        },
      );
      askAgainWhenLost(app);
      for (const one of app.windows()) watch(one, problems);
      await beginEvidence(app, info);
      if (options.size) {
        await app.evaluate(({ BrowserWindow }, size) => {
          BrowserWindow.getAllWindows()[0]?.setSize(size.width, size.height);
        }, options.size);
      }
      let open = true;
      const { freeze, thaw, kill } = processSignals(app.process());
      const parley: Parley = {
        app,
        page,
        userData,
        t: words(language),
        problems,
        shot: async (folder, name) => {
          const path = join(root, 'out', 'screens', folder, `${name}.png`);
          mkdirSync(join(root, 'out', 'screens', folder), { recursive: true });
          await page.screenshot({ path });
          return path;
        },
        close: async () => {
          if (!open) return;
          open = false;
          thaw();
          await keepEvidence(parley, info, `parley-${String(started.indexOf(parley) + 1)}`);
          await app.close();
        },
        toFront: async () => {
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
          await kill();
        },
      };
      started.push(parley);
      return parley;
    });
    for (const parley of started) await parley.close();
    const problems = started.flatMap((parley) => parley.problems);
    if (problems.length > 0) throw new Error(`the program complained:\n${problems.join('\n')}`);
  },
  parley: async ({ launchParley }, use) => {
    await use(await launchParley());
  },
});

export { expect };
