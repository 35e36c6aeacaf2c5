// A folder of artefacts: the sums and their signature, what else lies in it, and each package.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SUMS, SUMS_SIGNATURE, findArtefacts, kindOf } from '../sign/artefacts.mjs';
import { parseSums, sumProblems } from '../sign/checksums.mjs';
import { checkDetached } from '../sign/gpg.mjs';
import { INTEGRITY_ENDING } from '../sign/integrity-list.mjs';
import { PUBLIC_KEYS, feedSignatureProblem } from '../sign/feed-signature.mjs';
import { isUpdateList } from '../sign/update-list.mjs';
import { componentListProblems } from './checks/component-list.mjs';
import { updateListProblems } from './checks/update-list.mjs';
import { examine, findingsOf } from './findings.mjs';
import { verifyPackage } from './package.mjs';

/** @typedef {import('./findings.mjs').Finding} Finding */
/** @typedef {Omit<import('./package.mjs').PackageStandard, 'integrity'>} FolderStandard */

/**
 * @param {string} folder
 * @param {readonly string[]} artefacts
 * @param {FolderStandard} standard
 * @returns {Promise<Finding[]>}
 */
async function sumFindings(folder, artefacts, { trust: { key }, testBuild }) {
  const path = join(folder, SUMS);
  if (!existsSync(path)) return findingsOf(SUMS, 'sums', ['it is missing: nothing says what the artefacts have to be']);
  const bytes = readFileSync(path);
  /** @type {Finding[]} */
  const findings = [];
  const signature = join(folder, SUMS_SIGNATURE);
  if (process.platform !== 'linux') {
    const words = 'this system has no gpg of its own';
    findings.push({ artefact: SUMS, check: 'signature', result: 'unchecked', words, system: 'linux' });
  } else if (key !== null) {
    const look = async () => {
      if (!existsSync(signature)) return [`it is not signed (no ${SUMS_SIGNATURE})`];
      const problem = await checkDetached(bytes, readFileSync(signature), key);
      return problem === null ? [] : [problem];
    };
    findings.push(...(await examine(SUMS, 'signature', look)));
  } else if (testBuild) {
    findings.push({
      artefact: SUMS,
      check: 'signature',
      result: 'unchecked',
      words: 'a test build, and no key was given',
    });
  } else {
    findings.push(...findingsOf(SUMS, 'signature', ['there is no key to check it with (PARLEY_GPG_KEY, --key)']));
  }
  try {
    const problems = await sumProblems(folder, parseSums(bytes.toString('utf8')), artefacts);
    for (const name of new Set([...artefacts, ...problems.keys()])) {
      const problem = problems.get(name);
      findings.push(...findingsOf(name, 'sum', problem === undefined ? [] : [problem]));
    }
  } catch (error) {
    findings.push(...findingsOf(SUMS, 'sums', [/** @type {Error} */ (error).message]));
  }
  return findings;
}

/**
 * @param {string} folder
 * @param {string} name of a feed
 * @param {boolean} testBuild
 * @returns {Finding}
 */
function feedFinding(folder, name, testBuild) {
  const problem = feedSignatureProblem(folder, name, process.env);
  const about = { artefact: name, check: 'feed signature' };
  if (problem === null) return { ...about, result: 'passed' };
  const hasKey = (process.env[PUBLIC_KEYS] ?? '').trim() !== '';
  return { ...about, result: testBuild && !hasKey ? 'unchecked' : 'failed', words: problem };
}

/**
 * @param {string} folder
 * @param {readonly string[]} artefacts
 * @returns {import('../sign/integrity-list.mjs').IntegrityList} empty when there is none, which each Linux package then says
 */
function integrityOf(folder, artefacts) {
  const name = artefacts.find((artefact) => artefact.endsWith(INTEGRITY_ENDING));
  try {
    return name === undefined ? {} : JSON.parse(readFileSync(join(folder, name), 'utf8'));
  } catch {
    return {};
  }
}

/**
 * @param {string} folder
 * @param {FolderStandard} standard
 * @param {(name: string) => void} [starting] told the name of each package before its turn
 * @returns {Promise<Finding[]>}
 */
export async function verifyFolder(folder, standard, starting = () => {}) {
  const { artefacts, strangers } = findArtefacts(folder);
  const packages = artefacts.filter((name) => kindOf(name)?.package);
  const findings = strangers.flatMap((name) => findingsOf(name, 'folder', ['it is no artefact of ours']));
  if (packages.length === 0) findings.push(...findingsOf(folder, 'folder', ['there is no package in it']));
  findings.push(...(await sumFindings(folder, artefacts, standard)));

  const integrity = integrityOf(folder, artefacts);
  /** @type {Set<string>} */
  const electron = new Set();
  for (const name of packages) {
    starting(name);
    const one = await verifyPackage(join(folder, name), { ...standard, integrity });
    findings.push(...one.findings);
    if (one.electron !== null) electron.add(one.electron);
  }

  const lists = artefacts.filter((name) => name.endsWith('.cdx.json'));
  if (lists.length !== 1)
    findings.push(...findingsOf(folder, 'components', [`${lists.length} lists of components, not one`]));
  /** @param {string} name */
  const read = (name) => readFileSync(join(folder, name), 'utf8');
  for (const name of lists) {
    const look = () => componentListProblems(read(name), { version: standard.version, electron: [...electron] });
    findings.push(...(await examine(name, 'components', look)));
  }
  for (const name of artefacts.filter(isUpdateList)) {
    const look = () =>
      updateListProblems(read(name), standard.version, (file) =>
        artefacts.includes(file) ? readFileSync(join(folder, file)) : null,
      );
    findings.push(...(await examine(name, 'update list', look)), feedFinding(folder, name, standard.testBuild));
  }
  return findings;
}
