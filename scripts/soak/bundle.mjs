// Turns TypeScript of the tests into a module plain Node can run, the way the build does it.
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { bundleForNode } from '../build/node-bundle.mjs';
import { projectRoot } from '../setup/places.mjs';

/**
 * Bundles one module of the sources and loads it.
 * @param {string} entry relative to the project
 * @returns {Promise<any>} what it exports
 */
export async function loadBundled(entry) {
  const folder = mkdtempSync(join(projectRoot, 'node_modules/.cache/soak-'));
  process.on('exit', () => rmSync(folder, { recursive: true, force: true }));
  const module = await bundleForNode(entry, folder, 'entry');
  return import(pathToFileURL(module).href);
}

/**
 * A whole number given as `--name N`.
 * @param {string} name
 * @param {number} fallback
 */
export function numberArgument(name, fallback) {
  const at = process.argv.indexOf(`--${name}`);
  const value = at < 0 ? fallback : Number(process.argv[at + 1]);
  if (!Number.isInteger(value)) throw new Error(`--${name} needs a whole number`);
  return value;
}
