// What a package says about its files: modes, owners and links, as tar and unsquashfs list them. Unpacking as an ordinary
// user would lose them.

/**
 * @typedef {object} Entry
 * @property {string} path inside the package, without a leading "./" or "/"; folders without a trailing "/"
 * @property {'file' | 'folder' | 'link' | 'other'} type other: device, pipe or socket
 * @property {string} mode nine or ten letters after the type, e.g. "rwxr-xr-x"; with s and t
 * @property {string} owner "user/group", numeric
 * @property {string | null} link where a symbolic link leads
 */

const LINE = /^([-dlhbcps])([rwxsStT-]{9})\S?\s+(\S+\/\S+)\s+(?:\d+,\s*)?\d+ \d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)? (.+)$/;

/** @type {Record<string, Entry['type']>} */
const TYPES = { '-': 'file', h: 'file', d: 'folder', l: 'link' };

/**
 * @param {string} text what `tar -tv --numeric-owner` or `unsquashfs -lln` wrote
 * @param {string} [top] folder that is no part of the package's own paths, such as "squashfs-root"
 * @returns {Entry[]} without the top itself
 * @throws Error for a line that it does not understand: nothing may go unseen
 */
export function parseListing(text, top = '') {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => {
      const [, type, mode, owner, rest] = LINE.exec(line) ?? [];
      if (type === undefined || mode === undefined || owner === undefined || rest === undefined) {
        throw new Error(`a line of the package's list is not understood: ${line}`);
      }
      const [name = '', link = null] = type === 'l' ? rest.split(' -> ') : [rest];
      const path = name.replace(/^\.?\//, '').replace(/\/$/, '');
      const own = top !== '' && (path === top || path.startsWith(`${top}/`)) ? path.slice(top.length + 1) : path;
      return { path: own === '.' ? '' : own, type: TYPES[type] ?? 'other', mode, owner, link };
    })
    .filter(({ path }) => path !== '');
}
