// electron-updater behind an interface of ours. It decides what is newer and who is within a staged roll-out, keeps what
// was downloaded, checks Windows signatures and installs; where bytes come from and what is believed of them is ours.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { BaseUpdater, MacUpdater, NsisUpdater, type AppUpdater, type UpdateInfo } from 'electron-updater';
import { WholeAppImageUpdater } from './app-image';
import { UPDATE_FOLDER } from './cache-folder';
import { createDownload } from './download';
import { createFeedSource, type FeedPlace } from './feed-source';
import type { UpdateMemory } from './memory';
import { SignedProvider, type SignedOptions } from './signed-provider';
import { troubleOf, UpdateTrouble } from './trouble';
import type { Web } from './web';

export interface Engine {
  /** The newer version on offer for this computer, or null. @throws UpdateTrouble */
  check: (place: FeedPlace, signal: AbortSignal) => Promise<string | null>;
  /** Fetches what the last check found; at once when it lies here since an earlier start. @throws UpdateTrouble */
  download: (progress: (percent: number) => void, signal: AbortSignal) => Promise<void>;
  /**
   * The last act of a program that ends; synchronous. On macOS the system does it by itself.
   * @param startAgain told to an installer that does it (`startsAgain`); elsewhere the caller does
   * @returns false when it could not be put in place: the old version is whole
   */
  install: (startAgain: boolean) => boolean;
  /** The installer starts the new version, once this one is gone (Windows). */
  startsAgain: boolean;
  /** Only on macOS: ends the program, and the system starts it again. */
  restart?: () => void;
}

export interface EngineDeps {
  platform: NodeJS.Platform;
  arch: string;
  version: string;
  /** `app-update.yml`, whether or not it is there. */
  configFile: string;
  userData: string;
  /** The system's folder for what can be fetched again. */
  cache: string;
  web: Web;
  memory: UpdateMemory;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  /** Something inside electron-updater went wrong; a code. */
  failed: (code: string) => void;
  /** macOS: its way of ending the program. */
  quit: () => void;
}

/** Members of electron-updater's class that its types keep to themselves. */
interface Insides {
  httpExecutor: { download: (url: URL, destination: string, options: { sha512: string }) => Promise<string> };
  configOnDisk: { value: Promise<{ updaterCacheDirName: string }> };
}

function makeUpdater(deps: EngineDeps): AppUpdater {
  const app = {
    version: deps.version,
    name: 'Parley',
    // Whether updates are on was decided before.
    isPackaged: true,
    appUpdateConfigPath: deps.configFile,
    userDataPath: deps.userData,
    baseCachePath: deps.cache,
    whenReady: () => Promise.resolve(),
    relaunch: () => undefined,
    quit: deps.quit,
    onQuit: () => undefined,
  };
  if (deps.platform === 'win32') return new NsisUpdater(null, app);
  if (deps.platform === 'darwin') return new MacUpdater(undefined, app);
  return new WholeAppImageUpdater(null, app);
}

export function createEngine(deps: EngineDeps): Engine {
  const updater = makeUpdater(deps);
  const fetchFeed = createFeedSource(deps);
  const downloadFile = createDownload({ ...deps, partial: join(deps.cache, UPDATE_FOLDER, 'partial') });
  let place: FeedPlace | undefined;
  let offered: UpdateInfo | undefined;
  let signal = AbortSignal.abort();
  let progress: (percent: number) => void = () => undefined;

  updater.logger = null;
  updater.on('error', (error) => {
    const { code, detail } = troubleOf(error);
    deps.failed(detail ?? code);
  });
  updater.autoDownload = false;
  // We say when: at the program's end. On macOS it means that the system's updater gets the file at once.
  updater.autoInstallOnAppQuit = deps.platform === 'darwin';
  updater.allowDowngrade = false;
  updater.disableWebInstaller = true;
  // One way to download, which goes on where it stopped (docs/decisions).
  updater.disableDifferentialDownload = true;
  const options: SignedOptions = {
    async fetchFeed() {
      if (!place) throw new UpdateTrouble('internal');
      return { feed: await fetchFeed(place, signal), base: place.base };
    },
  };
  updater.setFeedURL({ provider: 'custom', updateProvider: SignedProvider, ...options });
  const insides = updater as unknown as Insides;
  insides.httpExecutor = {
    async download(url, destination, { sha512 }) {
      const size = offered?.files.find((file) => file.sha512 === sha512)?.size ?? 0;
      await downloadFile({ url, destination, sha512, size }, { progress, signal });
      return destination;
    },
  };
  // A program without that file, whose server IT has named.
  if (!existsSync(deps.configFile))
    insides.configOnDisk = { value: Promise.resolve({ updaterCacheDirName: UPDATE_FOLDER }) };

  return {
    async check(from, until) {
      place = from;
      signal = until;
      try {
        const result = await updater.checkForUpdates();
        offered = result?.isUpdateAvailable === true ? result.updateInfo : undefined;
        return offered?.version ?? null;
      } catch (error) {
        throw troubleOf(error);
      }
    },
    async download(told, until) {
      progress = told;
      signal = until;
      try {
        await updater.downloadUpdate();
      } catch (error) {
        throw troubleOf(error);
      }
    },
    install: (startAgain) => (updater instanceof BaseUpdater ? updater.install(true, startAgain) : true),
    startsAgain: deps.platform === 'win32',
    ...(deps.platform === 'darwin' ? { restart: () => updater.quitAndInstall() } : {}),
  };
}
