// The public keys whose signatures this build believes, put in by the build (electron.vite.config.ts) from its environment.
declare const __UPDATE_KEYS__: string;

/** Empty: a build of a checkout, or one that gets no updates. Not replaced where there was no build (unit tests). */
export const BAKED_KEYS = typeof __UPDATE_KEYS__ === 'string' ? __UPDATE_KEYS__ : '';
