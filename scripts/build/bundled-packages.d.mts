// For the build's configuration, which is compiled with the program and reads no JavaScript.
import type { Plugin } from 'vite';

export const NOTES: string;
export function packageOf(id: string): string | null;
export function bundledPackages(name: string): Plugin;
