// The integrity list of the Linux packages: the hash of each app.asar as it left the packer, signed with everything else.
// Linux itself checks no archive; with this list anybody can.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readAsarHeader } from './asar-header.mjs';

export const INTEGRITY_ENDING = '-linux-integrity.json';

/** @typedef {Record<string, Record<string, { algorithm: 'SHA256', hash: string }>>} IntegrityList by architecture and path */

/**
 * @param {string} folder where electron-builder left its unpacked programs: linux-unpacked, linux-arm64-unpacked
 * @returns {IntegrityList | null} null: there are none
 */
export function makeIntegrityList(folder) {
  /** @type {IntegrityList} */
  const list = {};
  for (const name of readdirSync(folder).sort()) {
    const match = /^linux(?:-(\w+))?-unpacked$/.exec(name);
    const archive = join(folder, name, 'resources/app.asar');
    if (match === null || !existsSync(archive)) continue;
    list[match[1] ?? 'x64'] = {
      'resources/app.asar': { algorithm: 'SHA256', hash: readAsarHeader(archive).hash },
    };
  }
  return Object.keys(list).length === 0 ? null : list;
}
