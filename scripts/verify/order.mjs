// What is asked of `npm run dist:verify`.
import { resolve } from 'node:path';
import { SetupFailure } from '../setup/failure.mjs';

export const USAGE = `usage: npm run dist:verify -- [folder] [--test-build] [--version X.Y.Z] [--key FILE] [--elsewhere SYSTEM]
  folder         with the artefacts, else dist/
  --test-build   the artefacts are test builds: they may be unsigned and run on the substitute Electron
  --version      which version they have to be, else that of package.json
  --key          file with the public key (armored), else gpg's own key PARLEY_GPG_KEY
  --windows-ca, --windows-tsa-ca   PEM of who may issue the Windows certificate and its timestamp, else the system's
  --elsewhere    linux, win32 or darwin: what cannot be checked here is checked there, by the same command`;

/**
 * @typedef {object} VerifyOrder
 * @property {string} folder absolute
 * @property {boolean} testBuild
 * @property {string | null} version
 * @property {string | null} key
 * @property {string | null} windowsCa
 * @property {string | null} windowsTsaCa
 * @property {string[]} elsewhere platforms as Node names them
 */

const VALUES = /** @type {const} */ ({
  '--version': 'version',
  '--key': 'key',
  '--windows-ca': 'windowsCa',
  '--windows-tsa-ca': 'windowsTsaCa',
});

/**
 * @param {readonly string[]} args of the command line
 * @param {string} usual the folder when none is named
 * @returns {VerifyOrder}
 * @throws SetupFailure for what it does not know
 */
export function readVerifyOrder(args, usual) {
  /** @type {VerifyOrder} */
  const order = {
    folder: usual,
    testBuild: false,
    version: null,
    key: null,
    windowsCa: null,
    windowsTsaCa: null,
    elsewhere: [],
  };
  for (let i = 0; i < args.length; i++) {
    const word = args[i] ?? '';
    if (word === '--test-build') order.testBuild = true;
    else if (word in VALUES || word === '--elsewhere') {
      const value = args[++i];
      if (value === undefined) throw new SetupFailure(`verify: ${word} wants a value.\n${USAGE}`);
      if (word !== '--elsewhere') order[VALUES[/** @type {keyof typeof VALUES} */ (word)]] = value;
      else if (['linux', 'win32', 'darwin'].includes(value)) order.elsewhere.push(value);
      else throw new SetupFailure(`verify: no system ${value}.\n${USAGE}`);
    } else if (word.startsWith('-')) throw new SetupFailure(`verify: unknown option ${word}\n${USAGE}`);
    else order.folder = resolve(word);
  }
  return order;
}
