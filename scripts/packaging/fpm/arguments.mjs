// Reads the part of fpm's command line that electron-builder uses.

/**
 * @typedef {object} Order
 * @property {'deb' | 'rpm'} type
 * @property {string} package path of the artefact
 * @property {string} name
 * @property {string} version
 * @property {string} architecture as the type spells it
 * @property {string} maintainer
 * @property {string} [vendor]
 * @property {string} [url]
 * @property {string} [license]
 * @property {string} [category]
 * @property {string} [priority] of a deb
 * @property {string} description first line: the summary
 * @property {string} compression
 * @property {readonly string[]} depends
 * @property {readonly string[]} recommends
 * @property {Record<string, string>} scripts path of each maintainer script by fpm's name, e.g. "after-install"
 * @property {readonly { from: string, to: string }[]} files what goes where; `to` is absolute, of the installed system
 */

const SCRIPTS = ['before-install', 'after-install', 'before-remove', 'after-remove'];
const FLAGS = new Set(['--force', '-f', '--debug']);

/** @param {string} map "from=to" @returns {{ from: string, to: string }} */
function splitMap(map) {
  const at = map.lastIndexOf('=');
  if (at < 1) throw new Error(`fpm stand-in: not a file map: ${map}`);
  return { from: map.slice(0, at), to: map.slice(at + 1) };
}

/**
 * @param {readonly string[]} argv
 * @returns {Order}
 * @throws Error for what the stand-in does not do
 */
export function readOrder(argv) {
  /** @type {Map<string, string[]>} */
  const options = new Map();
  /** @type {string[]} */
  const maps = [];
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? '';
    if (FLAGS.has(word)) continue;
    if (!word.startsWith('-')) {
      maps.push(word);
      continue;
    }
    const at = word.startsWith('--') ? word.indexOf('=') : -1;
    const name = (at > 0 ? word.slice(0, at) : word).replace(/^-+/, '');
    const value = at > 0 ? word.slice(at + 1) : (argv[++i] ?? '');
    options.set(name, [...(options.get(name) ?? []), value]);
  }
  const one = (/** @type {string} */ name) => options.get(name)?.at(-1);
  const must = (/** @type {string} */ name) => {
    const value = one(name);
    if (value === undefined) throw new Error(`fpm stand-in: --${name} is missing`);
    return value;
  };
  const type = must('t');
  if (must('s') !== 'dir' || (type !== 'deb' && type !== 'rpm')) {
    throw new Error(`fpm stand-in: only -s dir -t deb or rpm, not -s ${must('s')} -t ${type}`);
  }
  const optional = Object.entries({
    vendor: one('vendor'),
    url: one('url'),
    license: one('license'),
    category: one('category'),
    priority: one('deb-priority'),
  }).filter(([, value]) => value !== undefined);
  return {
    type,
    package: must('package'),
    name: must('name'),
    version: one('iteration') === undefined ? must('version') : `${must('version')}-${must('iteration')}`,
    architecture: must('architecture'),
    maintainer: must('maintainer'),
    description: must('description').trim(),
    compression: one(`${type}-compression`) ?? 'xz',
    depends: [...(options.get('d') ?? []), ...(options.get('depends') ?? [])],
    recommends: options.get(type === 'deb' ? 'deb-recommends' : 'rpm-tag') ?? [],
    scripts: Object.fromEntries(SCRIPTS.flatMap((name) => (options.has(name) ? [[name, must(name)]] : []))),
    files: maps.map(splitMap),
    ...Object.fromEntries(optional),
  };
}
