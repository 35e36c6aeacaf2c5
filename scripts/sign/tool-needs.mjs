// What signing and verifying need from a Linux system.
import { DESKTOP_ENTRY_CHECK } from '../packaging/packaging-needs.mjs';

/** @typedef {import('../setup/system-packages.mjs').Need} Need */

/** @type {readonly Need[]} */
const ALWAYS = [
  { command: 'gpg', apt: ['gnupg'], dnf: 'gnupg2', pacman: 'gnupg' },
  { command: 'gpgv', apt: ['gpgv'], dnf: 'gnupg2', pacman: 'gnupg' },
];

/** @type {Readonly<Record<string, readonly Need[]>>} by the ending of an artefact, which for these is the name of the target */
const BY_ENDING = {
  rpm: [
    { command: 'rpmsign', apt: ['rpm'], dnf: 'rpm-sign', pacman: 'rpm-tools' },
    { command: 'rpm2archive', apt: ['rpm'], dnf: 'rpm', pacman: 'rpm-tools' },
  ],
  deb: [
    { command: 'xz', apt: ['xz-utils'], dnf: 'xz', pacman: 'xz' },
    { command: 'zstd', apt: ['zstd'], dnf: 'zstd', pacman: 'zstd' },
  ],
  AppImage: [{ command: 'unsquashfs', apt: ['squashfs-tools'], dnf: 'squashfs-tools', pacman: 'squashfs-tools' }],
  exe: [
    { command: 'osslsigncode', apt: ['osslsigncode'], dnf: 'osslsigncode', pacman: 'osslsigncode' },
    { command: '7z', apt: ['p7zip-full'], dnf: 'p7zip-plugins', pacman: 'p7zip' },
  ],
  msi: [
    { command: 'osslsigncode', apt: ['osslsigncode'], dnf: 'osslsigncode', pacman: 'osslsigncode' },
    { command: 'msiextract', apt: ['msitools'], dnf: 'msitools', pacman: 'msitools' },
  ],
};

/** What throw-away certificates are made with, in tests. @type {Need} */
export const OPENSSL = { command: 'openssl', apt: ['openssl'], dnf: 'openssl', pacman: 'openssl' };

/**
 * @param {string} platform this system, as Node names it
 * @param {readonly string[]} endings of the artefacts, or targets of the packer
 * @param {{ verify?: boolean }} [options] verify: what only verification needs, too
 * @returns {Need[]} nothing where the tools are not Linux packages
 */
export function toolNeeds(platform, endings, { verify = false } = {}) {
  if (platform !== 'linux') return [];
  return [...ALWAYS, ...endings.flatMap((ending) => BY_ENDING[ending] ?? []), ...(verify ? [DESKTOP_ENTRY_CHECK] : [])];
}
