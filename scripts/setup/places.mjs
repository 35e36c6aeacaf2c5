// Where things lie: the checkout, and the cache that outlives `npm ci` and is readable by all.
import { createHash } from 'node:crypto';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The root of the checkout. */
export const projectRoot = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** True where the program must step down to an ordinary user: Chromium's sandbox refuses root. */
export const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/**
 * The folder that holds runtimes and locks. Not in node_modules, which `npm ci` empties, and as root
 * not in root's home, which the ordinary user that runs Electron cannot enter.
 * @param {NodeJS.ProcessEnv} [env]
 */
export function cacheFolder(env = process.env) {
  if (env.ELECTRON_RUNTIME_CACHE) return resolve(env.ELECTRON_RUNTIME_CACHE);
  if (isRoot) return '/var/cache/parley';
  if (process.platform === 'win32') {
    return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), 'parley', 'cache');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'parley');
  return join(env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'parley');
}

/**
 * A file in the cache that belongs to this checkout.
 * @param {string} ending
 */
function ofCheckout(ending) {
  const name = createHash('sha256').update(projectRoot).digest('hex').slice(0, 12);
  return join(cacheFolder(), `checkout-${name}.${ending}`);
}

/** The lock that keeps two setups of the same checkout apart. */
export const checkoutLock = () => ofCheckout('lock');

/** Names the npm that works in node_modules: it goes on when the setup that started it is killed. */
export const npmNote = () => ofCheckout('npm');
