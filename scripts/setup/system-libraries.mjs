// What Electron and the tests need from the Linux system. As root on Debian the missing packages
// are installed; elsewhere the command that does it is printed.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runChild } from './child.mjs';
import { SetupFailure } from './failure.mjs';
import { isRoot } from './places.mjs';
import { longStep, say } from './say.mjs';

/**
 * @typedef {object} Need
 * @property {string} [library] name of a shared library; some are loaded at run time only, so ldd alone does not tell
 * @property {string} [command]
 * @property {readonly string[]} apt names of the package, newest Debian first
 * @property {string} dnf
 * @property {string} pacman
 */

/** @type {readonly Need[]} */
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
 * @param {string} output of `ldconfig -p`
 * @returns {Set<string>} names of the libraries that the loader finds
 */
export function librariesFromLdconfig(output) {
  return new Set([...output.matchAll(/^\s*(\S+) \(/gm)].map((match) => match[1] ?? ''));
}

/** @param {string} name */
function hasCommand(name) {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin', '/sbin'];
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name), constants.X_OK);
      return folder !== '';
    } catch {
      return false;
    }
  });
}

/**
 * @param {ReadonlySet<string>} libraries
 * @param {(command: string) => boolean} has
 * @returns {Need[]}
 */
export function unmetNeeds(libraries, has) {
  return NEEDS.filter((need) => (need.library === undefined ? !has(need.command ?? '') : !libraries.has(need.library)));
}

/** @param {string} binary */
async function missing(binary) {
  const ldconfig = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig';
  const [listed, linked] = await Promise.all([runChild(ldconfig, ['-p']), runChild('ldd', [binary])]);
  return {
    needs: unmetNeeds(librariesFromLdconfig(listed.stdout), hasCommand),
    libraries: missingFromLdd(linked.stdout),
  };
}

/** @param {readonly Need[]} needs */
function commandFor(needs) {
  const sudo = isRoot ? '' : 'sudo ';
  if (hasCommand('apt-get')) {
    // Older names come last and exist on the most releases; newer releases keep them as aliases.
    const names = needs.map((need) => need.apt[need.apt.length - 1]).join(' ');
    return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names}`;
  }
  if (hasCommand('dnf')) return `${sudo}dnf install -y ${needs.map((need) => need.dnf).join(' ')}`;
  if (hasCommand('pacman')) return `${sudo}pacman -S --needed ${needs.map((need) => need.pacman).join(' ')}`;
  return null;
}

/** @param {readonly Need[]} needs */
async function aptInstall(needs) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await longStep('refreshing the list of Debian packages (apt-get update)', async () => {
    const { code, output } = await runChild('apt-get', ['update', '-q'], { env });
    if (code !== 0) throw new SetupFailure(`apt-get update failed:\n${output.trim()}`);
  });
  /** @type {string[]} */
  const names = [];
  for (const { apt } of needs) names.push(await installable(apt));
  await longStep(`installing ${names.join(' ')}`, async () => {
    const args = ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...names];
    const { code, output } = await runChild('apt-get', args, { env });
    if (code !== 0) throw new SetupFailure(`apt-get install failed:\n${output.trim()}`);
  });
}

/**
 * @param {readonly string[]} names
 * @returns {Promise<string>} the first name that this release of Debian has
 */
async function installable(names) {
  for (const name of names) {
    const { stdout } = await runChild('apt-cache', ['policy', name], { env: { ...process.env, LC_ALL: 'C' } });
    if (/Candidate: (?!\(none\))/.test(stdout)) return name;
  }
  throw new SetupFailure(`This system offers none of the packages ${names.join(', ')}.`);
}

/**
 * @param {string} binary the Electron binary
 * @returns {Promise<boolean>} whether anything was installed
 * @throws SetupFailure with the command to run when something is missing and cannot be installed from here
 */
export async function provideSystemLibraries(binary) {
  if (process.platform !== 'linux') return false;
  const before = await missing(binary);
  if (before.needs.length === 0 && before.libraries.length === 0) return false;
  const wanted = [...before.needs.map((need) => need.library ?? need.command), ...before.libraries];
  const list = [...new Set(wanted)].join(', ');
  if (!(isRoot && existsSync('/etc/debian_version') && hasCommand('apt-get'))) {
    const command = commandFor(before.needs);
    throw new SetupFailure(
      `The system lacks: ${list}.\n` +
        (command === null ? 'Install the packages that hold them.' : `Install with:\n  ${command}`),
    );
  }
  say(`setup: the system lacks ${list}`);
  await aptInstall(before.needs);
  const after = await missing(binary);
  const still = [...after.needs.map((need) => need.library ?? need.command), ...after.libraries];
  if (still.length > 0) throw new SetupFailure(`Still missing after the installation: ${still.join(', ')}.`);
  return true;
}
