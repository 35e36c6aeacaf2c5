// The deterministic simulation: real session and desk against the real backend on virtual time, under a thousand random
// schedules of faults. `--count N`, `--from N`; `--seed N` replays one course and shows what happened in it.
import { loadBundled, numberArgument } from './bundle.mjs';

const seed = numberArgument('seed', -1);
const from = seed < 0 ? numberArgument('from', 1) : seed;
const count = seed < 0 ? numberArgument('count', 1_000) : 1;

const { runCourse } = await loadBundled('test/kit/simulation/course.ts');
const totals = { frames: 0, agentMessages: 0, customerMessages: 0, conversations: 0, calls: 0 };
const faults = new Map();
const failed = [];
const began = performance.now();
let unhandled = 0;
process.on('unhandledRejection', (error) => {
  unhandled += 1;
  process.stdout.write(`simulation: unhandled rejection ${String(error?.stack ?? error)}\n`);
});

for (let at = from; at < from + count; at += 1) {
  const { schedule, violations, counts, log } = await runCourse(at);
  for (const name of Object.keys(totals)) totals[name] += counts[name];
  for (const { fault } of schedule.faults) faults.set(fault.kind, (faults.get(fault.kind) ?? 0) + 1);
  if (seed >= 0) process.stdout.write(`${log.join('\n')}\n${JSON.stringify(counts)}\n`);
  if (violations.length === 0) continue;
  failed.push(at);
  process.stdout.write(`simulation: seed ${at} FAILED (replay: node scripts/soak/simulation.mjs --seed ${at})\n`);
  for (const violation of violations.slice(0, 12)) process.stdout.write(`  ${violation}\n`);
}

const seconds = ((performance.now() - began) / 1_000).toFixed(1);
process.stdout.write(
  `simulation: ${count} schedules, ${count - failed.length} passed, ${failed.length} failed, ${unhandled} unhandled rejections, ${seconds} s; ` +
    `faults ${JSON.stringify(Object.fromEntries(faults))}; ${JSON.stringify(totals)}\n`,
);
if (failed.length > 0) process.stdout.write(`simulation: failed seeds ${failed.join(', ')}\n`);
process.exitCode = failed.length + unhandled > 0 ? 1 : 0;
