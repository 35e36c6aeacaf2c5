// `npm run bench`: every figure is a ratio against a floor, measured side by side in one run. Prints a table; the exit
// code is 0 whatever the figures are: a measurement is not a test.
import { buildApp } from './build/app-build.mjs';
import { coldStart } from './bench/cold-start.mjs';
import { runScript } from './launch/script.mjs';
import { startDesktop } from './launch/desktop.mjs';

const pairs = Number(/^--pairs=(\d+)$/.exec(process.argv[2] ?? '')?.[1] ?? 15);
const GOALS = { coldStart: 1.35 };

await runScript(async () => {
  await buildApp({ always: false });
  const desktop = await startDesktop({ display: true });
  Object.assign(process.env, desktop.env);
  try {
    const line = await coldStart({ pairs });
    const { median, low, high } = line.ratio;
    process.stdout.write(
      `| metric | against | median | middle half | goal |\n| --- | --- | --- | --- | --- |\n` +
        `| ${line.name} | ${line.against} | ${median.toFixed(2)}x | ${low.toFixed(2)}-${high.toFixed(2)}x ` +
        `(${line.pairs} pairs) | <= ${GOALS.coldStart}x |\n`,
    );
    return 0;
  } finally {
    await desktop.stop();
  }
});
