// Joins updates to the program: IT's settings, the ways out of this computer, notices, the end of the program. Loaded late.
import { accessSync, constants, existsSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { app, powerMonitor } from 'electron';
import { faultFields, type Log } from '../diagnostics/log';
import { systemClock } from '../session';
import { isLink } from '../system/deep-link';
import { BAKED_KEYS } from '../updates/baked-keys';
import { isForcedByOrganisation } from '../updates/forced';
import { cacheFolder } from '../updates/cache-folder';
import { ownerOf } from '../updates/installation';
import { openMemory } from '../updates/memory';
import { readPublished } from '../updates/published';
import { readKeys } from '../updates/signature';
import { createUpdates, type Updates } from '../updates/updates';
import { createWeb } from '../updates/web';
import type { DeskParts } from './desk-parts';

export type RunningUpdates = Pick<Updates, 'handlers' | 'stop'>;

const isWritable = (path: string) => {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
};

/** @param end ends the program without asking */
export function startUpdates(
  { settings, outlet, desk, leaving, routes }: DeskParts,
  log: Log,
  end: (quit?: () => void) => void,
): RunningUpdates {
  const { platform, env, execPath } = process;
  const configFile = app.isPackaged
    ? join(process.resourcesPath, 'app-update.yml')
    : join(app.getAppPath(), 'dev-app-update.yml');
  const published = readPublished(configFile);
  const keysOf = (list: string) => {
    try {
      return readKeys(list);
    } catch (error) {
      log.write('error', 'update.bad-key', faultFields(error));
      return [];
    }
  };
  const cache = cacheFolder(platform, env, homedir());
  const userData = app.getPath('userData');
  const memory = openMemory(join(userData, 'updates.json'));

  const updates = createUpdates({
    settings,
    isForced: () => isForcedByOrganisation(settings),
    installedUrl: published.url,
    keys: keysOf((app.isPackaged ? undefined : published.publicKeys) ?? BAKED_KEYS),
    owner: ownerOf({ platform, env, execPath, exists: existsSync, isWritable }),
    version: app.getVersion(),
    electron: process.versions.electron,
    memory,
    clock: systemClock,
    random: Math.random,
    async loadEngine() {
      const { createEngine } = await import('../updates/engine');
      return createEngine({
        platform,
        arch: process.arch,
        version: app.getVersion(),
        configFile,
        userData,
        cache,
        memory,
        web: createWeb({ clock: systemClock, routes }),
        wait: (ms, signal) => pause(ms, undefined, { signal }),
        failed: (code) => {
          log.write('warning', 'update.engine', { code });
        },
        quit: () => {
          end();
        },
      });
    },
    publish: (update) => {
      outlet.publish({ slices: { update } });
    },
    tell: (kind, version) => {
      desk.raiseNotice({ id: kind, kind, params: { version }, sticky: false, tone: 'info' });
    },
    leave: (by) => {
      leaving.ask(() => {
        end(by);
      });
    },
    quit: () => {
      app.quit();
    },
    log: log.write,
  });

  // Some systems tell it twice: planning again does no harm.
  powerMonitor.on('resume', updates.woken);
  app.once('quit', (_event, exitCode) => {
    if (exitCode !== 0 || !updates.finish()) return;
    const args = process.argv.slice(1).filter((word) => !isLink(word));
    app.relaunch({ execPath: env['APPIMAGE'] ?? execPath, args });
  });
  return {
    handlers: updates.handlers,
    stop: () => {
      powerMonitor.off('resume', updates.woken);
      updates.stop();
    },
  };
}
