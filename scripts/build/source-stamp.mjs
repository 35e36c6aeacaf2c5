// Whether `out/` was built from the sources as they are now.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Everything at the root of the checkout that goes into a build. */
const INPUT = /^(src-.+|assets|electron\.vite\.config\.ts|package\.json|package-lock\.json|tsconfig.*\.json)$/;

/** What a build leaves behind; without them the stamp means nothing. */
const PRODUCTS = [
  'main/index.js',
  'main/backend.js',
  'preload/index.cjs',
  'renderer/index.html',
  ...['main', 'preload', 'renderer'].map((bundle) => `bundled/${bundle}.json`),
  ...['en', 'fr', 'sl'].map((language) => `dictionaries/${language}.bdic.br`),
];

/** What makes a part of the build and lies elsewhere. */
const CONVERTER = 'scripts/dictionaries';

/**
 * @param {string} root
 * @returns {string} changes with the name or content of any source file
 */
export function sourceStamp(root) {
  const hash = createHash('sha256');
  /** @param {string} path relative to root */
  const add = (path) => {
    hash.update(`\0${path}\0`).update(readFileSync(join(root, path)));
  };
  /** @param {string} folder relative to root */
  const addFolder = (folder) => {
    const entries = readdirSync(join(root, folder), { withFileTypes: true });
    for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = `${folder}/${entry.name}`;
      if (entry.isDirectory()) addFolder(path);
      else if (entry.isFile()) add(path);
    }
  };
  // Baked into the build (electron.vite.config.ts).
  hash.update(process.env['PARLEY_UPDATE_PUBLIC_KEYS'] ?? '');
  const inputs = readdirSync(root, { withFileTypes: true }).filter((entry) => INPUT.test(entry.name));
  for (const entry of inputs.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.isDirectory()) addFolder(entry.name);
    else add(entry.name);
  }
  if (existsSync(join(root, CONVERTER))) addFolder(CONVERTER);
  return `${hash.digest('hex')}\n`;
}

/** @param {string} root */
const stampFile = (root) => join(root, 'out', '.build-stamp');

/** @param {string} root */
export function isBuilt(root) {
  if (!PRODUCTS.every((path) => existsSync(join(root, 'out', path)))) return false;
  return existsSync(stampFile(root)) && readFileSync(stampFile(root), 'utf8') === sourceStamp(root);
}

/** Called before a build, so that an interrupted one does not count. @param {string} root */
export function forgetBuild(root) {
  rmSync(stampFile(root), { force: true });
}

/**
 * @param {string} root
 * @param {string} stamp taken before the build began: a file changed meanwhile must not count as built
 */
export function rememberBuild(root, stamp) {
  writeFileSync(stampFile(root), stamp);
}
