// Signatures of macOS packages: Apple's own tools, so on macOS only.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../sign/run.mjs';

/**
 * @param {string} file .dmg, .pkg or .zip
 * @param {string | null} root the unpacked .zip; null for the others
 * @returns {string[][]} commands that all have to succeed
 */
export function appleCommands(file, root) {
  if (file.endsWith('.pkg')) {
    return [
      ['pkgutil', '--check-signature', file],
      ['spctl', '--assess', '--type', 'install', file],
      ['xcrun', 'stapler', 'validate', file],
    ];
  }
  if (root === null) {
    return [
      ['codesign', '--verify', '--strict', file],
      ['spctl', '--assess', '--type', 'open', '--context', 'context:primary-signature', file],
      ['xcrun', 'stapler', 'validate', file],
    ];
  }
  const app = join(root, readdirSync(root).find((name) => name.endsWith('.app')) ?? 'Parley.app');
  return [
    ['codesign', '--verify', '--deep', '--strict', app],
    ['spctl', '--assess', '--type', 'execute', app],
    ['xcrun', 'stapler', 'validate', app],
  ];
}

/**
 * @param {string} file
 * @param {string | null} root
 * @returns {Promise<string[]>} what is wrong
 */
export async function appleSignatureProblems(file, root) {
  const problems = [];
  for (const [tool = '', ...args] of appleCommands(file, root)) {
    const { code, err } = await runTool(tool, args);
    if (code !== 0) problems.push(`${tool} does not accept it: ${err.trim().split('\n')[0] ?? ''}`);
  }
  return problems;
}
