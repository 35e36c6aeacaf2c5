// `npm run build`: the app, into out/.
import { buildApp } from './build/app-build.mjs';
import { runScript } from './launch/script.mjs';

await runScript(async () => {
  await buildApp({ always: true });
  return 0;
});
