// Chromium's sandbox refuses root, and we never switch it off: as root (a container) Electron runs
// as an ordinary user that exists for nothing else.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { SetupFailure } from '../setup/failure.mjs';
import { isRoot } from '../setup/places.mjs';

/** @typedef {{ name: string, uid: number, gid: number }} AgentUser */

export const AGENT_NAME = 'parley-agent';

/** Folder of everything that belongs to that user. Its owner is root, so nobody can plant links in it. */
export const AGENT_FOLDER = '/var/lib/parley-agent';

/**
 * @param {string} passwd content of /etc/passwd
 * @param {string} name
 * @returns {AgentUser | null}
 */
export function findUser(passwd, name) {
  const line = passwd.split('\n').find((row) => row.startsWith(`${name}:`));
  if (line === undefined) return null;
  const [, , uid, gid] = line.split(':');
  return { name, uid: Number(uid), gid: Number(gid) };
}

/**
 * The user that Electron runs as when we are root; created on first use.
 * @returns {AgentUser | null} null when we are an ordinary user ourselves
 */
export function agentUser() {
  if (!isRoot) return null;
  const find = (/** @type {string} */ name) => findUser(readFileSync('/etc/passwd', 'utf8'), name);
  const present = find(AGENT_NAME);
  if (present !== null) return present;
  try {
    execFileSync(
      'useradd',
      [
        '--system',
        '--user-group',
        '--no-create-home',
        '--home-dir',
        `${AGENT_FOLDER}/home`,
        '--shell',
        '/bin/false',
        AGENT_NAME,
      ],
      { stdio: 'ignore', env: { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/sbin` } },
    );
  } catch {
    // No useradd here, or another start was quicker; the next lines tell.
  }
  const user = find(AGENT_NAME) ?? find('nobody');
  if (user === null) throw new SetupFailure('There is no ordinary user to run Electron as, and useradd failed.');
  return user;
}
