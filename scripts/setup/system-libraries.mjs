// What Electron and the tests need from the Linux system.
import { runChild } from './child.mjs';
import { provideNeeds } from './system-packages.mjs';

/** @type {readonly import('./system-packages.mjs').Need[]} */
export const NEEDS = [
  { library: 'libgtk-3.so.0', apt: ['libgtk-3-0t64', 'libgtk-3-0'], dnf: 'gtk3', pacman: 'gtk3' },
  { library: 'libnss3.so', apt: ['libnss3'], dnf: 'nss', pacman: 'nss' },
  { library: 'libasound.so.2', apt: ['libasound2t64', 'libasound2'], dnf: 'alsa-lib', pacman: 'alsa-lib' },
  { library: 'libgbm.so.1', apt: ['libgbm1'], dnf: 'mesa-libgbm', pacman: 'mesa' },
  { library: 'libnotify.so.4', apt: ['libnotify4'], dnf: 'libnotify', pacman: 'libnotify' },
  { library: 'libXss.so.1', apt: ['libxss1'], dnf: 'libXScrnSaver', pacman: 'libxss' },
  { library: 'libXtst.so.6', apt: ['libxtst6'], dnf: 'libXtst', pacman: 'libxtst' },
  { library: 'libsecret-1.so.0', apt: ['libsecret-1-0'], dnf: 'libsecret', pacman: 'libsecret' },
  { command: 'xdg-mime', apt: ['xdg-utils'], dnf: 'xdg-utils', pacman: 'xdg-utils' },
  { command: 'Xvfb', apt: ['xvfb'], dnf: 'xorg-x11-server-Xvfb', pacman: 'xorg-server-xvfb' },
  { command: 'dbus-daemon', apt: ['dbus-daemon', 'dbus'], dnf: 'dbus-daemon', pacman: 'dbus' },
  // A real key store for the tests of what is kept over a restart.
  {
    command: 'gnome-keyring-daemon',
    apt: ['gnome-keyring'],
    dnf: 'gnome-keyring',
    pacman: 'gnome-keyring',
  },
  { command: 'setpriv', apt: ['util-linux'], dnf: 'util-linux', pacman: 'util-linux' },
];

/**
 * @param {string} output of `ldd <binary>`
 * @returns {string[]} libraries that were not found
 */
export function missingFromLdd(output) {
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map((match) => match[1] ?? '');
}

/**
 * @param {string} binary the Electron binary
 * @returns {Promise<boolean>} whether anything was installed
 * @throws SetupFailure with the command to run when something is missing and cannot be installed from here
 */
export async function provideSystemLibraries(binary) {
  if (process.platform !== 'linux') return false;
  return provideNeeds(NEEDS, async () => missingFromLdd((await runChild('ldd', [binary])).stdout));
}
