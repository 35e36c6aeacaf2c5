// Notes which npm packages go into a bundle, for the list of components that comes with the artefacts (scripts/sign/sbom).
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '../setup/places.mjs';

/** Where the notes lie: one file a bundle, not part of the program. */
export const NOTES = 'out/bundled';

/**
 * @param {string} id of a module, as the bundler names it
 * @returns {string | null} folder of its package as package-lock.json names it, e.g. "node_modules/ws"
 */
export function packageOf(id) {
  const path = id.replaceAll('\\', '/').replace(/^\0/, '').split('?')[0] ?? '';
  const match = /(?:^|\/)(node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+)\//.exec(path);
  return match?.[1] ?? null;
}

/**
 * @param {string} name of the bundle
 * @returns {import('vite').Plugin}
 */
export function bundledPackages(name) {
  return {
    name: 'bundled-packages',
    generateBundle(_options, bundle) {
      // Styles and what they refer to leave the chunks before this; code that was shaken off is not in them.
      const ids = [...this.getModuleIds()].filter((id) => !/\.[cm]?[jt]sx?(\?|$)/.test(id));
      for (const part of Object.values(bundle)) {
        ids.push(...(part.type === 'chunk' ? part.moduleIds : part.originalFileNames));
      }
      const packages = [...new Set(ids.map(packageOf).filter((path) => path !== null))].sort();
      mkdirSync(join(projectRoot, NOTES), { recursive: true });
      writeFileSync(join(projectRoot, NOTES, `${name}.json`), `${JSON.stringify(packages, null, 2)}\n`);
    },
  };
}
