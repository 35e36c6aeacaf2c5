// Frame fuzzing of client and backend: damaged frames, half of them each way. `--frames N`, `--seed N`.
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { loadBundled, numberArgument } from './bundle.mjs';

/** What the heap of the second half may be above the first. */
const GROWTH = 1.03;

setFlagsFromString('--expose-gc');
const collect = /** @type {() => void} */ (runInNewContext('gc'));
const { runFuzz } = await loadBundled('test/kit/fuzz/fuzz.ts');
const began = performance.now();
const result = await runFuzz({ frames: numberArgument('frames', 100_000), seed: numberArgument('seed', 1), collect });
const [, half = 0, end = 0] = result.heap;
const grows = end > half * GROWTH;
for (const problem of result.problems) process.stdout.write(`fuzz: ${problem}\n`);
process.stdout.write(
  `fuzz: ${result.toClient} frames to the client, ${result.toBackend} to the backend, ${result.problems.length} problems, ` +
    `heap ${result.heap.join(' -> ')} MB${grows ? ' GROWS' : ''}, ${((performance.now() - began) / 1_000).toFixed(1)} s; ` +
    `client counted ${JSON.stringify(result.counts)}\n`,
);
process.exitCode = result.problems.length > 0 || grows ? 1 : 0;
process.exit();
