// The header of app.asar: which files it holds and the sum of each. Its own hash stands for the whole archive: it is what
// electron-builder writes into Windows and macOS programs, and what the integrity list holds for Linux, which checks none.
import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';

/**
 * @typedef {object} AsarFile
 * @property {string} path with forward slashes
 * @property {number} size bytes
 * @property {boolean} unpacked beside the archive, in `app.asar.unpacked`
 * @property {number} at where it begins in the archive, bytes from its start; 0 when unpacked
 * @property {string | null} hash SHA-256, hexadecimal; null: none is recorded
 * @property {string | null} link where a symbolic link leads
 */

/** @typedef {{ hash: string, files: AsarFile[] }} AsarHeader hash: SHA-256 of the header's text */

/**
 * @param {string} archive
 * @returns {AsarHeader}
 * @throws Error when it is no asar archive
 */
export function readAsarHeader(archive) {
  const file = openSync(archive, 'r');
  try {
    // Two "pickles": the size of the header, then the header with the length of its text.
    const start = Buffer.alloc(16);
    readSync(file, start, 0, 16, 0);
    const [length, textLength] = [start.readUInt32LE(4), start.readUInt32LE(12)];
    if (start.readUInt32LE(0) !== 4 || textLength > length || length > 64 << 20)
      throw new Error('it is no asar archive');
    const text = Buffer.alloc(textLength);
    readSync(file, text, 0, textLength, 16);
    const tree = JSON.parse(text.toString('utf8'));
    return { hash: createHash('sha256').update(text).digest('hex'), files: listFiles(tree, '', 8 + length) };
  } finally {
    closeSync(file);
  }
}

/**
 * @typedef {{ files?: Record<string, Node>, size?: number, offset?: string, unpacked?: boolean, link?: string,
 *   integrity?: { algorithm: string, hash: string } }} Node
 * @param {Node} node
 * @param {string} folder
 * @param {number} base where the contents begin
 * @returns {AsarFile[]}
 */
function listFiles(node, folder, base) {
  return Object.entries(node.files ?? {}).flatMap(([name, entry]) => {
    const path = folder === '' ? name : `${folder}/${name}`;
    if (entry.files !== undefined) return listFiles(entry, path, base);
    return [
      {
        path,
        size: entry.size ?? 0,
        unpacked: entry.unpacked === true,
        at: entry.offset === undefined ? 0 : base + Number(entry.offset),
        hash: entry.integrity?.algorithm === 'SHA256' ? entry.integrity.hash : null,
        link: entry.link ?? null,
      },
    ];
  });
}
