// The archive is the one that was packed: the hash of its header is the recorded one, and every file has the sum that the
// header states.
import { createHash } from 'node:crypto';

/**
 * @param {{ hash: string, files: readonly import('../asar-files.mjs').AsarContent[] }} archive
 * @param {string | null} recorded hash of the header in the integrity list, in Info.plist or in the .exe; null: nowhere
 * @returns {string[]} what is wrong
 */
export function asarIntegrityProblems({ hash, files }, recorded) {
  const problems = [];
  if (recorded === null) problems.push('the hash of app.asar is recorded nowhere');
  else if (recorded !== hash) problems.push('app.asar is not the one that was packed (the hash of its header differs)');
  for (const { path, bytes, size, hash: stated, link } of files) {
    if (link !== null) problems.push(`${path} is a link`);
    else if (stated === null) problems.push(`${path} has no sum in app.asar`);
    else if (bytes.length !== size || createHash('sha256').update(bytes).digest('hex') !== stated) {
      problems.push(`${path} was changed after app.asar was packed`);
    }
  }
  return problems;
}
