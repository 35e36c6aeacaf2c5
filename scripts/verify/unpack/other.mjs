// Opens Windows and macOS packages with the tools that this system has for them; what it has not is left to another system.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../../sign/run.mjs';

/**
 * @param {string} file
 * @param {string} root where its files go
 * @param {string} platform this system
 * @returns {string[][] | null} commands, one after the other; null: not on this system
 */
export function openingCommands(file, root, platform) {
  const mount = `${root}.mounted`;
  const ending = file.slice(file.lastIndexOf('.'));
  switch (`${ending} ${platform}`) {
    case '.exe linux':
    case '.exe win32':
      return [['7z', 'x', '-y', '-bd', `-o${root}`, file]];
    case '.msi linux':
      return [['msiextract', '--directory', root, file]];
    case '.msi win32':
      return [['msiexec', '/a', file, '/qn', `TARGETDIR=${root}`]]; // an administrative installation only unpacks
    case '.dmg darwin':
      return [
        ['hdiutil', 'attach', '-nobrowse', '-readonly', '-mountpoint', mount, file],
        ['cp', '-R', join(mount, 'Parley.app'), root],
        ['hdiutil', 'detach', mount],
      ];
    case '.pkg darwin':
      return [['pkgutil', '--expand-full', file, join(root, 'pkg')]];
    default:
      return null;
  }
}

/** @param {string} folder */
function existing(folder) {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/**
 * @param {string} file
 * @param {string} work an empty folder of its own
 * @returns {Promise<string | null>} folder with its files; null: this system cannot open such a package
 */
export async function openOtherPackage(file, work) {
  const root = join(work, 'data');
  mkdirSync(root);
  if (file.endsWith('.zip')) {
    const { default: extract } = await import('extract-zip');
    await extract(file, { dir: root });
    return root;
  }
  const commands = openingCommands(file, root, process.platform);
  if (commands === null) return null;
  for (const [tool = '', ...args] of commands) await mustRun(tool, args);
  // NSIS carries the program in an archive of its own.
  const plugins = join(root, '$PLUGINSDIR');
  const inner = existing(plugins).filter((name) => /^app-.*\.7z$/.test(name));
  for (const name of inner) await mustRun('7z', ['x', '-y', '-bd', `-o${join(root, 'program')}`, join(plugins, name)]);
  return root;
}
