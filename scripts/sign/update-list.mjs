// The lists that the updater reads (latest-linux.yml and the like). electron-builder writes the sum of each package before
// the package is signed, so signing has to write it anew; verification looks at the same fields.
import { createHash } from 'node:crypto';

/**
 * @typedef {object} Listed
 * @property {string} name of a file beside the list
 * @property {string} sha512 base64
 * @property {number | null} size bytes; null: not stated
 */

/** Is this name the name of such a list? @param {string} name */
export const isUpdateList = (name) => /^[\w-]+\.yml$/.test(name);

const ENTRY = /^(\s*-\s+url:\s+)(\S+)(\n\s+sha512:\s+)(\S+)(?:(\n\s+size:\s+)(\d+))?/gm;

/**
 * @param {string} text of a list
 * @returns {{ version: string | null, files: Listed[] }}
 */
export function readUpdateList(text) {
  const files = [...text.matchAll(ENTRY)].map(([, , name, , sha512, , size]) => ({
    name: decodeURIComponent(name ?? ''),
    sha512: sha512 ?? '',
    size: size === undefined ? null : Number(size),
  }));
  return { version: /^version: *['"]?([^\s'"]+)/m.exec(text)?.[1] ?? null, files };
}

/** @param {Uint8Array} bytes @returns {string} as the lists hold it */
export const sha512Of = (bytes) => createHash('sha512').update(bytes).digest('base64');

/**
 * @param {string} text of a list
 * @param {string} changed name of a file
 * @param {Uint8Array} bytes what it is now
 * @returns {string} the list with its sum and size
 */
export function withSumOf(text, changed, bytes) {
  const sum = sha512Of(bytes);
  const first = new RegExp(`^(path: +)${changed.replace(/[.+]/g, '\\$&')}(\\nsha512: +)\\S+`, 'm');
  return text
    .replace(ENTRY, (whole, url, name, sha, _old, size) =>
      decodeURIComponent(name) === changed
        ? `${url}${name}${sha}${sum}${size === undefined ? '' : `${size}${bytes.length}`}`
        : whole,
    )
    .replace(first, `$1${changed}$2${sum}`);
}
