// One package: its signature, opened, the program inside, and for Linux what the package does with it.
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { isTestName } from '../packaging/test-names.mjs';
import { kindOf } from '../sign/artefacts.mjs';
import { AROUND_PROGRAM, IN_APPIMAGE, IN_MAC_PROGRAM, unknownFiles } from './allowed-files.mjs';
import { desktopFileProblems } from './checks/desktop-entry.mjs';
import { permissionProblems } from './checks/permissions.mjs';
import { packageSizeProblems } from './checks/size.mjs';
import { examine, findingsOf } from './findings.mjs';
import { sizeKey } from './empty-app.mjs';
import { findInside } from './inside.mjs';
import { examineProgram } from './program.mjs';
import { signatureFindings } from './signature.mjs';
import { openLinuxPackage } from './unpack/linux.mjs';
import { openOtherPackage } from './unpack/other.mjs';

/** @typedef {import('./findings.mjs').Finding} Finding */

/**
 * @typedef {import('./program.mjs').Standard & {
 *   trust: import('./signature.mjs').Trust,
 *   integrity: import('../sign/integrity-list.mjs').IntegrityList,
 *   emptySizes: ReadonlyMap<string, number>,
 * }} PackageStandard emptySizes: bytes of the package of an empty app, by `sizeKey`; the others are not known here
 */

/** @param {string} name of a Linux package @returns {string} architecture as in the integrity list */
export const architectureOf = (name) => (/arm64|aarch64/.test(name) ? 'arm64' : 'x64');

/**
 * @param {string} name of the artefact
 * @param {import('./unpack/linux.mjs').Opened} opened
 * @param {import('./inside.mjs').Inside} inside
 * @returns {Promise<Finding[]>}
 */
async function linuxFindings(name, { root, entries }, { binary, folder }) {
  const installs = /\.(deb|rpm)$/.test(name);
  const program = relative(root, binary);
  const top = relative(root, folder);
  const paths = entries.filter(({ type }) => type !== 'folder').map(({ path }) => path);
  const around = paths.filter((path) => (top === '' ? path.startsWith('usr/') : !path.startsWith(`${top}/`)));
  const entry = paths.find((path) => path.endsWith('.desktop'));
  const unknown = unknownFiles(around, AROUND_PROGRAM);
  return [
    ...(await examine(name, 'permissions', () => permissionProblems(entries, { installs, program }))),
    ...findingsOf(
      name,
      'files',
      unknown.map((path) => `${path} is not expected in the package`),
    ),
    ...(name.endsWith('.tar.gz')
      ? []
      : await examine(name, 'desktop entry', () =>
          entry === undefined ? ['there is none'] : desktopFileProblems(join(root, entry), paths),
        )),
  ];
}

/**
 * @param {string} file
 * @param {PackageStandard} standard
 * @returns {Finding[]}
 */
function sizeFindings(file, { emptySizes }) {
  const name = basename(file);
  const kind = kindOf(name);
  const empty = emptySizes.get(sizeKey(name));
  if (empty !== undefined) return findingsOf(name, 'size', packageSizeProblems(statSync(file).size, empty));
  const words = 'no empty app could be packed to compare with';
  const system = /** @type {NodeJS.Platform} */ (kind?.system);
  return [{ artefact: name, check: 'size', result: 'unchecked', words, system }];
}

/** @param {string} name of a package that this system cannot open @returns {Finding[]} */
const findingsElsewhere = (name) => [
  {
    ...{ artefact: name, check: 'contents', result: 'unchecked', words: 'it cannot be opened on this system' },
    system: /** @type {NodeJS.Platform} */ (kindOf(name)?.system),
  },
];

/**
 * @param {string} file
 * @param {string} work an empty folder
 * @param {PackageStandard} standard
 * @returns {Promise<{ findings: Finding[], electron: string | null }>}
 */
async function insideFindings(file, work, standard) {
  const name = basename(file);
  const kind = kindOf(name);
  const elsewhere = findingsElsewhere(name);
  if (kind?.system === 'linux') {
    const signed = await signatureFindings(file, null, standard.trust, standard);
    if (process.platform !== 'linux') return { findings: [...signed, ...elsewhere], electron: null };
    const opened = await openLinuxPackage(file, work);
    const inside = findInside(opened.root);
    const recordedHash = standard.integrity[architectureOf(name)]?.['resources/app.asar']?.hash ?? null;
    const about = { recordedHash, statedVersion: opened.version, scripts: opened.scripts, alsoAllowed: [] };
    const alsoAllowed = name.endsWith('.AppImage') ? IN_APPIMAGE : [];
    const program = await examineProgram(name, inside, { ...about, alsoAllowed }, standard);
    const findings = [...program.findings, ...(await linuxFindings(name, opened, inside))];
    return { findings: [...signed, ...findings], electron: program.electron };
  }
  const root = await openOtherPackage(file, work);
  const signed = await signatureFindings(file, file.endsWith('.zip') ? root : null, standard.trust, standard);
  if (root === null) return { findings: [...signed, ...elsewhere], electron: null };
  const inside = findInside(root);
  const alsoAllowed = kind?.system === 'darwin' ? IN_MAC_PROGRAM : [];
  const about = { recordedHash: null, statedVersion: null, scripts: [], alsoAllowed };
  const program = await examineProgram(name, inside, about, standard);
  // The installer's signature says nothing about the program it lays down.
  const exe = inside.binary.endsWith('.exe')
    ? (await signatureFindings(inside.binary, null, standard.trust, standard)).map((one) => ({
        ...one,
        artefact: name,
        check: 'signature of Parley.exe',
      }))
    : [];
  return { findings: [...signed, ...exe, ...program.findings], electron: program.electron };
}

/**
 * @param {string} file
 * @param {PackageStandard} standard
 * @returns {Promise<{ findings: Finding[], electron: string | null }>} electron: the version inside
 */
export async function verifyPackage(file, standard) {
  const name = basename(file);
  const work = mkdtempSync(join(tmpdir(), 'parley-verify-'));
  const named = isTestName(name);
  const naming = findingsOf(
    name,
    'name',
    named === standard.testBuild
      ? []
      : [named ? 'its name says that it is a test build' : 'its name does not say -test'],
  );
  try {
    mkdirSync(join(work, 'package'));
    const { findings, electron } = await insideFindings(file, join(work, 'package'), standard);
    return { findings: [...naming, ...findings, ...sizeFindings(file, standard)], electron };
  } catch (error) {
    // What cannot be opened has not passed anything; its signature is looked at all the same.
    const signed = await signatureFindings(file, null, standard.trust, standard);
    const words = /** @type {Error} */ (error).message;
    return { findings: [...naming, ...signed, ...findingsOf(name, 'contents', [words])], electron: null };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
