// A lock file between processes of one machine. One left behind by a dead process is taken over.
// The work it guards is written aside and renamed, so a lost lock costs time, never correctness.
import { linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

const POLL_MS = 300;

/**
 * Tells a process from a later one with the same number (Linux: its start time).
 * @param {number} pid
 * @returns {string | null} null when no such process runs
 */
export function processIdentity(pid) {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ESRCH') return null;
  }
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    if (fields[0] === 'Z') return null;
    return `${pid}@${fields[19]}`;
  } catch {
    return String(pid);
  }
}

/**
 * @param {string} holder the content of a lock file, as written by processIdentity
 * @returns {boolean} whether the process that wrote it still runs
 */
export function holderRuns(holder) {
  const pid = Number.parseInt(holder, 10);
  return Number.isInteger(pid) && pid > 0 && processIdentity(pid) === holder;
}

/** @param {string} path */
function read(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/**
 * Creates the lock with its content in one step, so that nobody sees an empty one.
 * @param {string} path
 * @param {string} me
 */
function tryTake(path, me) {
  const own = `${path}.${process.pid}`;
  writeFileSync(own, me);
  try {
    linkSync(own, path);
    return true;
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EEXIST') return false;
    throw error;
  } finally {
    rmSync(own, { force: true });
  }
}

/**
 * Removes a dead lock; somebody else may be quicker.
 * @param {string} path
 */
function discard(path) {
  const aside = `${path}.dead-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'ENOENT') throw error;
  }
  rmSync(aside, { force: true });
}

/**
 * Waits until the process named in a file has ended; returns at once when there is none.
 * @param {string} path
 * @param {(holder: string) => void} onWait called once when there is something to wait for
 */
export async function waitForHolder(path, onWait) {
  let told = false;
  for (let holder = read(path); holder !== null && holderRuns(holder); holder = read(path)) {
    if (!told) onWait(holder);
    told = true;
    await wait(POLL_MS);
  }
}

/**
 * @template T
 * @param {string} path
 * @param {() => Promise<T>} work
 * @param {(holder: string) => void} onWait called once when another process holds the lock
 * @returns {Promise<T>}
 */
export async function withLock(path, work, onWait) {
  mkdirSync(dirname(path), { recursive: true });
  const me = processIdentity(process.pid) ?? String(process.pid);
  let told = false;
  while (!tryTake(path, me)) {
    const holder = read(path);
    if (holder === null) continue;
    if (!holderRuns(holder)) {
      discard(path);
      continue;
    }
    if (!told) onWait(holder);
    told = true;
    await wait(POLL_MS);
  }
  try {
    return await work();
  } finally {
    if (read(path) === me) rmSync(path, { force: true });
  }
}
