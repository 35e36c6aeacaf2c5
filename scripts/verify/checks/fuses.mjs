// Fuses: what the program in the package may be made to do. All of them are stated in electron-builder.yml, and the binary
// has to agree. See docs/security.md, item 19.
import { FuseState, FuseV1Options, getCurrentFuseWire } from '../fuse-wire.mjs';

/** @typedef {Record<string, boolean>} StatedFuses by name as in electron-builder.yml */

/**
 * @param {string} configuration text of electron-builder.yml
 * @returns {StatedFuses}
 */
export function statedFuses(configuration) {
  const block = /^electronFuses:\n((?: {2}.*\n)+)/m.exec(configuration)?.[1] ?? '';
  return Object.fromEntries(
    [...block.matchAll(/^ {2}(\w+): (true|false)\b/gm)].map(([, name, value]) => [name ?? '', value === 'true']),
  );
}

/**
 * @param {string} binary
 * @returns {Promise<Map<number, number>>} state (a character code) by number of the fuse
 * @throws Error when it is no Electron
 */
export async function readFuses(binary) {
  const wire = await getCurrentFuseWire(binary);
  return new Map(
    Object.entries(wire)
      .filter(([key]) => /^\d+$/.test(key))
      .map(([key, state]) => [Number(key), Number(state)]),
  );
}

/** @param {number} number @returns {string} the name in electron-builder.yml */
function nameOf(number) {
  const name = FuseV1Options[number];
  return name === undefined ? `number ${number}` : name.charAt(0).toLowerCase() + name.slice(1);
}

/**
 * @param {ReadonlyMap<number, number>} fuses of the binary
 * @param {StatedFuses} stated
 * @returns {string[]} what is wrong
 */
export function fuseProblems(fuses, stated) {
  const problems = [];
  const found = new Set();
  for (const [number, state] of fuses) {
    const name = nameOf(number);
    found.add(name);
    const wanted = stated[name];
    if (state === FuseState.REMOVED) {
      if (wanted !== undefined) problems.push(`this Electron has no fuse ${name} any more`);
      continue;
    }
    const on = state === FuseState.ENABLE;
    if (wanted === undefined)
      problems.push(`the fuse ${name} is not stated in electron-builder.yml (it is ${on ? 'on' : 'off'})`);
    else if (on !== wanted)
      problems.push(`the fuse ${name} is ${on ? 'on' : 'off'} and should be ${wanted ? 'on' : 'off'}`);
  }
  const missing = Object.keys(stated).filter((name) => !found.has(name));
  return [...problems, ...missing.map((name) => `this Electron has no fuse ${name}`)];
}
