// Makes the built app startable by whoever may run Electron. As an ordinary user that is the checkout
// itself. As root the app is copied to a folder that the ordinary user can read (the checkout may lie
// where only root may enter) and `electron` is a wrapper that steps down first.
import {
  accessSync,
  chmodSync,
  constants,
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';
import { projectRoot } from '../setup/places.mjs';
import { linkTree } from '../setup/runtime-store.mjs';
import { electronRuntime } from '../setup/runtime.mjs';
import { agentUser } from './agent-user.mjs';
import { electronEnvironment } from './environment.mjs';
import { giveAway, openWorkspace, persistentHome } from './workspace.mjs';

/**
 * @typedef {object} StagedApp
 * @property {string} appDir the app folder to give Electron as its argument
 * @property {string} electronPath Electron, or the wrapper that steps down and becomes it (same process id).
 *   For Playwright: `_electron.launch({ executablePath: electronPath, chromiumSandbox: true, cwd: appDir, env, args: [appDir] })`
 * @property {string} playwrightLoader Playwright's `-r` script where the ordinary user can read it. Playwright adds its own
 *   only when it looks for Electron itself; give `args: ['-r', playwrightLoader, appDir]` to hold the app until it is attached
 * @property {Record<string, string>} env the environment to start Electron with: own HOME, display, bus
 * @property {{ version: string, source: string }} runtime which Electron it is, for reports
 * @property {string | null} user the ordinary user that Electron runs as; null when it is ourselves
 * @property {(name: string) => string} ownedDir makes a new folder that Electron may write to (userData, downloads)
 * @property {(file: string) => string} handOver copies a file to where only Electron's user may read it
 * @property {() => void} dispose removes everything; also done when the process exits
 */

const APP_PARTS = ['package.json', 'out/main', 'out/preload', 'out/renderer', 'out/dictionaries', 'assets'];

/** Readable by all, whatever the umask. @param {string} path */
function openToAll(path) {
  for (const entry of readdirSync(path, { withFileTypes: true })) {
    const child = join(path, entry.name);
    chmodSync(child, entry.isDirectory() ? 0o755 : 0o644);
    if (entry.isDirectory()) openToAll(child);
  }
}

/**
 * The wrapper. `exec` keeps the process id, so a signal to it is one to Electron; should the process that
 * started it die, Electron dies too.
 * @param {{ uid: number, gid: number, appDir: string, loader: string, binary: string }} parts
 */
export function wrapperScript({ uid, gid, appDir, loader, binary }) {
  const quote = (/** @type {string} */ text) => `'${text.replaceAll("'", `'\\''`)}'`;
  return `#!/bin/sh
for arg do
  shift
  case $arg in */playwright-core/lib/server/electron/loader.js) arg=${quote(loader)} ;; esac
  set -- "$@" "$arg"
done
cd ${quote(appDir)} || exit 1
exec setpriv --reuid=${uid} --regid=${gid} --clear-groups --inh-caps=-all --pdeathsig=KILL -- ${quote(binary)} "$@"
`;
}

/** @param {string} path */
const openToOthers = (path) => (statSync(path).mode & 0o005) === 0o005;

/**
 * A runtime, or a packaged program, where the ordinary user can reach it: linked (or copied) into the run folder when it
 * lies under a folder that only root may enter.
 * @param {{ dir: string, binary: string }} runtime
 * @param {string} runFolder
 * @returns {string} path of the binary
 */
export function reachableBinary({ dir, binary }, runFolder) {
  if (!openToOthers(binary)) {
    throw new SetupFailure(`What is in ${dir} may be read by root only: chmod -R a+rX ${dir}`);
  }
  let folder = dirname(binary);
  while (openToOthers(folder) && folder !== dirname(folder)) folder = dirname(folder);
  if (openToOthers(folder)) return binary;
  const reachable = join(runFolder, 'runtime');
  linkTree(dir, reachable);
  chmodFolders(reachable);
  return join(reachable, relative(dir, binary));
}

/** @param {string} folder */
function chmodFolders(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.isDirectory()) chmodFolders(join(folder, entry.name));
  }
}

/**
 * @param {object} [options]
 * @param {'private' | 'lasting'} [options.home] private: an empty HOME for this run (tests); lasting: the
 *   user's own, as root that of the ordinary user
 * @returns {StagedApp}
 * @throws SetupFailure when the app is not built or the runtime cannot be read by the ordinary user
 */
export function stageApp({ home = 'private' } = {}) {
  const runtime = electronRuntime();
  if (!existsSync(join(projectRoot, 'out/main/index.js'))) {
    throw new SetupFailure('The app is not built: run `npm run build`.');
  }
  const workspace = openWorkspace();
  const user = agentUser();
  const linux = process.platform === 'linux';
  const env = electronEnvironment(process.env, {
    user: user?.name ?? null,
    home: home === 'lasting' ? persistentHome() : linux ? workspace.owned('home') : null,
    runtimeFolder: linux && (home === 'private' || user !== null) ? workspace.owned('runtime') : null,
  });
  const require = createRequire(import.meta.url);
  const loader = join(dirname(require.resolve('playwright-core/package.json')), 'lib/server/electron/loader.js');
  const common = {
    env,
    runtime: { version: runtime.version, source: runtime.source },
    ownedDir: workspace.owned,
    handOver: (/** @type {string} */ file) => handOver(file, workspace.owned('file')),
    dispose: workspace.remove,
  };
  if (user === null) {
    return { ...common, appDir: projectRoot, electronPath: runtime.binary, playwrightLoader: loader, user: null };
  }
  const binary = reachableBinary(runtime, workspace.folder);
  const appDir = join(workspace.folder, 'app');
  mkdirSync(appDir);
  for (const part of APP_PARTS) {
    const from = join(projectRoot, part);
    if (existsSync(from)) cpSync(from, join(appDir, part), { recursive: true, dereference: true });
  }
  const staged = join(appDir, 'playwright-loader.cjs');
  copyFileSync(loader, staged);
  chmodSync(appDir, 0o755);
  openToAll(appDir);
  const electronPath = join(workspace.folder, 'electron');
  const { uid, gid } = user;
  writeFileSync(electronPath, wrapperScript({ uid, gid, appDir, loader: staged, binary }), {
    mode: 0o700,
  });
  return { ...common, appDir, electronPath, playwrightLoader: staged, user: user.name };
}

/**
 * @param {string} file
 * @param {string} folder
 */
function handOver(file, folder) {
  accessSync(file, constants.R_OK);
  const copy = join(folder, 'copy');
  copyFileSync(file, copy);
  chmodSync(copy, 0o400);
  giveAway(copy);
  return copy;
}
