// Eight hours' worth of events through the desk: 500 conversations opened, talked through and closed, compressed to
// minutes. The heap of the second half may be 3 % above that of the first. `--conversations N`.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadBundled, numberArgument } from './bundle.mjs';

const GROWTH = 1.03;
setFlagsFromString('--expose-gc');
const collect = /** @type {() => void} */ (runInNewContext('gc'));
const { liveThroughDay } = await loadBundled('test/kit/simulation/working-day.ts');
const began = performance.now();
const day = await liveThroughDay(numberArgument('conversations', 500), () => {
  collect();
  collect();
});
/** @param {readonly number[]} values */
const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;
// The first twentieth warms up: code is compiled, caches fill.
const samples = day.heap.slice(1);
const half = Math.floor(samples.length / 2);
const first = mean(samples.slice(0, half));
const second = mean(samples.slice(half));
const grows = second > first * GROWTH;
for (const problem of day.problems) process.stdout.write(`working day: ${problem}\n`);
process.stdout.write(
  `working day: ${day.conversations} conversations, ${day.messages} messages of the agent, ${day.events} frames in ` +
    `${day.hours.toFixed(1)} h, lived in ${((performance.now() - began) / 1_000).toFixed(0)} s; heap first half ${first.toFixed(1)} MB, ` +
    `second half ${second.toFixed(1)} MB (${((second / first - 1) * 100).toFixed(1)} %)${grows ? ' GROWS' : ''}, ` +
    `${day.problems.length} problems\n`,
);
process.exit(day.problems.length > 0 || grows ? 1 : 0);
