// What tells the updater which version there is. electron-builder writes one for each target; a server has one for all.
import { rmSync, writeFileSync } from 'node:fs';

export const UPDATE_FILE = 'latest-linux.yml';

/** The list of artefacts, indented below its key. */
const FILES = /^files:\n((?:[ -].*\n)+)/m;

/**
 * @param {readonly string[]} contents of the file of each target, as electron-builder writes it
 * @returns {string | null} the file that lists all of them; null when there is none
 */
export function mergedUpdateFile(contents) {
  // `path` and `sha512` at the top are for updaters of old, which knew the AppImage only.
  const first = contents.find((content) => /^path: .*\.AppImage$/m.test(content)) ?? contents[0];
  if (first === undefined) return null;
  const files = contents.map((content) => {
    const list = FILES.exec(content)?.[1];
    if (list === undefined) throw new Error(`no list of files in:\n${content}`);
    return list;
  });
  return first.replace(FILES, () => `files:\n${files.join('')}`);
}

/**
 * @param {string} file where it goes; removed when there is nothing to tell
 * @param {readonly string[]} contents of those of each target
 */
export function writeUpdateFile(file, contents) {
  const merged = mergedUpdateFile(contents);
  if (merged === null) rmSync(file, { force: true });
  else writeFileSync(file, merged);
}
