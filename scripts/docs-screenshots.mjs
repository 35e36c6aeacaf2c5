// `npm run docs:screenshots`: builds and lets the real program have its picture taken for docs/agent-guide.md.
import { join } from 'node:path';
import { buildApp } from './build/app-build.mjs';
import { runForeground } from './launch/foreground.mjs';
import { runScript } from './launch/script.mjs';
import { projectRoot } from './setup/places.mjs';

await runScript(async () => {
  await buildApp({ always: false });
  const playwright = join(projectRoot, 'node_modules/@playwright/test/cli.js');
  return runForeground(process.execPath, [playwright, 'test', '--config=playwright.docs.config.ts'], {
    cwd: projectRoot,
  });
});
