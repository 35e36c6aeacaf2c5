// A policy file of Linux: JSON that only the administrator can write. What somebody else could have written is not
// trusted: an agent must not be able to loosen what IT dictates, nor another user of the computer to dictate anything.
import { closeSync, constants, fstatSync, openSync, readFileSync, statSync, type Stats } from 'node:fs';
import { dirname } from 'node:path';
import type { PolicyReader, Reading } from './reading';
import { watchFile } from './watched-file';

/** More than any policy needs, bytes. */
const MOST = 256 * 1024;
const OTHERS_WRITE = 0o022;

/** Who may have written it: the administrator (user id 0), another id in tests, or anybody. */
export type Owner = number | 'anybody';
export const ROOT: Owner = 0;

const isTrusted = ({ uid, mode }: Stats, owner: Owner) =>
  owner === 'anybody' || (uid === owner && (mode & OTHERS_WRITE) === 0);

const isAbsent = (error: unknown) => {
  const { code } = error as NodeJS.ErrnoException;
  return code === 'ENOENT' || code === 'ENOTDIR';
};

const broken = (what: 'unreadable' | 'malformed' | 'not-trusted'): Reading => ({ state: 'broken', what });

/** An object of JSON; a byte order mark of an editor is let pass. */
export function parseObject(text: string): Reading {
  try {
    const values: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (typeof values === 'object' && values !== null && !Array.isArray(values))
      return { state: 'read', values: values as Record<string, unknown> };
  } catch {
    // falls through: not JSON
  }
  return broken('malformed');
}

/**
 * Trust is asked of the opened file, so that it cannot be exchanged in between, and of its folder: who may write there
 * may put another file in its place.
 */
export function whenTrusted(file: string, owner: Owner, use: (text: () => string) => Reading): Reading {
  let handle: number | undefined;
  try {
    if (!isTrusted(statSync(dirname(file)), owner)) return broken('not-trusted');
    // A pipe in its place must not hold the program up.
    handle = openSync(file, constants.O_RDONLY | constants.O_NONBLOCK);
    const found = fstatSync(handle);
    if (!found.isFile() || found.size > MOST) return broken('malformed');
    if (!isTrusted(found, owner)) return broken('not-trusted');
    const opened = handle;
    return use(() => readFileSync(opened, 'utf8'));
  } catch (error) {
    return isAbsent(error) ? { state: 'absent' } : broken('unreadable');
  } finally {
    if (handle !== undefined) closeSync(handle);
  }
}

export interface PolicyFileOptions {
  scope: PolicyReader['scope'];
  file: string;
  owner: Owner;
}

export const createPolicyFile = ({ scope, file, owner }: PolicyFileOptions): PolicyReader => ({
  scope,
  where: file,
  form: 'exact',
  read: () => whenTrusted(file, owner, (text) => parseObject(text())),
  watch: (changed) => watchFile(file, changed),
});
