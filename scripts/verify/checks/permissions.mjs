// Modes, owners and links of a Linux package: nothing runs as another user but Chromium's sandbox, nobody else can write,
// everybody can read, no link leads out.
import { posix } from 'node:path';

/** The one file that may run as root, where it is shipped so. */
const SANDBOX = 'chrome-sandbox';

/**
 * @param {readonly import('../unpack/listing.mjs').Entry[]} entries
 * @param {{ installs: boolean, program: string }} package_ installs: unpacked by root, so owners count; program: path of the
 *   main binary
 * @returns {string[]} what is wrong
 */
export function permissionProblems(entries, { installs, program }) {
  const problems = [];
  const binary = entries.find(({ path }) => path === program);
  if (binary === undefined) problems.push(`the program ${program} is missing`);
  for (const { path, type, mode, owner, link } of entries) {
    if (type === 'other') problems.push(`${path} is a device, a pipe or a socket`);
    if (link !== null) {
      const target = posix.join('/', posix.dirname(path), link);
      const out = posix.isAbsolute(link) || posix.normalize(posix.join(posix.dirname(path), link)).startsWith('..');
      if (out || !entries.some((entry) => `/${entry.path}` === target))
        problems.push(`${path} leads out of the package, to ${link}`);
      continue; // a link has no mode of its own
    }
    const special = /[sS]/.test(mode.slice(0, 6));
    if (special && posix.basename(path) !== SANDBOX) problems.push(`${path} would run as another user (${mode})`);
    if (special && owner !== '0/0') problems.push(`${path} would run as ${owner}`);
    if (mode[7] === 'w') problems.push(`${path} can be changed by everybody (${mode})`);
    if (mode[4] === 'w' && owner !== '0/0') problems.push(`${path} can be changed by the group ${owner} (${mode})`);
    if (mode[6] !== 'r' || (type === 'folder' && !/[xt]/.test(mode[8] ?? ''))) {
      problems.push(`${path} cannot be read by an agent (${mode})`);
    }
    if (installs && owner !== '0/0') problems.push(`${path} does not belong to root (${owner})`);
  }
  if (binary !== undefined && binary.mode[8] !== 'x')
    problems.push(`an agent cannot start ${program} (${binary.mode})`);
  return problems;
}
