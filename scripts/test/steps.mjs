// What `npm test` runs, and how each step is started.
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from '../build/app-build.mjs';
import { runForeground } from '../launch/foreground.mjs';
import { runChild } from '../setup/child.mjs';
import { projectRoot } from '../setup/places.mjs';
import { say } from '../setup/say.mjs';
import { countPlaywright, countVitest } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

const node = process.execPath;
/** @param {string} path inside node_modules */
const tool = (path) => join(projectRoot, 'node_modules', path);
const results = join(projectRoot, 'test-results');

/** @param {string} name of the file in test-results/ */
export function readReport(name) {
  try {
    return JSON.parse(readFileSync(join(results, name), 'utf8'));
  } catch {
    return null;
  }
}

/**
 * One check: quiet when it passes, its whole output when it does not.
 * @param {string} name
 * @param {readonly (readonly string[])[]} commands arguments for node
 * @returns {Promise<Counts>}
 */
async function check(name, commands) {
  const runs = await Promise.all(commands.map((args) => runChild(node, args, { cwd: projectRoot })));
  const bad = runs.filter(({ code }) => code !== 0);
  for (const { output } of bad) say(`\n${output.trim()}`);
  say(`test: ${name} ${bad.length === 0 ? 'passed' : 'FAILED'}`);
  return bad.length === 0 ? { passed: 1, failed: 0, skipped: 0 } : { passed: 0, failed: 1, skipped: 0 };
}

export const lint = () =>
  check('lint', [
    [tool('eslint/bin/eslint.js'), '.', '--max-warnings=0'],
    [tool('prettier/bin/prettier.cjs'), '--check', '--log-level=warn', '.'],
  ]);

export const types = () => check('types', [[tool('typescript/bin/tsc'), '-b']]);

/** @returns {Promise<Counts>} */
export async function build() {
  try {
    await buildApp({ always: true });
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    say(/** @type {Error} */ (error).message);
    return { passed: 0, failed: 1, skipped: 0 };
  }
}

/**
 * @param {readonly string[]} steps folders under test/
 * @returns {Promise<Record<string, Counts>>}
 */
export async function vitest(steps) {
  rmSync(join(results, 'vitest.json'), { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${join(results, 'vitest.json')}`];
  const folders = steps.map((step) => `test/${step}/`);
  const code = await runForeground(node, [tool('vitest/vitest.mjs'), 'run', ...folders, ...reporters], {
    cwd: projectRoot,
  });
  return countVitest(readReport('vitest.json'), steps, code);
}

/**
 * Each worker of Playwright makes its own desktop.
 * @param {string} config
 * @param {string} report that this configuration writes
 * @returns {Promise<Counts>}
 */
async function playwright(config, report) {
  rmSync(join(results, report), { force: true });
  const args = [tool('@playwright/test/cli.js'), 'test', `--config=${config}`];
  const code = await runForeground(node, args, { cwd: projectRoot });
  return countPlaywright(readReport(report), code);
}

export const e2e = () => playwright('playwright.config.ts', 'e2e.json');

export const visual = () => playwright('playwright.visual.config.ts', 'visual.json');
