// How big a package is without our program: an empty Electron app, packed by the same packer with the same settings. Packed
// once for each Electron, packer and configuration; kept in the cache.
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageHere } from '../packaging/build.mjs';
import { provideLinuxTools } from '../packaging/linux.mjs';
import { cacheFolder, projectRoot } from '../setup/places.mjs';
import { electronRuntime } from '../setup/runtime.mjs';
import { kindOf } from '../sign/artefacts.mjs';

/** @param {string} folder @returns {string[]} */
const filesOf = (folder) =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();

/** @param {{ version: string, source: string }} runtime @param {boolean} testBuild */
function keyOf(runtime, testBuild) {
  const hash = createHash('sha256').update(JSON.stringify([runtime.version, runtime.source, testBuild]));
  const packer = ['electron-builder', 'app-builder-lib'].map((name) => join('node_modules', name, 'package.json'));
  const files = [
    ...['electron-builder.yml', ...packer].map((path) => join(projectRoot, path)),
    ...['scripts/packaging', 'assets/packaging'].flatMap((path) => filesOf(join(projectRoot, path))),
  ];
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/** @param {string} folder an app that does nothing, under the same names as ours */
function writeEmptyApp(folder) {
  const { name, productName, desktopName, version, description, author, homepage, license } = JSON.parse(
    readFileSync(join(projectRoot, 'package.json'), 'utf8'),
  );
  const main = 'out/main/index.js';
  mkdirSync(join(folder, 'out/main'), { recursive: true });
  writeFileSync(join(folder, main), 'export {};\n');
  const manifest = {
    name,
    productName,
    desktopName,
    version,
    description,
    author,
    homepage,
    license,
    type: 'module',
    main,
  };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
}

/** @param {string} name of a package @returns {string} what packages of one size have in common */
export function sizeKey(name) {
  const architecture = /arm64|aarch64/.test(name) ? 'arm64' : 'x64';
  return `${kindOf(name)?.ending ?? name} ${architecture}`;
}

/** Not signed: it goes nowhere. */
const UNSIGNED = { forceCodeSigning: 'false', 'mac.identity': 'null', 'mac.notarize': 'false' };

/**
 * @param {readonly string[]} names of packages for this system
 * @param {readonly string[]} targets of electron-builder that make such packages
 * @param {boolean} testBuild packed as test builds are
 * @returns {Promise<Map<string, number>>} bytes by `sizeKey`
 * @throws Error when the packer fails
 */
export async function emptyAppSizes(names, targets, testBuild) {
  if (names.length === 0) return new Map();
  const runtime = electronRuntime({ kind: 'dist' });
  const note = join(cacheFolder(), `empty-app-${keyOf(runtime, testBuild)}.json`);
  /** @type {Record<string, number>} */
  const sizes = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {};
  if (names.some((name) => sizes[sizeKey(name)] === undefined)) {
    const work = mkdtempSync(join(tmpdir(), 'parley-empty-'));
    try {
      const app = join(work, 'app');
      writeEmptyApp(app);
      if (process.platform === 'linux') await provideLinuxTools(targets, testBuild);
      const own = { electronDist: runtime.dir, electronVersion: runtime.version, 'directories.app': app };
      const order = { testBuild, version: '0.0.0', out: join(work, 'out'), targets };
      mkdirSync(order.out);
      await packageHere(order, { ...own, ...UNSIGNED });
      for (const name of readdirSync(order.out)) {
        if (kindOf(name)?.package) sizes[sizeKey(name)] = statSync(join(order.out, name)).size;
      }
      writeFileSync(note, JSON.stringify(sizes));
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return new Map(Object.entries(sizes));
}
