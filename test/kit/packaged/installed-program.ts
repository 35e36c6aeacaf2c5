// The program as an agent starts it, out of a package: no inspector, no hooks (its fuses forbid them). The test sees its
// window through Chromium's own debugging port.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Page } from '@playwright/test';
import { deskPage, type DeskPage } from '../desk-page.mjs';
import { connectToWindow } from '../start/window-over-port';
import type { Installation } from './installation';

export interface InstalledProgram {
  page: Page;
  /** Its window in English: start it with `--lang=en`. */
  desk: DeskPage;
  /** What console and page complained about so far. */
  problems: string[];
  /** Of its main process. */
  pid: number;
  /** Ends it as the system does at log-out. @returns its exit code, or the signal that ended it */
  stop: () => Promise<number | string | null>;
}

export interface StartOptions {
  args: readonly string[];
  env: Record<string, string>;
}

/** What Chromium says once its port is open. */
const LISTENING = /DevTools listening on (ws:\/\/\S+)/;
/** Unpacking an AppImage takes a while, ms. */
const START_MS = 60_000;

/** @throws with what it wrote when it ends, or shows no window in time */
export async function startInstalled(
  { asAgent, program }: Pick<Installation, 'asAgent' | 'program'>,
  { args, env }: StartOptions,
): Promise<InstalledProgram> {
  // It ends with the test, also when that is killed.
  const [command = '', ...all] = asAgent(
    'setpriv',
    '--pdeathsig=KILL',
    '--',
    program(),
    ...args,
    '--remote-debugging-port=0',
  );
  const child = spawn(command, all, { env, cwd: '/', stdio: ['ignore', 'ignore', 'pipe'] });
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>;
  let said = '';
  const url = await new Promise<string>((resolve, reject) => {
    const fail = (why: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${program()} ${args.join(' ')} ${why}\n${said}`));
    };
    const timer = setTimeout(fail, START_MS, 'did not start in time');
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = LISTENING.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(timer);
      resolve(found);
    });
    child.once('error', (error) => {
      fail(error.message);
    });
    void ended.then(([code, signal]) => {
      fail(`ended with ${String(code ?? signal)}`);
    });
  });
  const browser = await connectToWindow(url);
  const page = browser.contexts().flatMap((context) => context.pages())[0];
  if (!page) throw new Error('the program has no window');
  const problems: string[] = [];
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => problems.push(`page: ${error.stack ?? error.message}`));
  return {
    page,
    desk: deskPage(page, 'en'),
    problems,
    pid: child.pid ?? 0,
    stop: async () => {
      child.kill('SIGTERM');
      const [code, signal] = await ended;
      await browser.close();
      return code ?? signal;
    },
  };
}
