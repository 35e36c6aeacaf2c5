// What is laid beside the artefacts of a version before they are signed: the list of components and, on Linux, the
// integrity list.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { NOTES } from '../build/bundled-packages.mjs';
import { INTEGRITY_ENDING, makeIntegrityList } from './integrity-list.mjs';
import { makeSbom } from './sbom.mjs';

/** @typedef {{ name: string, version: string }} Product */

/**
 * @param {string} root of the checkout, built
 * @param {string} folder of the artefacts
 * @param {Product & { electron: string }} product
 */
export function writeSbom(root, folder, { name, version, electron }) {
  /** @param {string} path */
  const read = (path) => JSON.parse(readFileSync(join(root, path), 'utf8'));
  const packages = readdirSync(join(root, NOTES)).flatMap((note) => read(join(NOTES, note)));
  const text = makeSbom({ name, version, electron, packages, locked: read('package-lock.json').packages });
  writeFileSync(join(folder, `${name}-${version}.cdx.json`), text);
}

/**
 * @param {string} packed where electron-builder left the unpacked programs
 * @param {string} folder of the artefacts
 * @param {Product} product
 */
export function writeIntegrityList(packed, folder, { name, version }) {
  const list = makeIntegrityList(packed);
  if (list === null) throw new Error(`no unpacked program in ${packed}`);
  writeFileSync(join(folder, `${name}-${version}${INTEGRITY_ENDING}`), `${JSON.stringify(list, null, 2)}\n`);
}
