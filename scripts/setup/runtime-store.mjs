// Puts a finished runtime into the cache in one step: written aside, marked, renamed.
import {
  copyFileSync,
  cpSync,
  linkSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './lock.mjs';
import { cacheFolder } from './places.mjs';

/** The binary inside a runtime folder, by platform. */
export function binaryName(platform = process.platform) {
  if (platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return platform === 'win32' ? 'electron.exe' : 'electron';
}

/**
 * A name for a folder of this process, which later setups remove once the process is dead.
 * @param {string} key
 */
export function temporaryName(key) {
  return join(cacheFolder(), `${key}.tmp-${processIdentity(process.pid) ?? process.pid}`);
}

/**
 * A second copy that costs no space where the file system can link.
 * @param {string} from
 * @param {string} to
 */
export function linkTree(from, to) {
  if (process.platform === 'darwin') {
    cpSync(from, to, { recursive: true, verbatimSymlinks: true });
    return;
  }
  mkdirSync(to, { recursive: true });
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else {
      try {
        linkSync(source, target);
      } catch {
        copyFileSync(source, target);
      }
    }
  }
}

/**
 * @param {string} key name of the runtime in the cache
 * @param {string} binary path of the executable inside a runtime folder
 * @param {(folder: string) => Promise<void>} fill creates `dist` and `dev` in the folder
 */
export async function storeRuntime(key, binary, fill) {
  const temporary = temporaryName(key);
  const final = join(cacheFolder(), key);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  await fill(temporary);
  const { size } = statSync(join(temporary, 'dev', binary));
  writeFileSync(join(temporary, 'done'), `${JSON.stringify({ bytes: size })}\n`);
  rmSync(final, { recursive: true, force: true });
  renameSync(temporary, final);
}
