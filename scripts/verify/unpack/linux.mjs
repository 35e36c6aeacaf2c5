// Opens the Linux packages: their files into a folder, their list with modes and owners, and the version they state.
// Nothing of a package is started for that, an AppImage neither.
import { spawn } from 'node:child_process';
import {
  closeSync,
  createReadStream,
  createWriteStream,
  mkdirSync,
  openSync,
  readFileSync,
  readSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { arMembers } from '../../sign/ar.mjs';
import { mustRun } from '../../sign/run.mjs';
import { parseListing } from './listing.mjs';

/**
 * @typedef {object} Opened
 * @property {string} root folder with the files
 * @property {import('./listing.mjs').Entry[]} entries
 * @property {string | null} version as the package states it; null: this kind states none
 * @property {string[]} scripts texts that run at installation
 */

/** @param {string} tar @param {string} root */
async function openTar(tar, root) {
  mkdirSync(root, { recursive: true });
  const list = await mustRun('tar', ['-tvf', tar, '--numeric-owner', '--full-time']);
  await mustRun('tar', ['-xf', tar, '--no-same-owner', '-C', root]);
  return parseListing(list.toString('utf8'));
}

/** @param {string} file @param {string} work @returns {Promise<Opened>} */
async function openDeb(file, work) {
  const members = arMembers(readFileSync(file));
  /** @param {string} start */
  const unpackMember = async (start) => {
    const member = members.find(({ name }) => name.startsWith(start));
    if (member === undefined) throw new Error(`it has no ${start}`);
    const path = join(work, member.name);
    writeFileSync(path, member.data);
    const root = join(work, start);
    return { root, entries: await openTar(path, root) };
  };
  const control = await unpackMember('control.tar');
  const { root, entries } = await unpackMember('data.tar');
  /** @param {string} name */
  const read = (name) => readFileSync(join(control.root, name), 'utf8');
  const scripts = control.entries
    .filter(({ path }) => /^(pre|post)(inst|rm)$/.test(path))
    .map(({ path }) => read(path));
  const version = /^Version: (\S+)$/m.exec(read('control'))?.[1] ?? null;
  return { root, entries, version, scripts };
}

/** @param {string} file @param {string} tar */
async function archiveOfRpm(file, tar) {
  const child = spawn('rpm2archive', ['-n', '-'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const ended = new Promise((resolve) => child.once('close', resolve));
  await Promise.all([
    pipeline(createReadStream(file), child.stdin),
    pipeline(child.stdout, createWriteStream(tar)),
    ended,
  ]);
  if (child.exitCode !== 0) throw new Error('rpm2archive cannot unpack it');
}

/** @param {string} file @param {string} work @returns {Promise<Opened>} */
async function openRpm(file, work) {
  const tar = join(work, 'data.tar');
  await archiveOfRpm(file, tar);
  const root = join(work, 'data');
  // The archive has no owners of its own; rpm's header has.
  const entries = await openTar(tar, root);
  const query = ['-qp', '--nosignature', '--nodigest'];
  const owners = await mustRun('rpm', [...query, '--qf', '[%{FILEUSERNAME}/%{FILEGROUPNAME} %{FILENAMES}\\n]', file]);
  const owner = new Map(
    owners
      .toString('utf8')
      .split('\n')
      .map((line) => /^(\S+) \/(.*)$/.exec(line) ?? [])
      .map(([, name, path]) => [path ?? '', name === 'root/root' ? '0/0' : (name ?? '')]),
  );
  const scripts = await mustRun('rpm', [...query, '--scripts', file]);
  const version = await mustRun('rpm', [...query, '--qf', '%{VERSION}', file]);
  return {
    root,
    entries: entries.map((entry) => ({ ...entry, owner: owner.get(entry.path) ?? entry.owner })),
    version: version.toString('utf8').replaceAll('_', '-'),
    scripts: [scripts.toString('utf8')],
  };
}

/**
 * @param {string} file an AppImage: an ELF program with a squashfs behind its sections
 * @returns {number} where the squashfs begins, bytes
 */
function squashfsOffset(file) {
  const header = Buffer.alloc(64);
  const handle = openSync(file, 'r');
  readSync(handle, header, 0, header.length, 0);
  closeSync(handle);
  if (header.readUInt32BE(0) !== 0x7f454c46) throw new Error('it is no AppImage (no ELF file)');
  return Number(header.readBigUInt64LE(40)) + header.readUInt16LE(58) * header.readUInt16LE(60);
}

/** @param {string} file @param {string} work @returns {Promise<Opened>} */
async function openAppImage(file, work) {
  const at = ['-o', String(squashfsOffset(file))];
  const root = join(work, 'squashfs-root');
  const list = await mustRun('unsquashfs', [...at, '-lln', file]);
  await mustRun('unsquashfs', [...at, '-no-progress', '-no-xattrs', '-d', root, file]);
  const lines = list
    .toString('utf8')
    .split('\n')
    .filter((line) => /^[-dlbcps][rwxsStT-]{9}/.test(line));
  return { root, entries: parseListing(lines.join('\n'), 'squashfs-root'), version: null, scripts: [] };
}

/** @param {string} file @param {string} work @returns {Promise<Opened>} */
async function openArchive(file, work) {
  const root = join(work, 'data');
  const entries = await openTar(file, root);
  const top = entries[0]?.path.split('/')[0] ?? '';
  if (entries.some(({ path }) => path !== top && !path.startsWith(`${top}/`))) {
    throw new Error('its files do not lie in one folder');
  }
  const inside = entries.filter(({ path }) => path !== top);
  return {
    root: join(root, top),
    entries: inside.map((entry) => ({ ...entry, path: entry.path.slice(top.length + 1) })),
    version: null,
    scripts: [],
  };
}

/**
 * @param {string} file
 * @param {string} work an empty folder of its own
 * @returns {Promise<Opened>}
 * @throws Error in words, when the package cannot be opened
 */
export function openLinuxPackage(file, work) {
  const name = basename(file);
  if (name.endsWith('.deb')) return openDeb(file, work);
  if (name.endsWith('.rpm')) return openRpm(file, work);
  if (name.endsWith('.AppImage')) return openAppImage(file, work);
  return openArchive(file, work);
}
