// Opening and scrolling conversations of 10 000 and 100 000 messages, against a plain windowed list of equal rows in the
// same page, interleaved.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stageApp } from '../launch/stage.mjs';
import { startBenchBackend } from './backend-process.mjs';
import { percentile, ratios } from './figures.mjs';
import { hookFile, startMeasured } from './measured-program.mjs';

const COUNTS = [10_000, 100_000];
const FRAMES = 900;
/** A frame this many times as long as the usual one of the floor is slow. */
const SLOW = 1.75;

/**
 * @param {{ rounds: number }} options
 * @returns {Promise<{ name: string, against: string, seen: string, goal: string }[]>} lines of the table
 */
export async function threadLines({ rounds }) {
  const staged = stageApp();
  const backend = await startBenchBackend();
  try {
    const sizes = [];
    for (const count of COUNTS) {
      const name = `Thread ${count / 1_000}k`;
      const newest = `The newest of ${count}.`;
      await backend.control('offer', { heldBy: backend.agentId, customer: { name }, filler: count, text: newest });
      sizes.push({ count, name, newest });
    }
    const token = join(staged.ownedDir('token'), 'token');
    writeFileSync(token, backend.token);
    const program = startMeasured(staged, {
      hook: hookFile(staged, 'thread-hook.cjs'),
      folder: staged.appDir,
      args: ['--backend', backend.url, '--token-file', staged.handOver(token)],
      env: {
        BENCH_ROUNDS: String(rounds),
        BENCH_SIZES: JSON.stringify(sizes),
        BENCH_FRAMES: String(FRAMES),
      },
    });
    const measured = await Promise.race([
      program.next('thread', 600_000),
      program.next('failed', 600_000).then(({ message }) => Promise.reject(new Error(message))),
    ]);
    program.stop();
    return linesOf(measured);
  } finally {
    backend.stop();
    staged.dispose();
  }
}

/** @param {{ opened: { count: number, floor: number, ours: number }[], scrolled: any[] }} measured */
function linesOf({ opened, scrolled }) {
  const against = 'plain windowing of equal rows, same page';
  const lines = COUNTS.map((count) => {
    const own = opened.filter((one) => one.count === count);
    const { median, low, high } = ratios(own);
    const [ours, floor] = [
      percentile(
        own.map((one) => one.ours),
        0.5,
      ),
      percentile(
        own.map((one) => one.floor),
        0.5,
      ),
    ];
    return {
      name: `open a thread of ${count}`,
      against,
      seen: `${median.toFixed(2)}x (${low.toFixed(2)}-${high.toFixed(2)}x, ${own.length} pairs; ${ours.toFixed(0)} : ${floor.toFixed(0)} ms)`,
      goal: '<= 1.5x',
    };
  });
  const at = (/** @type {number} */ count) => opened.filter((one) => one.count === count).map((one) => one.ours);
  const growth = percentile(at(COUNTS[1] ?? 0), 0.5) / percentile(at(COUNTS[0] ?? 0), 0.5);
  lines.push({ name: 'open 100k', against: 'open 10k', seen: `${growth.toFixed(2)}x`, goal: '<= 1.2x' });
  for (const { count, ours, floor } of scrolled) {
    const usual = percentile(floor.taken, 0.5);
    const slow = (/** @type {number[]} */ taken) =>
      ((100 * taken.filter((ms) => ms > SLOW * usual).length) / taken.length).toFixed(1);
    lines.push({
      name: `scroll a thread of ${count}, ${ours.taken.length} frames`,
      against,
      seen: `${ours.blank} blank, ${slow(ours.taken)} % slow, ${ours.stalled} at a standstill (floor: ${floor.blank}, ${slow(floor.taken)} %)`,
      goal: '0 blank, <= 1 % slow',
    });
  }
  return lines;
}
