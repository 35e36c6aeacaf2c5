// Takes chosen files out of a big zip without unpacking the rest (the repack carries 25 000 files
// of another program; we want 80). Reads the central directory, checks every CRC.
import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32, createInflateRaw } from 'node:zlib';

/**
 * @typedef {object} ZipEntry
 * @property {string} name path inside the archive, with forward slashes
 * @property {number} method 0 stored, 8 deflated
 * @property {number} crc
 * @property {number} packed bytes in the archive
 * @property {number} size bytes unpacked
 * @property {number} offset of the local header
 * @property {number} mode Unix permissions, 0 when unknown
 */

const END_SIZE = 22;
const LONGEST_COMMENT = 0xffff;
const ZIP64 = 0xffffffff;

/**
 * @param {Buffer} directory the central directory
 * @returns {ZipEntry[]}
 */
export function parseDirectory(directory) {
  /** @type {ZipEntry[]} */
  const entries = [];
  let at = 0;
  while (at + 46 <= directory.length && directory.readUInt32LE(at) === 0x02014b50) {
    const nameLength = directory.readUInt16LE(at + 28);
    const entry = {
      method: directory.readUInt16LE(at + 10),
      crc: directory.readUInt32LE(at + 16),
      packed: directory.readUInt32LE(at + 20),
      size: directory.readUInt32LE(at + 24),
      mode: (directory.readUInt32LE(at + 38) >>> 16) & 0o777,
      offset: directory.readUInt32LE(at + 42),
      name: directory.toString('utf8', at + 46, at + 46 + nameLength),
    };
    if (entry.packed === ZIP64 || entry.size === ZIP64 || entry.offset === ZIP64) {
      throw new Error(`${entry.name}: zip64 is not supported`);
    }
    entries.push(entry);
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return entries;
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  const { bytesRead } = await file.read(buffer, 0, length, position);
  if (bytesRead !== length) throw new Error('the zip file is cut off');
  return buffer;
}

/** @param {import('node:fs/promises').FileHandle} file */
async function readEntries(file) {
  const { size } = await file.stat();
  const tailSize = Math.min(size, END_SIZE + LONGEST_COMMENT);
  const tail = await readAt(file, size - tailSize, tailSize);
  const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  if (end < 0) throw new Error('not a zip file, or cut off');
  const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
  const entries = parseDirectory(directory);
  if (entries.length !== tail.readUInt16LE(end + 10)) throw new Error('the zip directory is damaged');
  return entries;
}

/**
 * @param {string} archive path of the zip
 * @param {string} folder where to unpack; must exist
 * @param {(name: string) => string | null} choose new relative path of an entry, or null to leave it out
 * @param {(done: number, total: number) => void} [onBytes]
 * @returns {Promise<string[]>} the paths written, relative to folder
 * @throws when an entry is damaged or points outside the folder
 */
export async function unzip(archive, folder, choose, onBytes) {
  const file = await open(archive);
  try {
    const chosen = (await readEntries(file))
      .filter((entry) => !entry.name.endsWith('/'))
      .flatMap((entry) => {
        const path = choose(entry.name);
        return path === null ? [] : [{ entry, path }];
      });
    const total = chosen.reduce((sum, { entry }) => sum + entry.size, 0);
    let done = 0;
    for (const { entry, path } of chosen) {
      const target = resolve(join(folder, path));
      if (!target.startsWith(resolve(folder) + sep)) throw new Error(`${path} leaves the folder`);
      await writeEntry(archive, file, entry, target);
      done += entry.size;
      onBytes?.(done, total);
    }
    return chosen.map(({ path }) => path);
  } finally {
    await file.close();
  }
}

/**
 * @param {string} archive
 * @param {import('node:fs/promises').FileHandle} file
 * @param {ZipEntry} entry
 * @param {string} target
 */
async function writeEntry(archive, file, entry, target) {
  if (entry.method !== 0 && entry.method !== 8) throw new Error(`${entry.name}: unknown compression`);
  const header = await readAt(file, entry.offset, 30);
  const start = entry.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  let sum = 0;
  let size = 0;
  const check = new Transform({
    transform(chunk, _encoding, next) {
      sum = crc32(chunk, sum);
      size += chunk.length;
      next(null, chunk);
    },
  });
  mkdirSync(dirname(target), { recursive: true });
  const sink = createWriteStream(target, { mode: entry.mode || 0o644 });
  if (entry.packed === 0) {
    await new Promise((done, fail) => sink.once('error', fail).end(done));
  } else {
    const source = createReadStream(archive, { start, end: start + entry.packed - 1 });
    const inflate = entry.method === 8 ? [createInflateRaw()] : [];
    await pipeline([source, ...inflate, check, sink]);
  }
  if (size !== entry.size || sum !== entry.crc) throw new Error(`${entry.name} is damaged`);
}
