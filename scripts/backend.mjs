// `npm run backend`: the routing backend alone, for several clients. Arguments are the backend's own.
import { join } from 'node:path';
import { buildApp } from './build/app-build.mjs';
import { runForeground } from './launch/foreground.mjs';
import { runScript } from './launch/script.mjs';
import { projectRoot } from './setup/places.mjs';

await runScript(async () => {
  await buildApp({ always: false });
  return runForeground(process.execPath, [join(projectRoot, 'out/main/backend.js'), ...process.argv.slice(2)]);
});
