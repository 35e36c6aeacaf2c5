// The contents of app.asar, one file after the other, with those that lie beside it.
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { readAsarHeader } from '../sign/asar-header.mjs';

/** @typedef {import('../sign/asar-header.mjs').AsarFile & { bytes: Buffer }} AsarContent */

/**
 * @param {string} archive
 * @returns {{ hash: string, files: AsarContent[] }} hash of the header; an unpacked file that is missing is empty
 * @throws Error when it is no asar archive
 */
export function readAsar(archive) {
  const { hash, files } = readAsarHeader(archive);
  const handle = openSync(archive, 'r');
  try {
    return {
      hash,
      files: files.map((file) => {
        if (file.link !== null) return { ...file, bytes: Buffer.alloc(0) };
        if (file.unpacked) return { ...file, bytes: readOrEmpty(join(`${archive}.unpacked`, file.path)) };
        const bytes = Buffer.alloc(file.size);
        readSync(handle, bytes, 0, file.size, file.at);
        return { ...file, bytes };
      }),
    };
  } finally {
    closeSync(handle);
  }
}

/** @param {string} path */
function readOrEmpty(path) {
  try {
    return readFileSync(path);
  } catch {
    return Buffer.alloc(0);
  }
}
