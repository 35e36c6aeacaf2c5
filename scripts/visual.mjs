// `npm run test:visual`: compares the pictures of every screen. `-- --update` takes them as the new reference.
// `npm run test:report`: takes them for a report that a person can page through.
import { existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { buildApp } from './build/app-build.mjs';
import { runForeground } from './launch/foreground.mjs';
import { runScript } from './launch/script.mjs';
import { projectRoot } from './setup/places.mjs';
import { say } from './setup/say.mjs';
import { shrinkPictures } from './visual/shrink-pictures.mjs';

const playwright = join(projectRoot, 'node_modules/@playwright/test/cli.js');
const references = join(projectRoot, 'test/visual/reference');
const report = join(projectRoot, 'test-results/report');

/**
 * @param {readonly string[]} args for Playwright
 * @param {Record<string, string>} [env]
 */
const take = (args, env = {}) =>
  runForeground(process.execPath, [playwright, 'test', '--config=playwright.visual.config.ts', ...args], {
    cwd: projectRoot,
    env: { ...process.env, ...env },
  });

await runScript(async () => {
  const asked = process.argv.slice(2);
  await buildApp({ always: false });
  if (asked.includes('--update')) {
    const code = await take(['--update-snapshots=all', '--retries=0', ...asked.filter((arg) => arg !== '--update')]);
    say(`visual: ${await shrinkPictures(references)}`);
    return code;
  }
  if (asked.includes('--report')) {
    rmSync(report, { recursive: true, force: true });
    const code = await take(['--reporter=list,html', ...asked.filter((arg) => arg !== '--report')], {
      PARLEY_PICTURES: '1',
      PLAYWRIGHT_HTML_OUTPUT_DIR: report,
      PLAYWRIGHT_HTML_OPEN: 'never',
    });
    if (existsSync(report)) say(`visual: open ${join(report, 'index.html')} in a browser`);
    return code;
  }
  return take(asked);
});
