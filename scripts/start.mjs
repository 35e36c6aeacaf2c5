// `npm start`: the client with the embedded routing backend, from whatever state the checkout is in.
// Without a display the same under a virtual one, walked through by a script (demo.mjs).
import { join } from 'node:path';
import { buildApp } from './build/app-build.mjs';
import { readStartArguments } from './launch/client-arguments.mjs';
import { runClient } from './launch/client.mjs';
import { hasDisplay } from './launch/desktop.mjs';
import { runForeground } from './launch/foreground.mjs';
import { runScript } from './launch/script.mjs';
import { projectRoot } from './setup/places.mjs';
import { say } from './setup/say.mjs';

await runScript(async () => {
  const display = hasDisplay();
  const request = readStartArguments(process.argv.slice(2), display);
  await buildApp({ always: false });
  if (!request.demo) return runClient(request.client);
  if (!display) say('start: no display here; walking through the main job under a virtual one.');
  const scripts = join(projectRoot, 'scripts');
  const demo = [join(scripts, 'demo.mjs'), ...(request.once ? ['--once'] : []), ...request.client];
  const desktop = [join(scripts, 'launch/with-desktop.mjs'), '--display-if-any', '--'];
  return runForeground(process.execPath, [...desktop, process.execPath, ...demo]);
});
