// Builds four bundles: main (with the embedded backend as a second entry), preload (one CJS file, as a
// sandboxed preload must be) and the renderer. Everything is bundled, so the packaged app has no node_modules.
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundledPackages } from './scripts/build/bundled-packages.mjs';
import { nativePrebuild } from './scripts/build/native-prebuild.mjs';

const root = import.meta.dirname;

// Targets are stated, not derived from the `electron` package: tests may run on an older runtime.
export default defineConfig({
  main: {
    // Public keys of the updates that this build believes (docs/updates.md).
    define: { __UPDATE_KEYS__: JSON.stringify(process.env['PARLEY_UPDATE_PUBLIC_KEYS'] ?? '') },
    plugins: [nativePrebuild(), bundledPackages('main')],
    build: {
      target: 'node20',
      outDir: resolve(root, 'out/main'),
      // Compiling is on the way to the first paint: a tenth of the cold start.
      minify: true,
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src-main/index.ts'), backend: resolve(root, 'src-backend/index.ts') },
      },
    },
  },
  preload: {
    plugins: [bundledPackages('preload')],
    build: {
      target: 'node20',
      outDir: resolve(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: resolve(root, 'src-preload/index.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src-renderer'),
    plugins: [react(), bundledPackages('renderer')],
    build: {
      target: 'chrome130',
      outDir: resolve(root, 'out/renderer'),
      assetsInlineLimit: 0,
      minify: true,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: { index: resolve(root, 'src-renderer/index.html') } },
    },
  },
});
