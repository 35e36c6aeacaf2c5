// The source files of the project, from the disk: the machine that runs the tests need not have git.
import { readdirSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/**
 * @param folders below the project's root
 * @param names which file names count
 * @returns paths relative to the root, with forward slashes, sorted
 */
export const sourceFiles = (folders: readonly string[], names: RegExp): string[] =>
  folders
    .flatMap((folder) => readdirSync(join(root, folder), { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile() && names.test(entry.name))
    .map((entry) => relative(root, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();

export const SOURCES = ['src-protocol', 'src-preload', 'src-main', 'src-renderer', 'src-backend'] as const;
