// A private folder for one run, gone when the run ends; what killed runs leave is removed by later ones.
import { chmodSync, chownSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { holderRuns, processIdentity } from '../setup/lock.mjs';
import { AGENT_FOLDER, agentUser } from './agent-user.mjs';

/**
 * @typedef {object} Workspace
 * @property {string} folder readable by the ordinary user, writable by us
 * @property {(name: string) => string} owned makes a new folder in it that belongs to the ordinary user (mode 700)
 * @property {() => void} remove
 */

const PREFIX = 'parley-run-';

/**
 * The process named in a folder's name, as lock.mjs writes it.
 * @param {string} name
 * @returns {string | null} null when it is not a folder of ours
 */
export function workspaceHolder(name) {
  const match = /^parley-run-(\d+)(?:-(\d+))?\./.exec(name);
  if (match === null) return null;
  return match[2] === undefined ? String(match[1]) : `${match[1]}@${match[2]}`;
}

/** @param {string} base */
function removeDead(base) {
  for (const name of readdirSync(base)) {
    const holder = workspaceHolder(name);
    if (holder === null || holderRuns(holder)) continue;
    try {
      rmSync(join(base, name), { recursive: true, force: true });
    } catch {
      // Somebody else's, in a shared temporary folder.
    }
  }
}

/** Gives a path to the ordinary user; nothing to do when that is ourselves. @param {string} path */
export function giveAway(path) {
  const user = agentUser();
  if (user !== null) chownSync(path, user.uid, user.gid);
}

/** @returns {string} the folder that runs are made in */
function baseFolder() {
  if (agentUser() === null) return tmpdir();
  mkdirSync(AGENT_FOLDER, { recursive: true });
  chmodSync(AGENT_FOLDER, 0o755);
  return AGENT_FOLDER;
}

/** @returns {Workspace} removed at the latest when this process exits */
export function openWorkspace() {
  const base = baseFolder();
  removeDead(base);
  const identity = (processIdentity(process.pid) ?? String(process.pid)).replace('@', '-');
  const folder = mkdtempSync(join(base, `${PREFIX}${identity}.`));
  chmodSync(folder, agentUser() === null ? 0o700 : 0o755);
  const remove = () => {
    process.off('exit', remove);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  process.on('exit', remove);
  const owned = (/** @type {string} */ name) => {
    const path = mkdtempSync(join(folder, `${name}-`));
    giveAway(path);
    return path;
  };
  return { folder, owned, remove };
}

/** A home that stays between runs, so that `npm start` as root remembers the agent's settings. */
export function persistentHome() {
  if (agentUser() === null) return null;
  const home = join(baseFolder(), 'home');
  mkdirSync(home, { recursive: true });
  chmodSync(home, 0o700);
  giveAway(home);
  return home;
}
