// @electron/fuses, of which one name is not exported at its top.
import { createRequire } from 'node:module';

export { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';

const { FuseState } = /** @type {{ FuseState: typeof import('@electron/fuses/dist/constants.js').FuseState }} */ (
  createRequire(import.meta.url)('@electron/fuses/dist/constants.js')
);
export { FuseState };
