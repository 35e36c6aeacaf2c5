// What the updater would fetch: every file of the list is here, with the sum and the size that the list states.
import { readUpdateList, sha512Of } from '../../sign/update-list.mjs';

/**
 * @param {string} text of the list
 * @param {string} version
 * @param {(name: string) => Buffer | null} read a file beside it; null: there is none
 * @returns {string[]} what is wrong
 */
export function updateListProblems(text, version, read) {
  const list = readUpdateList(text);
  const problems = [];
  if (list.version !== version) problems.push(`it offers version ${list.version ?? '?'}, not ${version}`);
  if (list.files.length === 0) problems.push('it names no files');
  for (const { name, sha512, size } of list.files) {
    const bytes = read(name);
    if (bytes === null) problems.push(`${name} is not here`);
    else if (sha512Of(bytes) !== sha512 || (size !== null && size !== bytes.length)) {
      problems.push(`the sum or the size of ${name} is another one`);
    }
  }
  return problems;
}
