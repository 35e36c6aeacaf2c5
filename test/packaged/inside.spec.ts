// What only a packaged program shows: all it needs is in its archive or beside it, its switches answer without a window, and
// its own backend, with the native module, runs and keeps what it holds.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';
import { artefacts } from '../kit/packaged/artefacts';
import { openInstallation, type Installation } from '../kit/packaged/installation';
import { startInstalled } from '../kit/packaged/installed-program';

const exec = promisify(execFile);

/** Exit code, and what it says on both outputs. */
async function ask({ asAgent, program }: Installation, env: Record<string, string>, ...switches: string[]) {
  const [command = '', ...args] = asAgent(program(), ...switches);
  try {
    const { stdout, stderr } = await exec(command, args, { env, cwd: '/' });
    return { code: 0, stdout, stderr };
  } catch (error) {
    const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
    return { code, stdout, stderr };
  }
}

test('its own backend runs inside, keeps what it holds, and nothing is missing from the archive', async ({
  inbox,
  staged,
}) => {
  const installation = await openInstallation('tar.gz');
  const home = staged.ownedDir('home');
  const data = join(home, '.config/Parley');
  const env = { ...staged.env, HOME: home };
  const start = () =>
    startInstalled(installation, { args: ['--lang=en', '--embedded-backend', '--keep-backend'], env });
  try {
    await installation.install(artefacts().current);
    const first = await start();
    const desk = await readyDesk(first);
    await desk.acceptFirst();
    await expect(desk.conversations()).toHaveCount(1);
    const name = (await desk.conversations().first().innerText()).split('\n')[0] ?? '';
    expect(name).not.toBe('');
    expect(first.problems).toEqual([]);
    await first.stop();
    expect(existsSync(join(data, 'backend/everyday/CURRENT'))).toBe(true);

    const second = await start();
    await expect(second.desk.conversation(name)).toBeVisible();
    expect(second.problems).toEqual([]);
    await second.stop();
    expect(inbox.notes.length).toBeGreaterThan(0);
    const log = readFileSync(join(data, 'logs/parley.log'), 'utf8');
    expect(log.split('\n').filter((line) => /"level":"error"|no-dictionary/.test(line))).toEqual([]);
  } finally {
    await installation.close();
  }
});

test('its switches answer without a display, and nothing switches its sandbox off', async ({ staged }) => {
  const { current } = artefacts();
  const installation = await openInstallation('tar.gz');
  const seen = Object.entries(staged.env).filter(([name]) => name !== 'DISPLAY');
  const env = { ...Object.fromEntries(seen), HOME: staged.ownedDir('home') };
  try {
    await installation.install(current);
    expect(await ask(installation, env, '--version')).toMatchObject({ code: 0, stdout: `Parley ${current.version}\n` });
    expect((await ask(installation, env, '--help')).stdout).toContain('--token-file FILE');
    const policy = await ask(installation, env, '--print-policy');
    expect(policy).toMatchObject({ code: 0, stdout: expect.stringContaining('undoSend') });
    const unsafe = await ask(installation, staged.env, '--no-sandbox');
    expect(unsafe).toMatchObject({ code: 2, stderr: expect.stringContaining('without its sandbox') });
    const debugged = await ask(installation, staged.env, '--policy-file', '/etc/hostname');
    expect(debugged).toMatchObject({ code: 2, stderr: expect.stringContaining('an installed Parley') });
  } finally {
    await installation.close();
  }
});
