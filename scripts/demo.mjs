// `npm start` without a display: walks the main job in the real program with its embedded backend, prints every step,
// stores a screenshot of each under out/demo/. With --once it ends after the walk; the exit code is 0 only if every
// step was seen to happen.
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { _electron } from 'playwright';
import { deskPage } from '../test/kit/desk-page.mjs';
import { startNotificationServer } from '../test/kit/notification-server.mjs';
import { mainJob } from './demo/main-job.mjs';
import { handOverTokenFile } from './launch/client-arguments.mjs';
import { runScript } from './launch/script.mjs';
import { stageApp } from './launch/stage.mjs';
import { projectRoot } from './setup/places.mjs';
import { say } from './setup/say.mjs';

const args = process.argv.slice(2);
const once = args.includes('--once');
const client = args.filter((argument) => argument !== '--once');
const language = /** @type {const} */ (['fr', 'sl']).find((one) => client.includes(`--lang=${one}`)) ?? 'en';
const folder = join(projectRoot, 'out/demo');

await runScript(async () => {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  // A virtual desktop has nobody to show notifications: without this the program rightly warns the agent.
  const notifications = await startNotificationServer({
    told: ({ summary, body }) => say(`demo:      notification: ${summary} | ${body.replaceAll('\n', ' | ')}`),
    withdrawn: () => undefined,
  }).catch(() => undefined);
  const staged = stageApp();
  const app = await _electron.launch({
    executablePath: staged.electronPath,
    chromiumSandbox: true,
    cwd: staged.appDir,
    env: staged.env,
    args: [
      '-r',
      staged.playwrightLoader,
      staged.appDir,
      `--user-data-dir=${staged.ownedDir('user-data')}`,
      ...handOverTokenFile(client, staged.handOver),
      `--lang=${language}`,
    ],
  });
  const closed = new Promise((resolve) => app.once('close', resolve));
  try {
    const page = await app.firstWindow();
    say(`demo: Electron ${staged.runtime.version} (${staged.runtime.source}), sandbox on, screenshots in out/demo/`);
    const failed = await walk(page);
    if (once || failed) return failed ? 1 : 0;
    say('demo: the walk is done. Parley stays up until you press Ctrl-C.');
    await closed;
    return 0;
  } finally {
    await app.close().catch(() => undefined);
    staged.dispose();
    notifications?.stop();
  }
});

/**
 * @param {import('playwright').Page} page
 * @returns {Promise<boolean>} true when a step was not seen to happen
 */
async function walk(page) {
  let number = 0;
  for (const { title, name, run } of mainJob(page, deskPage(page, language))) {
    number += 1;
    const label = `${String(number).padStart(2, '0')}-${name}`;
    try {
      const seen = await run();
      await page.screenshot({ path: join(folder, `${label}.png`) });
      say(`demo:  ok  ${number}. ${title}${seen ? `: ${seen}` : ''}`);
    } catch (error) {
      await page.screenshot({ path: join(folder, `${label}-failed.png`) }).catch(() => undefined);
      say(`demo: FAIL ${number}. ${title}: ${error instanceof Error ? error.message : String(error)}`);
      return true;
    }
  }
  return false;
}
