// Packages of the Linux system that scripts need. As root on Debian the missing ones are installed; elsewhere the command
// that does it is told.
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runChild } from './child.mjs';
import { SetupFailure } from './failure.mjs';
import { isRoot } from './places.mjs';
import { longStep, say } from './say.mjs';

/**
 * Told by one of `library`, `command` or `file`.
 * @typedef {object} Need
 * @property {string} [library] name of a shared library; some are loaded at run time only, so ldd alone does not tell
 * @property {string} [command]
 * @property {string} [file] absolute path
 * @property {readonly string[]} apt names of the package, newest Debian first
 * @property {string} dnf
 * @property {string} pacman
 */

/**
 * @param {string} output of `ldconfig -p`
 * @returns {Set<string>} names of the libraries that the loader finds
 */
export function librariesFromLdconfig(output) {
  return new Set([...output.matchAll(/^\s*(\S+) \(/gm)].map((match) => match[1] ?? ''));
}

/** @param {string} name */
export function hasCommand(name) {
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
 * @param {readonly Need[]} needs
 * @param {ReadonlySet<string>} libraries
 * @param {(command: string) => boolean} has
 * @returns {Need[]}
 */
export function unmetNeeds(needs, libraries, has) {
  return needs.filter(({ library, command, file }) => {
    if (library !== undefined) return !libraries.has(library);
    return command !== undefined ? !has(command) : !existsSync(file ?? '');
  });
}

/** @param {readonly Need[]} needs */
async function missing(needs) {
  const ldconfig = existsSync('/sbin/ldconfig') ? '/sbin/ldconfig' : 'ldconfig';
  const listed = await runChild(ldconfig, ['-p']);
  return unmetNeeds(needs, librariesFromLdconfig(listed.stdout), hasCommand);
}

/** @param {readonly Need[]} needs */
const namesOf = (needs) => needs.map(({ library, command, file }) => library ?? command ?? file ?? '');

/** @param {readonly Need[]} needs */
function commandFor(needs) {
  const sudo = isRoot ? '' : 'sudo ';
  /** @param {(need: Need) => string} name */
  const words = (name) => [...new Set(needs.map(name))].join(' ');
  if (hasCommand('apt-get')) {
    // Older names come last and exist on the most releases; newer releases keep them as aliases.
    const names = words(({ apt }) => apt[apt.length - 1] ?? '');
    return `${sudo}apt-get update && ${sudo}apt-get install -y --no-install-recommends ${names}`;
  }
  if (hasCommand('dnf')) return `${sudo}dnf install -y ${words(({ dnf }) => dnf)}`;
  if (hasCommand('pacman')) return `${sudo}pacman -S --needed ${words(({ pacman }) => pacman)}`;
  return null;
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

/** @param {readonly Need[]} needs */
async function aptInstall(needs) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await longStep('refreshing the list of Debian packages (apt-get update)', async () => {
    const { code, output } = await runChild('apt-get', ['update', '-q'], { env });
    if (code !== 0) throw new SetupFailure(`apt-get update failed:\n${output.trim()}`);
  });
  /** @type {Set<string>} */
  const names = new Set();
  for (const { apt } of needs) names.add(await installable(apt));
  await longStep(`installing ${[...names].join(' ')}`, async () => {
    const args = ['install', '-y', '-q', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=120', ...names];
    const { code, output } = await runChild('apt-get', args, { env });
    if (code !== 0) throw new SetupFailure(`apt-get install failed:\n${output.trim()}`);
  });
}

/**
 * @param {readonly Need[]} needs
 * @param {() => Promise<string[]>} [furtherMissing] what no need names and is missing all the same
 * @returns {Promise<boolean>} whether anything was installed
 * @throws SetupFailure with the command to run when something is missing and cannot be installed from here
 */
export async function provideNeeds(needs, furtherMissing = () => Promise.resolve([])) {
  const before = await missing(needs);
  const wanted = [...new Set([...namesOf(before), ...(await furtherMissing())])];
  if (wanted.length === 0) return false;
  const list = wanted.join(', ');
  if (!(isRoot && existsSync('/etc/debian_version') && hasCommand('apt-get'))) {
    const command = commandFor(before);
    throw new SetupFailure(
      `The system lacks: ${list}.\n` +
        (command === null ? 'Install the packages that hold them.' : `Install with:\n  ${command}`),
    );
  }
  say(`setup: the system lacks ${list}`);
  await aptInstall(before);
  const still = [...namesOf(await missing(needs)), ...(await furtherMissing())];
  if (still.length > 0) throw new SetupFailure(`Still missing after the installation: ${still.join(', ')}.`);
  return true;
}
