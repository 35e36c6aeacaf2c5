// Reads how many tests ran out of the reports of Vitest and Playwright. What cannot be counted as
// passed counts as failed: a file that does not load, an error outside a test, a step without tests.

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {string} [note] for the row of the table
 * @property {string[]} [flaky] names of tests that passed only on the second try
 * @property {number} [startCrashes] starts of the runtime that were made again (test/kit/start-again.ts)
 */

/** So many tests of a run may need a second try; with one more all of them count as failed. */
export const FLAKY_LIMIT = 3;

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
 * @typedef {{ type: string }} Annotation
 * @typedef {{ status: string, annotations?: Annotation[], results?: { annotations?: Annotation[] }[] }} PlaywrightTest
 * @typedef {{ title: string, file?: string, specs?: { title: string, tests: PlaywrightTest[] }[], suites?: PlaywrightSuite[] }} PlaywrightSuite
 * @typedef {object} PlaywrightReport
 * @property {{ expected: number, unexpected: number, flaky: number, skipped: number }} stats
 * @property {PlaywrightSuite[]} [suites]
 * @property {unknown[]} [errors]
 */

/**
 * @param {readonly PlaywrightSuite[]} suites
 * @param {readonly string[]} [path] titles of the suites around
 * @returns {{ name: string, test: PlaywrightTest }[]}
 */
function testsOf(suites, path = []) {
  return suites.flatMap(({ title, specs = [], suites: inner = [] }) => {
    const titles = [...path, title];
    const own = specs.flatMap((spec) =>
      spec.tests.map((test) => ({ name: [...titles, spec.title].join(' › '), test })),
    );
    return [...own, ...testsOf(inner, titles)];
  });
}

/** @param {PlaywrightTest} test */
const startCrashesOf = ({ results = [] }) =>
  results.flatMap(({ annotations = [] }) => annotations).filter(({ type }) => type === 'start-crash').length;

/**
 * A test that passed only on the second try counts as passed and is named, as long as there are few of them.
 * @param {PlaywrightReport | null} report of Playwright's json reporter; null when there is none
 * @param {number} exitCode of Playwright
 * @returns {Counts}
 */
export function countPlaywright(report, exitCode) {
  if (report === null) return { passed: 0, failed: 1, skipped: 0, note: 'no report' };
  const { expected, unexpected, flaky: second, skipped } = report.stats;
  const tests = testsOf(report.suites ?? []);
  const flaky = tests.filter(({ test }) => test.status === 'flaky').map(({ name }) => name);
  const startCrashes = tests.reduce((sum, { test }) => sum + startCrashesOf(test), 0);
  const tooMany = second > FLAKY_LIMIT;
  /** @type {Counts} */
  const counts = {
    passed: expected + (tooMany ? 0 : second),
    failed: unexpected + (tooMany ? second : 0),
    skipped,
    ...(flaky.length > 0 ? { flaky } : {}),
    ...(startCrashes > 0 ? { startCrashes } : {}),
    ...(tooMany ? { note: `more than ${FLAKY_LIMIT} flaky` } : {}),
  };
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
  for (const { counts } of rows) {
    for (const name of counts.flaky ?? []) lines.push(`flaky: ${name}`);
    if (counts.startCrashes !== undefined)
      lines.push(`crashes of the runtime before the first window: ${counts.startCrashes}`);
  }
  return { table: lines.join('\n'), line: `${sum.passed} passed, ${sum.failed} failed`, failed: sum.failed };
}
