// An AppImage takes an update from a server, as `npm run dist` has made both: found, fetched, checked, not installed while
// she works, in its place once she wants it; the new version starts by itself and has what she had.
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { converse, readyDesk } from '../kit/desk-walk';
import { chromium, type Browser } from '@playwright/test';
import { deskPage } from '../kit/desk-page.mjs';
import { expect, test } from '../kit/launch';
import { artefacts } from '../kit/packaged/artefacts';
import { openInstallation } from '../kit/packaged/installation';
import { startInstalled } from '../kit/packaged/installed-program';
import { UPDATE_PORT } from '../kit/packaged/update-key';
import { sha512, startUpdateServer } from '../kit/update-server';

/** The program that has started itself: its debugging port is the one it has written down. */
async function restarted(data: string, code: number | string | null) {
  expect(code).toBe(0);
  const place = join(data, 'DevToolsActivePort');
  const connect = () => {
    const [port = '', path = ''] = existsSync(place) ? readFileSync(place, 'utf8').split('\n') : [];
    return chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`).catch(() => null);
  };
  const pages = (browser: Browser | null) => browser?.contexts().flatMap((context) => context.pages()) ?? [];
  let browser: Browser | null = null;
  await expect.poll(async () => pages((browser ??= await connect())).length, { timeout: 90_000 }).toBe(1);
  const [page] = pages(browser);
  if (!page) throw new Error('the program has no window');
  return {
    page,
    end: async () => {
      const session = await browser?.newBrowserCDPSession();
      // It may be gone before it answers.
      await session?.send('Browser.close').catch(() => undefined);
      await expect.poll(() => browser?.isConnected()).toBe(false);
    },
  };
}

test('an AppImage updates itself when the agent wants it, never while she works', async ({
  backend,
  inbox: _shown,
  keyring: _real,
  staged,
}) => {
  const { older, current } = artefacts();
  const server = await startUpdateServer(UPDATE_PORT);
  const fresh = readFileSync(current.files.AppImage);
  const [name = ''] = current.files.AppImage.split('/').slice(-1);
  for (const one of ['latest-linux.yml', 'latest-linux.yml.sig'])
    server.files.set(one, readFileSync(join(current.out, one)));
  // On its way somebody changes one byte.
  const changed = Buffer.from(fresh);
  changed[1_000_000] = (changed[1_000_000] ?? 0) ^ 1;
  server.files.set(name, changed);

  const installation = await openInstallation('AppImage');
  const home = staged.ownedDir('home');
  const env = { ...staged.env, HOME: home, XDG_CURRENT_DESKTOP: 'GNOME' };
  const token = join(staged.ownedDir('secret'), 'token');
  writeFileSync(token, backend.token);
  const signIn = ['--lang=en', '--backend', backend.url, '--token-file', staged.handOver(token)];
  const start = () => startInstalled(installation, { args: signIn, env });
  const sum = () => sha512(readFileSync(installation.program()));
  const version = () => {
    const [command = '', ...args] = installation.asAgent(installation.program(), '--version');
    return execFileSync(command, args, { env, cwd: '/', encoding: 'utf8' }).trim();
  };

  try {
    await installation.install(older);
    const before = sum();
    const program = await start();
    const { page, desk } = program;
    await readyDesk(program);
    await converse(desk, backend);
    await desk.composerOf('Ana Novak').fill('A draft from before');
    const { settings } = desk;
    await settings.open();
    await settings.chooseTheme('dark');
    const about = settings.dialog().getByRole('region', { name: desk.t('update.title') });
    const act = (key: string) => about.getByRole('button', { name: desk.t(`update.${key}`), exact: true });
    await expect(about).toContainText(older.version);
    await act('check').click();
    await expect(about).toContainText(desk.t('update.failed.wrong-file'));

    server.files.set(name, fresh);
    await act('check').click();
    await expect(about).toContainText(desk.t('update.ready', { version: current.version }));
    await act('restart').click();
    const question = page.getByRole('alertdialog', { name: desk.t('program.quit.restartTitle') });
    await expect(question).toContainText(desk.t('program.quit.conversations', { count: 1 }));
    await question
      .getByRole('button', { name: desk.t('program.quit.stay') })
      .last()
      .click();
    await settings.close();
    await expect(desk.composerOf('Ana Novak')).toHaveValue('A draft from before');
    expect(sum()).toBe(before);

    // Now she wants it: the new version starts by itself, in the place of the old one.
    await settings.open();
    await act('restart').click();
    await question.getByRole('button', { name: desk.t('program.quit.restartAnyway') }).click();
    await expect.poll(() => existsSync(`/proc/${String(program.pid)}`)).toBe(false);
    expect(sum()).toBe(sha512(fresh));
    expect(version()).toBe(`Parley ${current.version}`);

    const next = await restarted(join(home, '.config/Parley'), await program.stop());
    await expect(next.page.locator('html')).toHaveAttribute('data-theme', 'dark');
    const again = deskPage(next.page, 'en');
    await again.conversation('Ana Novak').click();
    await expect(again.composerOf('Ana Novak')).toHaveValue('A draft from before');
    await again.settings.open();
    const state = again.settings.dialog().getByRole('region', { name: again.t('update.title') });
    await state.getByRole('button', { name: again.t('update.check'), exact: true }).click();
    await expect(state).toContainText(current.version);
    await expect(state.getByRole('button', { name: again.t('update.restart') })).toHaveCount(0);
    await next.end();
    expect(sum()).toBe(sha512(fresh));
    const log = readFileSync(join(home, '.config/Parley/logs/parley.log'), 'utf8');
    expect(log).toContain('"update.installed"');
    expect(log.split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]);
  } finally {
    await installation.close();
    await server.stop();
  }
});
