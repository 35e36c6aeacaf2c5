// A real key store of the desktop for one test: gnome-keyring on the worker's own session bus, unlocked, with a home of
// its own. See docs/testing.md.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { agentUser } from '../../scripts/launch/agent-user.mjs';
import { expect } from '@playwright/test';
import dbus, { type MessageBus } from 'dbus-next';

const NAME = 'org.freedesktop.secrets';

/** Loaded into the program (`-r`), it makes it use a keyring; Playwright says `--password-store=basic` otherwise. */
export const KEYRING_HOOK = join(import.meta.dirname, 'keyring-hook.cjs');

async function owned(bus: MessageBus): Promise<boolean> {
  const daemon = {
    destination: 'org.freedesktop.DBus',
    path: '/org/freedesktop/DBus',
    interface: 'org.freedesktop.DBus',
  };
  const answer = await bus.call(new dbus.Message({ ...daemon, member: 'NameHasOwner', signature: 's', body: [NAME] }));
  return answer?.body[0] === true;
}

/**
 * @param home empty folders that the user Electron runs as may write to
 * @returns its end
 */
export async function startKeyring(home: string, runtime: string): Promise<() => Promise<void>> {
  const user = agentUser();
  const down = user === null ? [] : [`--reuid=${user.uid}`, `--regid=${user.gid}`, '--clear-groups', '--inh-caps=-all'];
  const child = spawn(
    'setpriv',
    [...down, '--pdeathsig=TERM', '--', 'gnome-keyring-daemon', '--foreground', '--unlock', '--components=secrets'],
    {
      cwd: '/',
      env: { ...process.env, HOME: home, XDG_RUNTIME_DIR: runtime, XDG_DATA_HOME: `${home}/data` },
      stdio: ['pipe', 'ignore', 'pipe'],
    },
  );
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => (said += text));
  const gone = once(child, 'exit');
  child.stdin.end('password of the keyring\n');
  const bus = dbus.sessionBus();
  try {
    await expect.poll(() => child.exitCode !== null || owned(bus)).toBe(true);
    if (child.exitCode !== null) throw new Error(`gnome-keyring-daemon did not start: ${said}`);
  } finally {
    bus.disconnect();
  }
  return async () => {
    child.kill('SIGTERM');
    await gone;
  };
}
