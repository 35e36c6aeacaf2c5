// Where the system keeps what can be fetched again; the same folders as electron-updater's own. Pure.
import { join } from 'node:path';

/** Below it, as electron-builder names it. */
export const UPDATE_FOLDER = 'parley-updater';

export function cacheFolder(platform: NodeJS.Platform, env: NodeJS.ProcessEnv, home: string): string {
  if (platform === 'win32') return env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local');
  if (platform === 'darwin') return join(home, 'Library', 'Caches');
  return env['XDG_CACHE_HOME'] ?? join(home, '.cache');
}
