// For the build's configuration, which is compiled with the program and reads no JavaScript.
import type { Plugin } from 'vite';

export function nativePrebuild(): Plugin;
