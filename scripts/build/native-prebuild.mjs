// The one native module of the build, classic-level (the embedded backend's store): its code is bundled like all
// other code, the binary it brings for this system is laid beside the bundle. No node_modules, nothing is compiled.
import { copyFileSync, mkdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const FILE = 'native/classic-level.node';

/** Stands in for the library's own search, which wants its package folder: beside the bundle, or beside its chunks. */
const BINDING = `
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
const here = dirname(fileURLToPath(import.meta.url));
const beside = join(here, '${FILE}');
export default createRequire(import.meta.url)(existsSync(beside) ? beside : join(here, '..', '${FILE}'));
`;

/** @returns {import('vite').Plugin} */
export function nativePrebuild() {
  return {
    name: 'native-prebuild',
    enforce: 'pre',
    load: (id) => (/[\\/]classic-level[\\/]binding\.js$/.test(id) ? BINDING : null),
    transform: (code, id) =>
      /[\\/]classic-level[\\/][\w-]+\.js$/.test(id)
        ? code.replaceAll("require('./binding')", "require('./binding').default")
        : null,
    writeBundle({ dir = '' }) {
      const packageFolder = dirname(require.resolve('classic-level/package.json'));
      // Throws when there is no binary for this system: then there is no build either.
      const binary = /** @type {{ resolve(folder: string): string }} */ (require('node-gyp-build')).resolve(
        packageFolder,
      );
      mkdirSync(dirname(join(dir, FILE)), { recursive: true });
      copyFileSync(binary, join(dir, FILE));
    },
  };
}
