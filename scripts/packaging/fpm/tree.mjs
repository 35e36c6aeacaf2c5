// The tree of an installed package, with the same rights whatever the umask and the checkout.
import { chmodSync, cpSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** @param {string} path */
function sameRights(path) {
  const { mode } = lstatSync(path);
  if (lstatSync(path).isSymbolicLink()) return;
  if (!lstatSync(path).isDirectory()) {
    chmodSync(path, mode & 0o100 ? 0o755 : 0o644);
    return;
  }
  chmodSync(path, 0o755);
  for (const name of readdirSync(path)) sameRights(join(path, name));
}

/**
 * @param {string} root
 * @param {string} [prefix]
 * @returns {string[]} every file and link, relative to root, sorted
 */
function filesOf(root, prefix = '') {
  return readdirSync(join(root, prefix), { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => (entry.isDirectory() ? filesOf(root, `${prefix}${entry.name}/`) : [`${prefix}${entry.name}`]));
}

/**
 * @param {readonly { from: string, to: string }[]} maps
 * @param {string} root a folder to make
 * @returns {{ files: string[], bytes: number }} files: relative to root, sorted
 */
export function layOut(maps, root) {
  mkdirSync(root, { recursive: true });
  for (const { from, to } of maps) {
    const target = join(root, to);
    mkdirSync(dirname(target), { recursive: true });
    cpSync(from, target, { recursive: true, verbatimSymlinks: true, preserveTimestamps: true });
  }
  sameRights(root);
  const files = filesOf(root);
  return { files, bytes: files.reduce((sum, file) => sum + lstatSync(join(root, file)).size, 0) };
}
