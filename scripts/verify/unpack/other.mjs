// Opens Windows and macOS packages as far as this system has the tools: what it has not is checked on the system they are
// for.
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { mustRun } from '../../sign/run.mjs';

/** @param {string} file @param {string} root */
async function openInstaller(file, root) {
  await mustRun('7z', ['x', '-y', '-bd', `-o${root}`, file]);
  // NSIS carries the program in an archive of its own.
  const plugins = join(root, '$PLUGINSDIR');
  const inner = existing(plugins).filter((name) => /^app-.*\.7z$/.test(name));
  for (const name of inner) await mustRun('7z', ['x', '-y', '-bd', `-o${join(root, 'program')}`, join(plugins, name)]);
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
  } else if (file.endsWith('.exe')) await openInstaller(file, root);
  else if (file.endsWith('.msi')) {
    if (process.platform === 'win32') return null;
    await mustRun('msiextract', ['--directory', root, file]);
  } else return null;
  return root;
}
