// Fifty courses with real sockets through a TCP proxy that misbehaves. `--count N`, `--from N`. The seed draws people and
// faults; the timing is the machine's, so a failure may need several runs of its seed.
import { loadBundled, numberArgument } from './bundle.mjs';

const count = numberArgument('count', 50);
const from = numberArgument('from', 1);
const { runRealCourse } = await loadBundled('test/kit/simulation/real-course.ts');
const faults = new Map();
let failed = 0;
let messages = 0;
let unhandled = 0;
process.on('unhandledRejection', (error) => {
  unhandled += 1;
  process.stdout.write(`real sockets: unhandled rejection ${String(error)}\n`);
});

for (let seed = from; seed < from + count; seed += 1) {
  const result = await runRealCourse(seed);
  messages += result.messages;
  for (const [kind, times] of Object.entries(result.faults)) faults.set(kind, (faults.get(kind) ?? 0) + times);
  if (result.violations.length === 0) continue;
  failed += 1;
  process.stdout.write(
    `real sockets: seed ${seed} FAILED (node scripts/soak/real-sockets.mjs --from ${seed} --count 1)\n`,
  );
  for (const violation of result.violations.slice(0, 12)) process.stdout.write(`  ${violation}\n`);
}
process.stdout.write(
  `real sockets: ${count} courses, ${count - failed} passed, ${failed} failed, ${unhandled} unhandled rejections, ` +
    `${messages} messages; connections ${JSON.stringify(Object.fromEntries(faults))}\n`,
);
process.exit(failed + unhandled > 0 ? 1 : 0);
