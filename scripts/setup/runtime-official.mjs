// Electron's own release, by Electron's own downloader (mirrors, proxies and checksums as it has
// them). Gives up within seconds where the download is out of reach, so that the substitute can start.
import { createRequire } from 'node:module';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { binaryName, linkTree, storeRuntime } from './runtime-store.mjs';
import { longStep } from './say.mjs';

/** A download that has not begun, or brings nothing, for so long is given up. In milliseconds. */
const SILENCE_MS = 8_000;

/** @param {string} version */
export function officialKey(version) {
  return `electron-${version}-${process.platform}-${process.arch}`;
}

/** @param {unknown} error */
function reason(error) {
  const { message, cause } = /** @type {Error & { cause?: { code?: string } }} */ (error);
  return cause?.code ? `${message} (${cause.code})` : String(message).split('\n', 1).join('');
}

/**
 * @param {string} version
 * @returns {Promise<string | null>} why it is not to be had, or null when it is in the cache now
 */
export async function provideOfficial(version) {
  const require = createRequire(import.meta.url);
  const { downloadArtifact } = await import('@electron/get');
  const extract = require('extract-zip');
  let archive;
  try {
    archive = await longStep(`downloading Electron ${version}`, (note) => {
      const abort = new AbortController();
      const giveUp = () => abort.abort(new Error(`no data for ${SILENCE_MS / 1000} s`));
      let timer = setTimeout(giveUp, SILENCE_MS);
      return downloadArtifact({
        version,
        artifactName: 'electron',
        platform: process.platform,
        arch: process.arch,
        checksums: require('electron/checksums.json'),
        downloadOptions: {
          quiet: true,
          signal: abort.signal,
          getProgressCallback: async (/** @type {{ percent: number }} */ { percent }) => {
            clearTimeout(timer);
            if (percent < 1) timer = setTimeout(giveUp, SILENCE_MS);
            note(`${Math.round(percent * 100)} %`);
          },
        },
      }).finally(() => clearTimeout(timer));
    });
  } catch (error) {
    return reason(error);
  }
  await longStep(`unpacking Electron ${version}`, () =>
    storeRuntime(officialKey(version), binaryName(), async (folder) => {
      await extract(archive, { dir: join(folder, 'dev') });
      linkTree(join(folder, 'dev'), join(folder, 'dist'));
      const resources = process.platform === 'darwin' ? 'Electron.app/Contents/Resources' : 'resources';
      rmSync(join(folder, 'dist', resources, 'default_app.asar'), { force: true });
    }),
  );
  return null;
}
