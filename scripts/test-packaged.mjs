// `npm run test:packaged`: what is handed out is built, verified, installed, started, upgraded and removed. The last line is
// "N passed, N failed". Arguments are Playwright's, e.g. names of files.
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { runForeground } from './launch/foreground.mjs';
import { runScript } from './launch/script.mjs';
import { projectRoot } from './setup/places.mjs';
import { electronRuntime } from './setup/runtime.mjs';
import { say } from './setup/say.mjs';
import { countPlaywright, summarize } from './test/counts.mjs';
import { readReport } from './test/steps.mjs';

await runScript(async () => {
  const started = Date.now();
  rmSync(join(projectRoot, 'test-results/packaged.json'), { force: true });
  const cli = join(projectRoot, 'node_modules/@playwright/test/cli.js');
  const args = [cli, 'test', '--config=playwright.packaged.config.ts', ...process.argv.slice(2)];
  const code = await runForeground(process.execPath, args, { cwd: projectRoot });
  const counts = countPlaywright(readReport('packaged.json'), code);
  const seconds = Math.round((Date.now() - started) / 1000);
  const { table, line, failed } = summarize([{ name: 'packaged', counts, seconds }]);
  const runtime = electronRuntime();
  say(`\n${table}\n\nElectron ${runtime.version} (${runtime.source}), Node ${process.versions.node}\n${line}`);
  return failed === 0 ? 0 : 1;
});
