// The desktop entry of a Linux package: valid for the desktop's own checker, starts the program that is in the package and
// takes parley:// links.
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { runTool } from '../../sign/run.mjs';

/**
 * @param {string} text of the entry
 * @param {readonly string[]} paths of the package
 * @returns {string[]} what is wrong
 */
export function desktopEntryProblems(text, paths) {
  const problems = [];
  /** @param {string} key */
  const value = (key) => new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1] ?? '';
  const program = /^"?([^"\s]+)/.exec(value('Exec'))?.[1] ?? '';
  const names = [program.replace(/^\//, ''), program];
  if (program === '' || !paths.some((path) => names.includes(path))) {
    problems.push(`starts ${program || 'nothing'}, which is not in the package`);
  }
  if (!value('Exec').includes('%U')) problems.push('does not hand over links (no %U)');
  if (!value('MimeType').split(';').includes('x-scheme-handler/parley')) problems.push('does not take parley:// links');
  const icon = value('Icon');
  if (!paths.some((path) => basename(path) === `${icon}.png`)) problems.push(`its icon ${icon} is not in the package`);
  return problems;
}

/**
 * @param {string} file
 * @param {readonly string[]} paths of the package
 * @returns {Promise<string[]>} what is wrong
 */
export async function desktopFileProblems(file, paths) {
  const { out, err } = await runTool('desktop-file-validate', [file]);
  const errors = `${out.toString('utf8')}${err}`.split('\n').filter((line) => / error: /.test(line));
  return [
    ...errors.map((line) => line.replace(/^.*? error: /, '')),
    ...desktopEntryProblems(readFileSync(file, 'utf8'), paths),
  ];
}
