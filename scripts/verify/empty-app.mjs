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
import { packageLinux, provideLinuxTools } from '../packaging/linux.mjs';
import { cacheFolder, projectRoot } from '../setup/places.mjs';
import { electronRuntime } from '../setup/runtime.mjs';

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

/**
 * @param {readonly string[]} targets of electron-builder, of this system
 * @param {boolean} testBuild packed as test builds are
 * @returns {Promise<Map<string, number>>} bytes by the ending of the package; nothing where this system is not Linux
 * @throws Error when the packer fails
 */
export async function emptyAppSizes(targets, testBuild) {
  if (process.platform !== 'linux' || targets.length === 0) return new Map();
  const runtime = electronRuntime({ kind: 'dist' });
  const note = join(cacheFolder(), `empty-app-${keyOf(runtime, testBuild)}.json`);
  /** @type {Record<string, number>} */
  const sizes = existsSync(note) ? JSON.parse(readFileSync(note, 'utf8')) : {};
  const wanted = targets.filter((target) => sizes[target] === undefined);
  if (wanted.length > 0) {
    const work = mkdtempSync(join(tmpdir(), 'parley-empty-'));
    try {
      const app = join(work, 'app');
      writeEmptyApp(app);
      await provideLinuxTools(wanted, testBuild);
      const config = { electronDist: runtime.dir, electronVersion: runtime.version, 'directories.app': app };
      const order = { testBuild, version: '0.0.0', out: join(work, 'out'), targets: wanted };
      mkdirSync(order.out);
      for (const { target, path } of await packageLinux(order, config)) sizes[target] = statSync(path).size;
      writeFileSync(note, JSON.stringify(sizes));
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
  }
  return new Map(targets.map((target) => [`.${target}`, sizes[target] ?? 0]));
}
