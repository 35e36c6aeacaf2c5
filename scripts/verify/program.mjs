// What every package has in common: the program inside of it. Fuses, archive, contents, sizes, versions.
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { IN_ASAR, IN_PROGRAM, unknownFiles } from './allowed-files.mjs';
import { readAsar } from './asar-files.mjs';
import { asarIntegrityProblems } from './checks/asar-integrity.mjs';
import { fuseProblems, readFuses } from './checks/fuses.mjs';
import { secretProblems } from './checks/secrets.mjs';
import { asarSizeProblems } from './checks/size.mjs';
import { sourceMapProblems } from './checks/source-maps.mjs';
import { electronVersionOf, versionProblems } from './checks/versions.mjs';
import { examine } from './findings.mjs';
import { filesBelow } from './inside.mjs';

/**
 * What holds for the whole folder of artefacts.
 * @typedef {object} Standard
 * @property {boolean} testBuild
 * @property {string} version
 * @property {string} declared Electron of package.json
 * @property {import('./checks/fuses.mjs').StatedFuses} fuses
 * @property {readonly string[]} buildPaths see `secretProblems`
 */

/** Texts that lie beside app.asar and that we write; all else there is Electron's. */
const OURS = /\.(yml|json|desktop|txt)$|apparmor-profile$|AppRun$/;

/** @param {readonly string[]} paths @param {string} where */
const unknown = (paths, where) => paths.map((path) => `${path} is not expected in ${where}`);

/**
 * @param {string} artefact name
 * @param {import('./inside.mjs').Inside} inside
 * @param {object} about
 * @param {string | null} about.recordedHash of app.asar, in the integrity list; null: look into the program
 * @param {string | null} about.statedVersion
 * @param {readonly string[]} about.scripts that run at installation
 * @param {readonly RegExp[]} about.alsoAllowed beside Electron's files, in the folder of the program
 * @param {Standard} standard
 * @returns {Promise<{ findings: import('./findings.mjs').Finding[], electron: string | null }>}
 */
export async function examineProgram(artefact, inside, about, standard) {
  const { folder, asar, binary } = inside;
  /** @type {import('./findings.mjs').Finding[]} */
  const findings = [];
  /** @param {string} check @param {() => Promise<readonly string[]> | readonly string[]} look */
  const look = async (check, look) => findings.push(...(await examine(artefact, check, look)));
  /** @type {ReturnType<typeof readAsar>} */
  let archive;
  try {
    archive = readAsar(asar);
  } catch (error) {
    const words = `app.asar cannot be read: ${/** @type {Error} */ (error).message}`;
    return { findings: [{ artefact, check: 'asar', result: 'failed', words }], electron: null };
  }
  const paths = filesBelow(folder).filter((path) => !path.startsWith('usr/'));
  const own = paths
    .filter((path) => OURS.test(path))
    .map((path) => ({ path, bytes: readFileSync(join(folder, path)) }));
  const scripts = about.scripts.map((text, i) => ({
    path: `script ${i + 1} of the package`,
    bytes: Buffer.from(text),
  }));
  const texts = [...archive.files, ...own, ...scripts];
  const electron = electronVersionOf(readFileSync(binary));
  const manifest = archive.files.find(({ path }) => path === 'package.json');

  await look('fuses', async () => fuseProblems(await readFuses(binary), standard.fuses));
  await look('asar', () => asarIntegrityProblems(archive, about.recordedHash ?? inside.embeddedHash()));
  await look('contents', () => [
    ...unknown(
      unknownFiles(
        archive.files.map(({ path }) => path),
        IN_ASAR,
      ),
      'app.asar',
    ),
    ...unknown(unknownFiles(paths, [...IN_PROGRAM, ...about.alsoAllowed]), 'the folder of the program'),
  ]);
  await look('source maps', () => sourceMapProblems(texts));
  await look('secrets', () => secretProblems(texts, standard.buildPaths));
  await look('asar size', () => asarSizeProblems(statSync(asar).size));
  await look('version', () => {
    const { version, testBuild } = JSON.parse(manifest?.bytes.toString('utf8') ?? '{}');
    return versionProblems({
      expected: standard.version,
      name: artefact,
      stated: about.statedVersion,
      inside: String(version),
      saysTest: String(testBuild) === 'true',
      electron,
      declared: standard.declared,
      testBuild: standard.testBuild,
    });
  });
  return { findings, electron };
}
