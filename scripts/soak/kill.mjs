// `node scripts/soak/kill.mjs [times] [seed]`: kills the main process (SIGKILL) at random moments while messages go out,
// 200 times by default, and counts what was lost, doubled or out of order. The test itself is test/e2e/kill.spec.ts.
import { buildApp } from '../build/app-build.mjs';
import { startDesktop } from '../launch/desktop.mjs';
import { runForeground } from '../launch/foreground.mjs';
import { runScript } from '../launch/script.mjs';

const DEFAULT_KILLS = 200;
const [times = String(DEFAULT_KILLS), seed, ...rest] = process.argv.slice(2);
if (rest.length > 0 || !/^[1-9]\d{0,4}$/.test(times) || (seed !== undefined && !/^\d{1,9}$/.test(seed))) {
  process.stderr.write('usage: kill.mjs [times, 1-99999] [seed, a whole number]\n');
  process.exit(2);
}
await runScript(async () => {
  await buildApp({ always: false });
  const desktop = await startDesktop({ display: true });
  const env = {
    ...process.env,
    ...desktop.env,
    PARLEY_KILLS: times,
    ...(seed === undefined ? {} : { PARLEY_SEED: seed }),
  };
  try {
    const args = ['playwright', 'test', 'kill.spec', '--workers=1', '--retries=0', '--reporter=list'];
    return await runForeground('npx', args, { env });
  } finally {
    await desktop.stop();
  }
});
