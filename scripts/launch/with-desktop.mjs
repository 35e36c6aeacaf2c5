// `node scripts/launch/with-desktop.mjs -- command...` runs a command on a private desktop: a virtual
// display and its own session bus, so that tests see the same screen and notifications everywhere.
// With --display-if-any a real display is used where there is one; the bus is private all the same.
import { startDesktop, hasDisplay } from './desktop.mjs';
import { runForeground } from './foreground.mjs';
import { runScript } from './script.mjs';

const args = process.argv.slice(2);
const split = args.indexOf('--');
const [command, ...rest] = split < 0 ? [] : args.slice(split + 1);
const options = args.slice(0, Math.max(split, 0));
if (command === undefined || options.some((option) => option !== '--display-if-any')) {
  process.stderr.write('usage: with-desktop.mjs [--display-if-any] -- command [arguments]\n');
  process.exit(2);
}
await runScript(async () => {
  const display = !(options.includes('--display-if-any') && hasDisplay());
  const desktop = await startDesktop({ display });
  try {
    return await runForeground(command, rest, { env: { ...process.env, ...desktop.env } });
  } finally {
    await desktop.stop();
  }
});
