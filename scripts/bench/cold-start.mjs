// Cold start to a painted task list with 20 conversations, against a bare Electron window: same runtime, same flags,
// same hook that looks for the paint, interleaved pairs.
import { spawn } from 'node:child_process';
import { copyFileSync, cpSync, chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { stageApp } from '../launch/stage.mjs';
import { projectRoot } from '../setup/places.mjs';
import { startBenchBackend } from './backend-process.mjs';
import { fillDesk } from './desk-filler.mjs';
import { ratios } from './figures.mjs';

const CONVERSATIONS = 20;
const GIVE_UP_MS = 60_000;

/**
 * @param {{ pairs: number }} options
 * @returns {Promise<{ name: string, against: string, ratio: ReturnType<typeof ratios>, pairs: number }>}
 */
export async function coldStart({ pairs }) {
  const staged = stageApp();
  const backend = await startBenchBackend();
  try {
    await fillDesk({ ...backend, count: CONVERSATIONS });
    const place = staged.ownedDir('bench');
    const bare = join(place, 'bare');
    cpSync(join(projectRoot, 'test/bench/bare'), bare, { recursive: true });
    const hook = join(place, 'paint-hook.cjs');
    copyFileSync(join(projectRoot, 'scripts/bench/paint-hook.cjs'), hook);
    const token = join(staged.ownedDir('token'), 'token');
    writeFileSync(token, backend.token);
    for (const file of [hook, ...['package.json', 'main.cjs', 'index.html'].map((name) => join(bare, name))])
      chmodSync(file, 0o644);
    chmodSync(bare, 0o755);
    const profiles = { floor: staged.ownedDir('floor-data'), ours: staged.ownedDir('our-data') };
    const start = (/** @type {string} */ folder, /** @type {string} */ profile, /** @type {string[]} */ args) => [
      ...['-r', hook, folder, `--user-data-dir=${profile}`, '--lang=en'],
      ...args,
    ];
    const signIn = ['--backend', backend.url, '--token-file', staged.handOver(token)];
    const floor = () => timeToPaint(staged, start(bare, profiles.floor, []), '.row', 1);
    const ours = () =>
      timeToPaint(staged, start(staged.appDir, profiles.ours, signIn), '[role="option"]', CONVERSATIONS);
    // One start each that does not count: first-run files of the profiles, the disk cache of the machine.
    await floor();
    await ours();
    const measured = [];
    for (let at = 0; at < pairs; at++) {
      const first = at % 2 === 0;
      const a = first ? await floor() : await ours();
      const b = first ? await ours() : await floor();
      measured.push(first ? { floor: a, ours: b } : { floor: b, ours: a });
    }
    return {
      name: `cold start to painted task list, ${CONVERSATIONS} conversations`,
      against: 'bare window, same runtime and flags',
      ratio: ratios(measured),
      pairs,
    };
  } finally {
    backend.stop();
    staged.dispose();
  }
}

/**
 * Milliseconds from the start of the process to the paint of `count` elements.
 * @param {ReturnType<typeof stageApp>} staged
 * @param {string[]} args
 * @param {string} selector
 * @param {number} count
 * @returns {Promise<number>}
 */
function timeToPaint(staged, args, selector, count) {
  return new Promise((resolve, reject) => {
    const env = { ...staged.env, PAINT_SELECTOR: selector, PAINT_COUNT: String(count) };
    const started = Date.now();
    const child = spawn(staged.electronPath, args, { cwd: staged.appDir, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    let painted = Number.NaN;
    const timer = setTimeout(() => child.kill('SIGKILL'), GIVE_UP_MS);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data) => {
        output += String(data);
        const seen = /PAINTED (\d+)/.exec(output);
        if (!seen || !Number.isNaN(painted)) return;
        painted = Number(seen[1]) - started;
        child.kill('SIGTERM');
      });
    child.once('exit', () => {
      clearTimeout(timer);
      if (Number.isNaN(painted)) reject(new Error(`never painted ${count} of ${selector}:\n${output.slice(-2000)}`));
      else resolve(painted);
    });
  });
}
