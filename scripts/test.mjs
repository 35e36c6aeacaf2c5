// `npm test`: every check of the project, one after the other even when one fails, then a table and,
// as the last line, "N passed, N failed". `npm test -- unit e2e` runs only what is named.
import { runScript } from './launch/script.mjs';
import { electronRuntime } from './setup/runtime.mjs';
import { say } from './setup/say.mjs';
import { VITEST_STEPS, summarize } from './test/counts.mjs';
import { build, e2e, lint, types, visual, vitest } from './test/steps.mjs';

/** @typedef {{ name: string, counts: import('./test/counts.mjs').Counts, seconds: number | null }} Row */

const STEPS = ['lint', 'types', 'build', ...VITEST_STEPS, 'e2e', 'visual'];

/**
 * @template T
 * @param {() => Promise<T>} work
 */
async function timed(work) {
  const started = Date.now();
  const value = await work();
  return { value, seconds: Math.round((Date.now() - started) / 1000) };
}

await runScript(async () => {
  const asked = process.argv.slice(2);
  const unknown = asked.filter((step) => !STEPS.includes(step));
  if (unknown.length > 0) {
    say(`test: unknown step ${unknown.join(', ')}; there are: ${STEPS.join(' ')}`);
    return 2;
  }
  /** @param {string} step */
  const wanted = (step) => asked.length === 0 || asked.includes(step);
  let interrupted = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      interrupted = true;
    });
  }
  /** @type {Row[]} */
  const rows = [];

  const checks = [lint, types].filter(({ name }) => wanted(name));
  if (checks.length > 0) say(`test: ${checks.map(({ name }) => name).join(' and ')} …`);
  const checked = checks.map(async (work) => ({ name: work.name, ...(await timed(work)) }));
  for (const { name, value, seconds } of await Promise.all(checked)) rows.push({ name, counts: value, seconds });

  let built = true;
  // What they drive is the build, so asking for one of them alone builds too.
  const driving = [e2e, visual].filter(({ name }) => wanted(name));
  if (!interrupted && (wanted('build') || driving.length > 0)) {
    const { value, seconds } = await timed(build);
    built = value.failed === 0;
    rows.push({ name: 'build', counts: value, seconds });
  }
  const suites = VITEST_STEPS.filter(wanted);
  if (!interrupted && suites.length > 0) {
    const { value, seconds } = await timed(() => vitest(suites));
    Object.entries(value).forEach(([name, counts], i) =>
      rows.push({ name, counts, seconds: i === 0 ? seconds : null }),
    );
  }
  for (const work of driving) {
    if (interrupted) break;
    const { value, seconds } = built
      ? await timed(work)
      : { value: { passed: 0, failed: 1, skipped: 0, note: 'not run, the build failed' }, seconds: 0 };
    rows.push({ name: work.name, counts: value, seconds });
  }
  if (interrupted) {
    say('test: interrupted');
    return 130;
  }
  const { table, line, failed } = summarize(rows);
  const runtime = electronRuntime();
  say(`\n${table}\n\nElectron ${runtime.version} (${runtime.source}), Node ${process.versions.node}\n${line}`);
  return failed === 0 ? 0 : 1;
});
