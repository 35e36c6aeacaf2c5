// Where the parts of the program lie in an unpacked package: its folder, the binary with the fuses, app.asar, and the hash
// of app.asar that was recorded when it was packed.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';

/**
 * @typedef {object} Inside
 * @property {string} folder of the program
 * @property {string} binary that holds Electron and its fuses
 * @property {string} asar
 * @property {() => string | null} embeddedHash what the package itself records; null: nothing
 */

/** @param {string} folder @returns {string[]} paths of all files below it, relative, with forward slashes; links are not followed */
export function filesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).replaceAll('\\', '/'));
}

/** @param {Buffer} exe @returns {string | null} the hash in the resource that electron-builder adds to a Windows program */
export function hashInWindowsProgram(exe) {
  const match = /"file":"resources\\\\app\.asar","alg":"sha256","value":"([0-9a-f]{64})"/i.exec(exe.toString('latin1'));
  return match?.[1] ?? null;
}

/** @param {string} plist Info.plist of a macOS program @returns {string | null} */
export function hashInPropertyList(plist) {
  const entry = /<key>Resources\/app\.asar<\/key>\s*<dict>([\s\S]*?)<\/dict>/.exec(plist)?.[1] ?? '';
  return /<key>hash<\/key>\s*<string>([0-9a-f]{64})<\/string>/.exec(entry)?.[1] ?? null;
}

/**
 * @param {string} root of an unpacked package
 * @returns {Inside}
 * @throws Error when there is no program in it, or more than one
 */
export function findInside(root) {
  const archives = filesBelow(root).filter((path) => /(^|\/)resources\/app\.asar$/i.test(path));
  const [only] = archives;
  if (only === undefined) throw new Error('there is no program in it (no resources/app.asar)');
  if (archives.length > 1) throw new Error(`it holds more than one program: ${archives.join(', ')}`);
  const asar = join(root, only);
  const folder = dirname(dirname(asar));
  if (/\/Contents\/Resources\//.test(only)) {
    const binary = join(folder, 'Frameworks/Electron Framework.framework/Versions/A/Electron Framework');
    return {
      folder,
      binary,
      asar,
      embeddedHash: () => hashInPropertyList(readFileSync(join(folder, 'Info.plist'), 'utf8')),
    };
  }
  const exe = join(folder, 'Parley.exe');
  if (existsSync(exe))
    return { folder, binary: exe, asar, embeddedHash: () => hashInWindowsProgram(readFileSync(exe)) };
  return { folder, binary: join(folder, 'parley'), asar, embeddedHash: () => null };
}
