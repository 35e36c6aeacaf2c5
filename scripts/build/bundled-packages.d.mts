// For electron.vite.config.ts, which TypeScript reads without checkJs.
import type { Plugin } from 'vite';

export declare function bundledPackages(name: string): Plugin;
