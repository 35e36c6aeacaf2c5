// Bundles one module of the sources so that plain Node runs it, the way the build does it: for tests and soak runs.
import { join } from 'node:path';
import { build } from 'vite';
import { projectRoot } from '../setup/places.mjs';
import { nativePrebuild } from './native-prebuild.mjs';

/**
 * @param {string} entry relative to the project
 * @param {string} folder where it goes, beside the native binaries it needs
 * @param {string} name of the module, without its ending
 * @returns {Promise<string>} path of the module
 */
export async function bundleForNode(entry, folder, name) {
  await build({
    root: projectRoot,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    plugins: [nativePrebuild()],
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { [name]: join(projectRoot, entry) },
        output: { entryFileNames: '[name].mjs', chunkFileNames: '[name].mjs' },
      },
    },
  });
  return join(folder, `${name}.mjs`);
}
