// Each artefact as an agent and her IT meet it: the older version installed and used, upgraded with everything kept, opened by
// a link, removed with nothing left but what is hers.
import { execFile } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { converse, readyDesk } from '../kit/desk-walk';
import { expect, test } from '../kit/launch';
import { artefacts, type Target } from '../kit/packaged/artefacts';
import { openInstallation } from '../kit/packaged/installation';
import { startInstalled } from '../kit/packaged/installed-program';
import { sandboxOf } from '../kit/packaged/sandbox-state';
import type { Offered } from '../kit/verbs/backend';

const exec = promisify(execFile);
const TARGETS: readonly Target[] = ['deb', 'rpm', 'AppImage', 'tar.gz'];
/** Electron ends itself by the signal it was sent, once it has ended in order; the AppImage says so as a shell does. */
const CLEAN_ENDS = [0, 'SIGTERM', 128 + 15];
const isPackage = (target: Target) => target === 'deb' || target === 'rpm';

for (const target of TARGETS) {
  test(`${target}: installed, used, upgraded with everything kept, removed`, async ({
    backend,
    inbox,
    keyring: _real,
    staged,
  }) => {
    const { older, current } = artefacts();
    const installation = await openInstallation(target);
    const home = staged.ownedDir('home');
    const data = join(home, '.config/Parley');
    const autostart = join(home, '.config/autostart/parley.desktop');
    const env = { ...staged.env, HOME: home, XDG_CURRENT_DESKTOP: 'GNOME' };
    const token = join(staged.ownedDir('secret'), 'token');
    writeFileSync(token, backend.token);
    const signIn = ['--lang=en', '--backend', backend.url, '--token-file', staged.handOver(token)];
    const start = () => startInstalled(installation, { args: signIn, env });
    const asAgent = async (...words: [string, ...string[]]) => {
      const [command = '', ...args] = installation.asAgent(...words);
      return (await exec(command, args, { env, cwd: '/' })).stdout.trim();
    };
    let ana: Offered | undefined;

    try {
      await test.step('the older version is installed and used', async () => {
        await installation.install(older);
        if (isPackage(target)) {
          await asAgent('desktop-file-validate', '/usr/share/applications/parley.desktop');
          await asAgent('appstreamcli', 'validate', '--no-net', '/usr/share/metainfo/org.example.parley.metainfo.xml');
        }
        expect(await asAgent(installation.program(), '--version')).toBe(`Parley ${older.version}`);
        const program = await start();
        const desk = await readyDesk(program);
        ana = await converse(desk, backend);
        // The notification of the request: its icon is a file that the desktop can read.
        expect(await asAgent('head', '-c4', inbox.notes[0]?.icon ?? 'none')).toContain('PNG');
        await converse(desk, backend, { customer: { name: 'Bor Kos' } });
        await desk.conversation('Ana Novak').click();
        await desk.composerOf('Ana Novak').fill('A draft from before');
        await desk.settings.open();
        await desk.settings.chooseTheme('dark');
        await desk.settings.checkbox('program.window.startAtLogin').click();
        await expect.poll(() => existsSync(autostart)).toBe(true);
        await desk.settings.close();
        expect(sandboxOf(data)).toEqual({ filtered: true, apart: true, off: [] });
        expect(CLEAN_ENDS).toContain(await program.stop());
      });

      await test.step('upgraded, it has her settings and her drafts', async () => {
        await installation.install(current);
        expect(await asAgent(installation.program(), '--version')).toBe(`Parley ${current.version}`);
        const program = await start();
        await expect(program.page.locator('html')).toHaveAttribute('data-theme', 'dark');
        const { desk } = program;
        await desk.conversation('Ana Novak').click();
        await expect(desk.composerOf('Ana Novak')).toHaveValue('A draft from before');
        expect(readFileSync(autostart, 'utf8')).toContain(`Exec="${installation.program()}"`);

        // What lies inside the archive or beside it, and is read by others than the page.
        await expect.poll(() => existsSync(join(data, 'Dictionaries/en-US-10-1.bdic'))).toBe(true);
        ana?.says('Are you there?');
        await expect(desk.transcript()).toContainText('Are you there?');
        if (isPackage(target)) {
          await desk.conversation('Bor Kos').click();
          await asAgent('xdg-open', `parley://conversation/${ana?.interactionId ?? ''}`);
          await expect(desk.composerOf('Ana Novak')).toBeVisible();
        }
        expect(CLEAN_ENDS).toContain(await program.stop());
        const log = readFileSync(join(data, 'logs/parley.log'), 'utf8');
        expect(log.split('\n').filter((line) => line.includes('"level":"error"'))).toEqual([]);
      });

      await test.step('removed, nothing is left but what is hers', async () => {
        await installation.remove();
        expect(await installation.leftovers()).toEqual([]);
        expect(existsSync(join(data, 'settings.json'))).toBe(true);
      });
    } finally {
      await installation.close();
    }
  });
}
