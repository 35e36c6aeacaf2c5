// What lies in a folder of artefacts: which file is what, for which system, and how it is signed.
import { readdirSync } from 'node:fs';

/**
 * embedded: the signature is inside the file; detached: in an armored file beside it; sums: by the signature of SHA256SUMS
 * alone; apple: by codesign and notarisation, which only macOS can make and check.
 * @typedef {'deb' | 'rpm' | 'authenticode' | 'detached' | 'apple' | 'sums'} Signed
 * @typedef {object} Kind
 * @property {string} ending of the file name
 * @property {'linux' | 'win32' | 'darwin' | 'any'} system
 * @property {Signed} signed
 * @property {boolean} package whether the program is inside
 */

/** @type {readonly Kind[]} the first whose ending fits is it */
const KINDS = [
  { ending: '.deb', system: 'linux', signed: 'deb', package: true },
  { ending: '.rpm', system: 'linux', signed: 'rpm', package: true },
  { ending: '.AppImage', system: 'linux', signed: 'detached', package: true },
  { ending: '.tar.gz', system: 'linux', signed: 'detached', package: true },
  { ending: '.msi', system: 'win32', signed: 'authenticode', package: true },
  { ending: '.exe', system: 'win32', signed: 'authenticode', package: true },
  { ending: '.dmg', system: 'darwin', signed: 'apple', package: true },
  { ending: '.pkg', system: 'darwin', signed: 'apple', package: true },
  { ending: '.blockmap', system: 'any', signed: 'sums', package: false },
  { ending: '.cdx.json', system: 'any', signed: 'sums', package: false },
  { ending: '-integrity.json', system: 'any', signed: 'sums', package: false },
  { ending: '.yml', system: 'any', signed: 'sums', package: false },
  { ending: '.yml.sig', system: 'any', signed: 'sums', package: false },
];

/** The list of all artefacts with their sums, and its signature. */
export const SUMS = 'SHA256SUMS';
export const SUMS_SIGNATURE = `${SUMS}.asc`;

/** What electron-builder leaves in its folder beside the artefacts; not for publication. */
const LEFT_BY_THE_PACKER = new Set(['builder-debug.yml', 'builder-effective-config.yaml', '.icon-ico', '.icon-set']);

/**
 * @param {string} name of a file
 * @returns {Kind | null} null: no artefact of ours
 */
export function kindOf(name) {
  if (name.endsWith('.zip')) {
    // Templates and profiles for administrators.
    if (name.startsWith('parley-policies-')) return { ending: '.zip', system: 'any', signed: 'sums', package: false };
    const mac = /[-.](mac|macos|darwin)[-.]/.test(name);
    return { ending: '.zip', system: mac ? 'darwin' : 'win32', signed: mac ? 'apple' : 'sums', package: true };
  }
  return KINDS.find(({ ending }) => name.endsWith(ending)) ?? null;
}

/**
 * @typedef {object} Found
 * @property {string[]} artefacts names, sorted: everything that SHA256SUMS has to name
 * @property {string[]} signatures names of armored signatures of single artefacts
 * @property {string[]} strangers names of files that are no artefact of ours
 */

/**
 * @param {readonly string[]} names of the files of a folder
 * @returns {Found}
 */
export function sortFiles(names) {
  /** @type {Found} */
  const found = { artefacts: [], signatures: [], strangers: [] };
  for (const name of [...names].sort()) {
    if (name === SUMS || name === SUMS_SIGNATURE || LEFT_BY_THE_PACKER.has(name)) continue;
    if (name.endsWith('.asc') && kindOf(name.slice(0, -'.asc'.length))?.signed === 'detached') {
      found.signatures.push(name);
    } else if (kindOf(name) !== null) found.artefacts.push(name);
    else found.strangers.push(name);
  }
  return found;
}

/**
 * @param {string} folder
 * @returns {Found} its files; folders, such as the packer's unpacked program, are no artefacts
 */
export function findArtefacts(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  return sortFiles(entries.filter((entry) => !entry.isDirectory()).map(({ name }) => name));
}
