// Systems that forbid their users the namespaces of Chromium's sandbox: packages bring the setuid helper, the AppImage says
// what to do, and none of them runs without a sandbox.
import { execFileSync, spawnSync } from 'node:child_process';
import { expect, test } from '../kit/launch';
import { artefacts } from '../kit/packaged/artefacts';
import { openInstallation } from '../kit/packaged/installation';

/** Runs a command where nobody may make a user namespace: the limit is that of the one it is in. */
const forbidding = (...command: string[]) => {
  const script = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"';
  return ['--user', '--map-root-user', 'sh', '-c', script, 'sh', ...command];
};

test('the AppImage does not start without its sandbox and says in her language what to do', async ({ staged }) => {
  const installation = await openInstallation('AppImage');
  try {
    await installation.install(artefacts().current);
    const offset = execFileSync(installation.program(), ['--appimage-offset'], { encoding: 'utf8' }).trim();
    const entry = ['-offset', offset, '-cat', installation.program(), 'parley.desktop'];
    expect(execFileSync('unsquashfs', entry, { encoding: 'utf8' })).toMatch(/^Exec=AppRun %U$/m);
    const [command = '', ...args] = installation.asAgent('unshare', ...forbidding(installation.program()));
    // Without a display it says it on its error output alone; a dialog would wait for a person.
    const run = (LANG: string) =>
      spawnSync(command, args, { env: { ...staged.env, DISPLAY: '', LANG, LC_ALL: LANG }, cwd: '/', encoding: 'utf8' });
    const english = run('en_GB.UTF-8');
    expect(english.stderr).toMatch(/^parley: Parley cannot start: .* deb or rpm package/m);
    expect(english.status).toBe(2);
    expect(run('fr_FR.UTF-8').stderr).toMatch(/^parley: Parley ne peut pas démarrer/m);
    expect(run('sl_SI.UTF-8').stderr).toMatch(/^parley: Parleya ni mogoče zagnati/m);
  } finally {
    await installation.close();
  }
});

test('a package makes the helper of the sandbox setuid there, and only there', async () => {
  const installation = await openInstallation('deb');
  const rights = async () => (await installation.asRoot('stat', '-c', '%U %a', '/opt/Parley/chrome-sandbox')).trim();
  try {
    await installation.install(artefacts().current);
    expect(await rights()).toBe('root 755');
    // The system's administrator forbids them later, and configures the package again.
    await installation.asRoot('unshare', ...forbidding('dpkg-reconfigure', '--frontend=noninteractive', 'parley'));
    expect(await rights()).toBe('root 4755');
  } finally {
    await installation.close();
  }
});
