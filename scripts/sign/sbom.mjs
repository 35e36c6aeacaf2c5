// The list of components (SBOM, CycloneDX 1.5): what the bundler put into the program, what was made of other packages at
// build time, and Electron. Names, versions, sums and licences come from package-lock.json. The same program always gives
// the same text: no time, no chance, no host.
import { createHash } from 'node:crypto';

/**
 * Data that the build or a script made of these packages; the bundler does not see them.
 * @type {readonly string[]}
 */
export const MADE_FROM = ['dictionary-en', 'dictionary-fr', 'dictionary-sl', 'emojibase-data'].map(
  (name) => `node_modules/${name}`,
);

/**
 * @typedef {{ version?: string, integrity?: string, license?: string, dependencies?: Record<string, string> }} Locked
 * @typedef {object} Program
 * @property {string} name
 * @property {string} version
 * @property {readonly string[]} packages folders in node_modules
 * @property {Record<string, Locked>} locked `packages` of package-lock.json
 * @property {string} electron version of the Electron inside
 */

/** @param {string} name of an npm package @param {string} version */
export const purl = (name, version) => `pkg:npm/${name.replace(/^@/, '%40')}@${version}`;

/** @param {string} folder */
const nameOf = (folder) => folder.slice(folder.lastIndexOf('node_modules/') + 'node_modules/'.length);

/** @param {string} integrity as npm writes it @returns {{ alg: string, content: string }[]} */
function hashesOf(integrity) {
  const [, algorithm, sum] = /^sha(256|384|512)-(\S+)/.exec(integrity) ?? [];
  return sum === undefined ? [] : [{ alg: `SHA-${algorithm}`, content: Buffer.from(sum, 'base64').toString('hex') }];
}

/**
 * @param {string | undefined} license of npm: an identifier, or an expression
 * @returns {object[]}
 */
function licencesOf(license) {
  if (license === undefined) return [];
  return /[ ()]/.test(license) ? [{ expression: license }] : [{ license: { id: license } }];
}

/** @param {string} folder @param {Locked | undefined} locked */
function component(folder, locked) {
  if (locked?.version === undefined) throw new Error(`${folder} is in the program but not in package-lock.json`);
  const name = nameOf(folder);
  const reference = purl(name, locked.version);
  return {
    type: 'library',
    'bom-ref': reference,
    name,
    version: locked.version,
    scope: 'required',
    ...(locked.integrity === undefined ? {} : { hashes: hashesOf(locked.integrity) }),
    licenses: licencesOf(locked.license),
    purl: reference,
  };
}

/** @param {string} version */
const electronComponent = (version) => ({
  type: 'framework',
  'bom-ref': `pkg:github/electron/electron@v${version}`,
  name: 'electron',
  version,
  scope: 'required',
  licenses: [{ license: { id: 'MIT' } }],
  cpe: `cpe:2.3:a:electronjs:electron:${version}:*:*:*:*:*:*:*`,
  purl: `pkg:github/electron/electron@v${version}`,
});

/**
 * @param {string} folder of a package
 * @param {string} wanted name of what it depends on
 * @param {ReadonlySet<string>} present folders
 * @returns {string | null} the folder that Node would load it from; null: not in the program
 */
function resolveFolder(folder, wanted, present) {
  for (let at = folder; ;) {
    const candidate = at === '' ? `node_modules/${wanted}` : `${at}/node_modules/${wanted}`;
    if (present.has(candidate)) return candidate;
    if (at === '') return null;
    const cut = at.lastIndexOf('/node_modules/');
    at = cut === -1 ? '' : at.slice(0, cut);
  }
}

/**
 * @param {Program} program
 * @returns {string} the text of the list
 * @throws Error when a package is not in package-lock.json
 */
export function makeSbom({ name, version, packages, locked, electron }) {
  const folders = [...new Set([...packages, ...MADE_FROM])].sort();
  const present = new Set(folders);
  /** @type {Map<string, object>} two folders may hold the same package */
  const components = new Map();
  /** @type {Map<string, Set<string>>} */
  const needs = new Map();
  for (const folder of folders) {
    const made = component(folder, locked[folder]);
    components.set(made.purl, made);
    const own = needs.get(made.purl) ?? new Set();
    for (const wanted of Object.keys(locked[folder]?.dependencies ?? {})) {
      const target = resolveFolder(folder, wanted, present);
      if (target !== null) own.add(purl(nameOf(target), locked[target]?.version ?? ''));
    }
    needs.set(made.purl, own);
  }
  const frame = electronComponent(electron);
  components.set(frame.purl, frame);
  needs.set(frame.purl, new Set());
  const byReference = [...components.entries()].sort(([a], [b]) => (a < b ? -1 : 1));
  const self = purl(name, version);
  const content = {
    metadata: {
      component: { type: 'application', 'bom-ref': self, name, version, purl: self },
    },
    components: byReference.map(([, one]) => one),
    dependencies: [
      { ref: self, dependsOn: byReference.map(([reference]) => reference) },
      ...byReference.map(([reference]) => ({ ref: reference, dependsOn: [...(needs.get(reference) ?? [])].sort() })),
    ],
  };
  const id = createHash('sha256').update(JSON.stringify(content)).digest('hex');
  const uuid = `${id.slice(0, 8)}-${id.slice(8, 12)}-5${id.slice(13, 16)}-8${id.slice(17, 20)}-${id.slice(20, 32)}`;
  const list = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    serialNumber: `urn:uuid:${uuid}`,
    version: 1,
    ...content,
  };
  return `${JSON.stringify(list, null, 2)}\n`;
}
