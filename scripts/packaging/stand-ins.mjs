// Stand-ins for the tools that electron-builder downloads (fpm, 7zip, the AppImage runtime), made of the system's packages:
// for test builds where the download is out of reach. A release uses electron-builder's own. What is set in the
// environment is left alone.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
  writeSync,
  closeSync,
} from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { SetupFailure } from '../setup/failure.mjs';
import { cacheFolder } from '../setup/places.mjs';

const here = fileURLToPath(new URL('.', import.meta.url));
const RUNTIME_SOURCE = join(here, 'appimage-runtime.c');
/** What the runtime's squashfs may be packed with; static, so that it needs nothing where it starts. */
const LIBRARIES = ['squashfuse', 'z', 'zstd', 'lzma', 'lz4', 'lzo2'].map((name) => `-l${name}`);
/** "AI" and the type, at byte 8: what tells an AppImage from another ELF file. */
const MAGIC = Buffer.from([0x41, 0x49, 0x02]);

/** mksquashfs in a hurry: a test build is packed once and started a few times. */
const FAST_MKSQUASHFS = '#!/bin/sh\nexec mksquashfs "$@" -Xcompression-level 1\n';

/** @param {string} to */
function compileRuntime(to) {
  try {
    execFileSync('gcc', ['-O2', '-static', '-s', RUNTIME_SOURCE, '-o', to, ...LIBRARIES], { stdio: 'pipe' });
  } catch (error) {
    throw new SetupFailure(`The AppImage runtime does not compile:\n${/** @type {Error} */ (error).message}`);
  }
  const file = openSync(to, 'r+');
  writeSync(file, MAGIC, 0, MAGIC.length, 8);
  closeSync(file);
}

/** @returns {string} a folder laid out as electron-builder's own AppImage tools */
function appImageTools() {
  const key = createHash('sha256').update(readFileSync(RUNTIME_SOURCE)).update(FAST_MKSQUASHFS).digest('hex');
  const folder = join(cacheFolder(), `appimage-tools-${key.slice(0, 12)}`);
  if (existsSync(folder)) return folder;
  const aside = `${folder}.tmp-${process.pid}`;
  mkdirSync(join(aside, 'runtimes'), { recursive: true });
  mkdirSync(join(aside, 'lib', 'x64'), { recursive: true });
  writeFileSync(join(aside, 'mksquashfs'), FAST_MKSQUASHFS);
  writeFileSync(join(aside, 'desktop-file-validate'), '#!/bin/sh\nexec desktop-file-validate "$@"\n');
  for (const name of ['mksquashfs', 'desktop-file-validate']) chmodSync(join(aside, name), 0o755);
  compileRuntime(join(aside, 'runtimes', 'runtime-x64'));
  try {
    renameSync(aside, folder);
  } catch {
    // Another build was quicker and made the same.
    rmSync(aside, { recursive: true, force: true });
  }
  return folder;
}

/**
 * @param {string} target of electron-builder
 * @param {NodeJS.ProcessEnv} env what is set there wins
 * @returns {Record<string, string>} what to add to electron-builder's environment
 */
export function standIns(target, env) {
  /** @type {Record<string, string>} */
  const tools = { ELECTRON_BUILDER_OFFLINE: 'true', ELECTRON_BUILDER_COMPRESSION_LEVEL: '1', FPM_FAST: '1' };
  if (target === 'deb' || target === 'rpm') tools.CUSTOM_FPM_PATH = join(here, 'fpm.mjs');
  if (target === 'AppImage' && !env.APPIMAGE_TOOLS_PATH) tools.APPIMAGE_TOOLS_PATH = appImageTools();
  if (target === 'tar.gz' && existsSync('/usr/bin/7za')) tools.ELECTRON_BUILDER_7ZIP_PATH = '/usr/bin/7za';
  return Object.fromEntries(Object.entries(tools).filter(([name]) => !env[name]));
}
