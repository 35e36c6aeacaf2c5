// `npm run test:soak`: the long variants of the reliability proofs, one after the other, and their counts at the end
// (docs/reliability.md). Names on the command line run only those.
import { join } from 'node:path';
import { runChild } from './setup/child.mjs';
import { projectRoot } from './setup/places.mjs';

const script = (name, ...args) => [join(projectRoot, 'scripts/soak', name), ...args];
const vitest = join(projectRoot, 'node_modules/vitest/vitest.mjs');
const BACKEND_KILLS = '50';

/** Arguments for node, and what of the output is the count. */
const PROOFS = {
  simulation: { args: script('simulation.mjs'), counts: /^simulation: \d+ schedules.*$/m },
  'real-sockets': { args: script('real-sockets.mjs'), counts: /^real sockets: \d+ courses.*$/m },
  fuzz: { args: script('fuzz.mjs'), counts: /^fuzz: \d+ frames.*$/m },
  'working-day': { args: script('working-day.mjs'), counts: /^working day: \d+ conversations.*$/m },
  'backend-kill': {
    args: [vitest, 'run', 'test/integration/reliability/backend-kill.test.ts', '--reporter=verbose'],
    env: { PARLEY_BACKEND_KILLS: BACKEND_KILLS },
    counts: /loses and doubles nothing over \d+ kills of the backend.*$/m,
  },
  kill: { args: script('kill.mjs'), counts: /^.*\bkill: \{.*\}.*$/m },
};

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !Object.hasOwn(PROOFS, name));
if (unknown.length > 0) {
  process.stderr.write(`soak: there is no ${unknown.join(', ')}; there are ${Object.keys(PROOFS).join(', ')}\n`);
  process.exit(2);
}

const lines = [];
let failed = 0;
for (const [name, { args, env = {}, counts }] of Object.entries(PROOFS)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  process.stdout.write(`soak: ${name} …\n`);
  const began = performance.now();
  const { code, output } = await runChild(process.execPath, args, {
    cwd: projectRoot,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: '0', ...env },
  });
  const minutes = ((performance.now() - began) / 60_000).toFixed(1);
  // What cannot be counted has failed.
  const found = counts.exec(output)?.[0].trim();
  const isGood = code === 0 && found !== undefined;
  if (!isGood) {
    failed += 1;
    process.stdout.write(`${output.trim()}\n`);
  }
  lines.push(`${isGood ? 'passed' : 'FAILED'} ${name} (${minutes} min): ${found ?? 'nothing was counted'}`);
  process.stdout.write(`soak: ${lines.at(-1)}\n`);
}
process.stdout.write(`\nsoak:\n${lines.join('\n')}\n${lines.length - failed} passed, ${failed} failed\n`);
process.exit(failed > 0 ? 1 : 0);
