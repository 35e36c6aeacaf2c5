// `npm run bench`: every figure is a ratio against a floor, measured side by side in one run. Prints a table; the exit
// code is 0 whatever the figures are: a measurement is not a test.
import { buildApp } from './build/app-build.mjs';
import { coldStart } from './bench/cold-start.mjs';
import { loadLines } from './bench/load.mjs';
import { notification } from './bench/notification.mjs';
import { popoverLines } from './bench/popover.mjs';
import { threadLines } from './bench/thread.mjs';
import { runScript } from './launch/script.mjs';
import { startDesktop } from './launch/desktop.mjs';

const args = process.argv.slice(2).join(' ');
const pairs = Number(/--pairs=(\d+)/.exec(args)?.[1] ?? 15);
const only = /--only=([\w-]+)/.exec(args)?.[1];
/** Each line with its goal, a ratio, and how many pairs it takes at least. */
const LINES = [
  { id: 'cold-start', measure: coldStart, goal: 1.35, least: 1 },
  { id: 'notification', measure: notification, goal: 1.5, least: 60 },
];

/** Measurements of several lines, each with words of its own for what was seen. */
const GROUPS = [
  { id: 'thread', measure: threadLines, least: 10 },
  // About ten seconds a round, whatever the pairs of the others.
  { id: 'load', measure: () => loadLines({ rounds: args.includes('--long') ? 60 : 5 }), least: 1 },
  { id: 'popover', measure: popoverLines, least: 40 },
];

await runScript(async () => {
  await buildApp({ always: false });
  const desktop = await startDesktop({ display: true });
  Object.assign(process.env, desktop.env);
  try {
    process.stdout.write(`| metric | against | median | middle half | goal |\n| --- | --- | --- | --- | --- |\n`);
    for (const { id, measure, goal, least } of LINES) {
      if (only !== undefined && only !== id) continue;
      const line = await measure({ pairs: Math.max(pairs, least) });
      const { median, low, high } = line.ratio;
      const note = 'note' in line ? `; ${String(line.note)}` : '';
      process.stdout.write(
        `| ${line.name} | ${line.against} | ${median.toFixed(2)}x | ${low.toFixed(2)}-${high.toFixed(2)}x ` +
          `(${line.pairs} pairs${note}) | <= ${goal}x |\n`,
      );
    }
    for (const { id, measure, least } of GROUPS) {
      if (only !== undefined && only !== id) continue;
      for (const { name, against, seen, goal } of await measure({ rounds: Math.max(pairs, least) }))
        process.stdout.write(`| ${name} | ${against} | ${seen} | | ${goal} |\n`);
    }
    return 0;
  } finally {
    await desktop.stop();
  }
});
