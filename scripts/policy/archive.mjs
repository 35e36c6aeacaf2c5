// What administrators force settings with, as one file beside the installers: they need it before anything is installed,
// on a machine that will never run the program. The same sources make the same bytes.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { projectRoot } from '../setup/places.mjs';

const FOLDER = 'assets/policy';
const SYSTEMS = ['linux', 'macos', 'windows'];
/** 1 January 1980, the first day of the format. */
const NO_DATE = 0x0021;

/** @param {readonly { name: string, data: Buffer }[]} files @returns {Buffer} a zip of stored files */
export function zipOf(files) {
  /** @type {Buffer[]} */
  const bodies = [];
  /** @type {Buffer[]} */
  const directory = [];
  let at = 0;
  for (const { name, data } of files) {
    const path = Buffer.from(name);
    // What the header of a file and its entry in the directory share: version, flags (UTF-8), method, time, date, sum.
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x0800, 2);
    shared.writeUInt16LE(NO_DATE, 8);
    shared.writeUInt32LE(crc32(data), 10);
    shared.writeUInt32LE(data.length, 14);
    shared.writeUInt32LE(data.length, 18);
    shared.writeUInt16LE(path.length, 22);
    const place = Buffer.alloc(14);
    place.writeUInt32LE((0o100644 << 16) >>> 0, 6);
    place.writeUInt32LE(at, 10);
    const body = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), shared, path, data]);
    // Made by Unix, so that the permissions count.
    directory.push(Buffer.from('PK\x01\x02\x14\x03', 'latin1'), shared, place, path);
    bodies.push(body);
    at += body.length;
  }
  const entries = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, entries, end]);
}

/** @returns {string[]} paths below assets/policy, sorted */
export function policyFiles() {
  return SYSTEMS.flatMap((system) =>
    readdirSync(join(projectRoot, FOLDER, system), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name).slice(join(projectRoot, FOLDER).length + 1)),
  )
    .map((path) => path.replaceAll('\\', '/'))
    .sort();
}

/**
 * @param {string} out folder of the artefacts
 * @param {{ version: string, testBuild: boolean }} build
 * @returns {string} path of the file
 */
export function writePolicyArchive(out, { version, testBuild }) {
  const path = join(out, `parley-policies-${version}${testBuild ? '-test' : ''}.zip`);
  const files = policyFiles().map((name) => ({ name, data: readFileSync(join(projectRoot, FOLDER, name)) }));
  writeFileSync(path, zipOf(files));
  return path;
}
