// SHA256SUMS: one line an artefact, in the form that `sha256sum --check` reads.
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * @param {string} path
 * @returns {Promise<string>} SHA-256, hexadecimal
 */
export async function sha256Of(path) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * @param {string} folder
 * @param {readonly string[]} names of files in it
 * @returns {Promise<string>} the text of SHA256SUMS, in the order of the names
 */
export async function sumsOf(folder, names) {
  const lines = [];
  for (const name of [...names].sort()) lines.push(`${await sha256Of(join(folder, name))}  ${name}\n`);
  return lines.join('');
}

/**
 * @param {string} text of SHA256SUMS
 * @returns {Map<string, string>} sum by name
 * @throws Error where a line is none, names a file twice or one outside of the folder
 */
export function parseSums(text) {
  /** @type {Map<string, string>} */
  const sums = new Map();
  for (const line of text.split('\n').filter((one) => one !== '')) {
    const match = /^([0-9a-f]{64}) [ *]([^/\\]+)$/.exec(line);
    const [, sum, name] = match ?? [];
    if (sum === undefined || name === undefined) throw new Error(`no line of sums: "${line}"`);
    if (sums.has(name)) throw new Error(`${name} stands in it twice`);
    sums.set(name, sum);
  }
  return sums;
}

/**
 * @param {string} folder
 * @param {ReadonlyMap<string, string>} sums
 * @param {readonly string[]} artefacts names of what has to be covered
 * @returns {Promise<Map<string, string>>} what is wrong, by name; empty: every artefact is the one that was summed
 */
export async function sumProblems(folder, sums, artefacts) {
  /** @type {Map<string, string>} */
  const problems = new Map();
  for (const name of artefacts) {
    const sum = sums.get(name);
    if (sum === undefined) problems.set(name, 'SHA256SUMS does not name it');
    else if ((await sha256Of(join(folder, name))) !== sum) {
      problems.set(name, 'its sum is not the one of SHA256SUMS: it was changed after it was signed');
    }
  }
  for (const name of sums.keys()) {
    if (!artefacts.includes(name)) problems.set(name, 'SHA256SUMS names it, but it is not here');
  }
  return problems;
}
