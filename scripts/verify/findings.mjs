// What a verification finds, and how it is told.

/**
 * unchecked: this machine cannot tell; a release needs it checked on `system`.
 * @typedef {object} Finding
 * @property {string} artefact name of the file, or of the folder
 * @property {string} check in a word or two
 * @property {'passed' | 'failed' | 'unchecked'} result
 * @property {string} [words] plain words, not for what passed
 * @property {NodeJS.Platform} [system] where it can be checked
 */

/**
 * @param {string} artefact
 * @param {string} check
 * @param {readonly string[]} problems empty: it passed
 * @returns {Finding[]}
 */
export function findingsOf(artefact, check, problems) {
  if (problems.length === 0) return [{ artefact, check, result: 'passed' }];
  return problems.map((words) => ({ artefact, check, result: 'failed', words }));
}

/**
 * The same, where the look itself may fail: what cannot be read has not passed.
 * @param {string} artefact
 * @param {string} check
 * @param {() => Promise<readonly string[]> | readonly string[]} look
 * @returns {Promise<Finding[]>}
 */
export async function examine(artefact, check, look) {
  try {
    return findingsOf(artefact, check, await look());
  } catch (error) {
    return findingsOf(artefact, check, [/** @type {Error} */ (error).message]);
  }
}

/** @type {Record<string, string>} */
const SYSTEMS = { linux: 'Linux', win32: 'Windows', darwin: 'macOS' };

/**
 * Is the verification passed?
 * @param {readonly Finding[]} findings
 * @param {{ testBuild: boolean, elsewhere: readonly string[] }} order elsewhere: systems on which the same runs
 */
export function isVerified(findings, { testBuild, elsewhere }) {
  if (!findings.some(({ result }) => result === 'passed')) return false;
  return findings.every(
    ({ result, system }) =>
      result === 'passed' ||
      (result === 'unchecked' && (testBuild || (system !== undefined && elsewhere.includes(system)))),
  );
}

/**
 * @param {readonly Finding[]} findings
 * @returns {string} what is wrong in words, then a table: one line an artefact
 */
export function report(findings) {
  const artefacts = [...new Set(findings.map(({ artefact }) => artefact))];
  const width = Math.max(8, ...artefacts.map((name) => name.length)) + 2;
  /** @param {string} artefact @param {Finding['result']} result */
  const of = (artefact, result) => findings.filter((one) => one.artefact === artefact && one.result === result);
  /** @param {readonly Finding[]} some */
  const checks = (some) => [...new Set(some.map(({ check }) => check))].join(', ') || '-';
  const words = findings
    .filter(({ result }) => result !== 'passed')
    .map(({ artefact, check, result, words: text, system }) => {
      const where = system === undefined ? '' : ` (can be checked on ${SYSTEMS[system] ?? system})`;
      return `${result === 'failed' ? 'FAILED     ' : 'not checked'} ${artefact}, ${check}: ${text ?? ''}${where}`;
    });
  const rows = artefacts.map((name) => {
    const [passed, failed, unchecked] = [of(name, 'passed'), of(name, 'failed'), of(name, 'unchecked')];
    const state = failed.length > 0 ? 'FAILED' : unchecked.length > 0 ? 'partly' : 'ok';
    const detail = [
      ...(failed.length > 0 ? [`failed: ${checks(failed)}`] : []),
      ...(unchecked.length > 0 ? [`not checked: ${checks(unchecked)}`] : []),
      `passed: ${checks(passed)}`,
    ];
    return `${name.padEnd(width)}${state.padEnd(8)}${detail.join('; ')}`;
  });
  return [...words, ...(words.length > 0 ? [''] : []), ...rows].join('\n');
}
