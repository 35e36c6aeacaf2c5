// Before electron-builder packs a program (`beforePack`): lays the native module's binary for the system and architecture
// that is packed, which need not be this machine's, beside the bundle. On Linux both are always the same.
import { copyFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Arch } from 'electron-builder';
import { projectRoot } from '../setup/places.mjs';

const PREBUILDS = join(dirname(createRequire(import.meta.url).resolve('classic-level/package.json')), 'prebuilds');

/**
 * @param {string} platform as Node names it
 * @param {string} arch "x64", "arm64"
 * @returns {string | null} null: there is none (Windows on ARM); then the practice service cannot keep what it holds
 * @throws when the package has another layout than the one this was written for
 */
export function nativeFor(platform, arch) {
  const folder = platform === 'darwin' ? 'darwin-x64+arm64' : `${platform}-${arch}`;
  const binary = join(PREBUILDS, folder, 'classic-level.node');
  if (existsSync(binary)) return binary;
  if (platform === 'win32' && arch === 'arm64') return null;
  throw new Error(`classic-level brings no binary for ${platform} on ${arch}`);
}

/** @param {{ electronPlatformName: string, arch: Arch }} packing */
export default function beforePack({ electronPlatformName, arch }) {
  if (electronPlatformName === 'linux') return;
  const place = join(projectRoot, 'out/main/native/classic-level.node');
  const binary = nativeFor(electronPlatformName, Arch[arch]);
  rmSync(place, { force: true });
  if (binary === null) return;
  mkdirSync(dirname(place), { recursive: true });
  copyFileSync(binary, place);
}
