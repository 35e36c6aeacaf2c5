// Reads how many tests ran out of the reports of Vitest and Playwright. What cannot be counted as
// passed counts as failed: a file that does not load, an error outside a test, a step without tests.

/** @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Counts */

/** @type {readonly string[]} the folders under test/ that Vitest runs */
export const VITEST_STEPS = ['unit', 'integration', 'security', 'architecture'];

/**
 * A step that ran nothing proves nothing.
 * @param {Counts} counts
 * @returns {Counts}
 */
function refuseEmpty(counts) {
  return counts.passed + counts.failed > 0 ? counts : { ...counts, failed: 1, note: 'no test ran' };
}

/**
 * @typedef {{ status: string }} VitestTest
 * @typedef {{ name: string, status: string, assertionResults: VitestTest[] }} VitestFile
 * @param {{ testResults: VitestFile[] } | null} report of Vitest's json reporter; null when there is none
 * @param {readonly string[]} steps folders under test/ that were asked for
 * @param {number} exitCode of Vitest
 * @returns {Record<string, Counts>} by step
 */
export function countVitest(report, steps, exitCode) {
  /** @type {Record<string, Counts>} */
  const result = {};
  for (const step of steps) {
    /** @type {Counts} */
    const counts = { passed: 0, failed: 0, skipped: 0 };
    for (const file of report?.testResults ?? []) {
      if (!file.name.replaceAll('\\', '/').includes(`/test/${step}/`)) continue;
      for (const { status } of file.assertionResults) {
        if (status === 'passed') counts.passed++;
        else if (status === 'failed') counts.failed++;
        else counts.skipped++;
      }
      const failures = file.assertionResults.some(({ status }) => status === 'failed');
      if (file.status === 'failed' && !failures) counts.failed++;
    }
    result[step] = refuseEmpty(counts);
  }
  const failed = Object.values(result).some((counts) => counts.failed > 0);
  const last = steps[steps.length - 1];
  if (exitCode !== 0 && !failed && last !== undefined) {
    result[last] = { passed: 0, skipped: 0, ...result[last], failed: 1, note: 'an error outside the tests' };
  }
  return result;
}

/**
 * @param {{ stats: { expected: number, unexpected: number, flaky: number, skipped: number }, errors?: unknown[] } | null} report
 *   of Playwright's json reporter; null when there is none
 * @param {number} exitCode of Playwright
 * @returns {Counts} a test that passed only on a second try counts as failed
 */
export function countPlaywright(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0, note: 'no report' };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const counts = { passed: expected, failed: unexpected + flaky, skipped };
  if (counts.failed === 0 && (exitCode !== 0 || (report.errors ?? []).length > 0)) {
    return { ...counts, failed: 1, note: 'an error outside the tests' };
  }
  return refuseEmpty(counts);
}

/**
 * @param {readonly { name: string, counts: Counts, seconds: number | null }[]} rows seconds: null when measured with the row above
 * @returns {{ table: string, line: string, failed: number }} line: "N passed, N failed"
 */
export function summarize(rows) {
  const sum = { passed: 0, failed: 0 };
  const lines = [
    `${'step'.padEnd(14)}${'passed'.padStart(8)}${'failed'.padStart(8)}${'skipped'.padStart(9)}${'time'.padStart(9)}`,
  ];
  for (const { name, counts, seconds } of rows) {
    sum.passed += counts.passed;
    sum.failed += counts.failed;
    const numbers = `${String(counts.passed).padStart(8)}${String(counts.failed).padStart(8)}${String(counts.skipped).padStart(9)}`;
    const time = (seconds === null ? '' : `${seconds} s`).padStart(9);
    lines.push(`${name.padEnd(14)}${numbers}${time}${counts.note === undefined ? '' : `  ${counts.note}`}`);
  }
  return { table: lines.join('\n'), line: `${sum.passed} passed, ${sum.failed} failed`, failed: sum.failed };
}
