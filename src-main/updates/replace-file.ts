// Puts a checked file in the place of another one, so that at every moment one of the two is there whole. Synchronous:
// it is the last thing a program does. (electron-updater removes the old AppImage first: a full disk would leave none.)
import { createHash } from 'node:crypto';
import { closeSync, fchmodSync, fsyncSync, openSync, readSync, renameSync, rmSync, statSync, writeSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { UpdateTrouble } from './trouble';

const CHUNK = 1024 * 1024;

/** Copies; returns the SHA-512 of what was copied, base64. */
function copy(from: number, to: number): string {
  const hash = createHash('sha512');
  const chunk = Buffer.allocUnsafe(CHUNK);
  for (let length = readSync(from, chunk); length > 0; length = readSync(from, chunk)) {
    hash.update(chunk.subarray(0, length));
    for (let written = 0; written < length;) written += writeSync(to, chunk, written, length - written);
  }
  return hash.digest('base64');
}

/**
 * @param file is removed afterwards
 * @param target keeps its name and its permissions
 * @param sha512 what `file` must be, looked at once more: days may lie between the download and now
 * @throws UpdateTrouble `wrong-file`, or what the disk says; `target` is as it was then
 */
export function replaceFile(file: string, target: string, sha512: string): void {
  const beside = join(dirname(target), `.${basename(target)}.new`);
  try {
    const from = openSync(file, 'r');
    try {
      const to = openSync(beside, 'w', 0o700);
      try {
        if (copy(from, to) !== sha512) throw new UpdateTrouble('wrong-file');
        fchmodSync(to, statSync(target).mode & 0o777);
        fsyncSync(to);
      } finally {
        closeSync(to);
      }
    } finally {
      closeSync(from);
    }
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
  rmSync(file, { force: true });
}
