// Starts a packaged program and drives its window over the DevTools protocol. Its fuses keep debuggers
// out of the main process, so what a test asks that process from the sources is not to be had here.
import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { agentUser } from '../../../scripts/launch/agent-user.mjs';
import { reachableBinary, wrapperScript, type stageApp } from '../../../scripts/launch/stage.mjs';
import type { Started, StartRequest } from './started';
import { connectToWindow } from './window-over-port';

const STARTS_WITHIN_MS = 60_000;
const ENDS_WITHIN_MS = 15_000;

/** @returns its absolute path; undefined for none, then the checkout is tested @throws when there is no such file */
export function checkedArtefact(named: string): string | undefined {
  if (named === '') return undefined;
  const binary = resolve(named);
  if (!existsSync(binary)) throw new Error(`there is no artefact ${binary}`);
  return binary;
}

/** As root the program runs as an ordinary user, so that its sandbox is on. */
function reachable(binary: string, folder: string): string {
  const user = agentUser();
  if (user === null) return binary;
  const wrapper = join(folder, 'parley');
  const { uid, gid } = user;
  const near = reachableBinary({ dir: dirname(binary), binary }, folder);
  writeFileSync(wrapper, wrapperScript({ uid, gid, appDir: dirname(near), loader: '', binary: near }));
  chmodSync(wrapper, 0o700);
  return wrapper;
}

/** @returns the address it says on its error output */
function devTools(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((done, failed) => {
    const late = setTimeout(() => {
      failed(new Error(`the artefact opened no window in time. It said:\n${said}`));
    }, STARTS_WITHIN_MS);
    child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      said += text;
      const found = /DevTools listening on (ws:\/\/\S+)/.exec(said)?.[1];
      if (found === undefined) return;
      clearTimeout(late);
      done(found);
    });
    child.once('exit', (code, signal) => {
      clearTimeout(late);
      failed(new Error(`the artefact ended with ${String(code ?? signal)}. It said:\n${said}`));
    });
    child.once('error', failed);
  });
}

export async function startFromArtefact(
  binary: string,
  staged: ReturnType<typeof stageApp>,
  request: StartRequest,
): Promise<Started> {
  if (request.hooks.length > 0)
    throw new Error('a packaged program loads no hooks: no fake clock and no keyring; see docs/testing.md');
  const child = spawn(
    reachable(binary, staged.ownedDir('start')),
    ['--remote-debugging-port=0', `--user-data-dir=${request.userData}`, ...request.args],
    { cwd: '/', env: { ...staged.env, ...request.env }, stdio: ['ignore', 'ignore', 'pipe'] },
  );
  const gone = new Promise<void>((done) => child.once('exit', () => done()));
  const ended = () => child.exitCode !== null || child.signalCode !== null;
  const browser = await connectToWindow(await devTools(child));
  const [context] = browser.contexts();
  if (context === undefined) throw new Error('the artefact shows nothing');
  context.on('page', request.seen);
  const page = context.pages()[0] ?? (await context.waitForEvent('page'));
  request.seen(page);
  return {
    app: undefined,
    context,
    page,
    process: child,
    async quit() {
      if (!ended()) child.kill('SIGTERM');
      const late = setTimeout(() => child.kill('SIGKILL'), ENDS_WITHIN_MS);
      await gone;
      clearTimeout(late);
      await browser.close();
    },
  };
}
