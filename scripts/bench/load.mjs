// What a flood of messages costs: a burst of 10 000 frames stored and painted against JSON.parse of the same frames in the
// same process; 1000 messages a second over 50 conversations against a window that only paints their text; and typing
// under that load against typing without it.
import { chmodSync, cpSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createRequire } from 'node:module';
import { startNotificationServer } from '../../test/kit/notification-server.mjs';
import { stageApp } from '../launch/stage.mjs';
import { projectRoot } from '../setup/places.mjs';
import { startBenchBackend } from './backend-process.mjs';
import { fillDesk } from './desk-filler.mjs';
import { startFeed } from './feed.mjs';
import { percentile, ratios } from './figures.mjs';
import { hookFile, startMeasured } from './measured-program.mjs';
import { startRemote } from './remote.mjs';

const CONVERSATIONS = 50;
const PER_SECOND = 1_000;
const BURST = 10_000;
const BURSTS = 5;
const SEGMENT_MS = 2_000;

/** @param {ReturnType<typeof stageApp>} staged */
function stagePaced(staged) {
  const folder = join(staged.ownedDir('paced'), 'paced');
  cpSync(join(projectRoot, 'test/bench/paced'), folder, { recursive: true });
  const ws = dirname(createRequire(import.meta.url).resolve('ws/package.json'));
  cpSync(ws, join(folder, 'ws'), { recursive: true, dereference: true });
  const open = (/** @type {string} */ path) => {
    chmodSync(path, 0o755);
    for (const entry of readdirSync(path, { withFileTypes: true }))
      if (entry.isDirectory()) open(join(path, entry.name));
      else chmodSync(join(path, entry.name), 0o644);
  };
  open(folder);
  return folder;
}

/**
 * @param {{ rounds?: number }} options a round takes about ten seconds
 * @returns {Promise<{ name: string, against: string, seen: string, goal: string }[]>} lines of the table
 */
export async function loadLines({ rounds = 5 } = {}) {
  const staged = stageApp();
  const backend = await startBenchBackend();
  const remote = await startRemote();
  const feed = await startFeed(backend.url);
  // As on a real desktop: what the program tells outside its window arrives.
  const server = await startNotificationServer({ told: () => undefined, withdrawn: () => undefined });
  /** @type {ReturnType<typeof startMeasured>[]} */
  const programs = [];
  try {
    await fillDesk({ ...backend, count: CONVERSATIONS });
    const token = join(staged.ownedDir('token'), 'token');
    writeFileSync(token, backend.token);
    const hook = hookFile(staged, 'load-hook.cjs');
    const env = { BENCH_PORT: remote.port, BENCH_FEED: `${feed.url}/floor` };
    programs.push(
      startMeasured(staged, {
        hook,
        folder: staged.appDir,
        args: ['--backend', feed.url, '--token-file', staged.handOver(token)],
        env: { ...env, BENCH_WHO: 'ours' },
      }),
      startMeasured(staged, { hook, folder: stagePaced(staged), env: { ...env, BENCH_WHO: 'floor' } }),
    );
    const [ours, floor] = [await remote.program('ours'), await remote.program('floor')];
    const name = await ours('open');
    const at = Number(/Customer (\d+)/.exec(name)?.[1]) - 1;
    while (!feed.floorIsThere()) await pause(50);

    await ours('front');
    /** @type {{ floor: number, ours: number }[]} */
    const bursts = [];
    // The first one warms up both.
    for (let round = 0; round <= BURSTS; round += 1) {
      const marker = `End of burst ${round}.`;
      const frames = feed.frames(BURST, marker, at);
      const parsed = await ours('parse', { frames });
      const painted = ours('painted', { text: marker });
      await pause(200);
      const from = feed.send(frames);
      const took = (await painted) - from;
      if (round > 0) bursts.push({ floor: parsed, ours: took });
      await pause(1_000);
    }

    const under = async (/** @type {'ours' | 'floor'} */ which, /** @type {import('./remote.mjs').Ask} */ ask) => {
      await ask('front');
      const before = await ask('used');
      await feed.pace(which, { perSecond: PER_SECOND, ms: SEGMENT_MS });
      await pause(400);
      const after = await ask('used');
      return {
        main: after.main - before.main,
        tab: after.tab - before.tab,
        tasks: after.tasks,
        stall: after.stall,
        frames: after.frames,
      };
    };
    const typed = async () => {
      const typing = ours('type', { ms: SEGMENT_MS });
      await feed.pace('ours', { perSecond: PER_SECOND, ms: SEGMENT_MS });
      return typing;
    };
    await under('floor', floor);
    await under('ours', ours);
    const seen = [];
    for (let round = 0; round < rounds; round += 1)
      seen.push({
        floor: await under('floor', floor),
        ours: await under('ours', ours),
        idle: await ours('type', { ms: SEGMENT_MS }),
        load: await typed(),
      });
    return linesOf(bursts, seen);
  } finally {
    for (const program of programs) program.stop();
    feed.stop();
    server.stop();
    remote.stop();
    backend.stop();
    staged.dispose();
  }
}

const pause = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms));

/** @param {{ floor: number, ours: number }[]} bursts @param {any[]} seen */
function linesOf(bursts, seen) {
  const shown = (/** @type {{ floor: number, ours: number }[]} */ pairs) => {
    const { median, low, high } = ratios(pairs);
    const of = (/** @type {'ours' | 'floor'} */ side) =>
      percentile(
        pairs.map((pair) => pair[side]),
        0.5,
      ).toFixed(0);
    return `${median.toFixed(1)}x (${low.toFixed(1)}-${high.toFixed(1)}x, ${pairs.length} pairs; ${of('ours')} : ${of('floor')} ms)`;
  };
  const pairs = (/** @type {'main' | 'tab'} */ what) =>
    seen.map(({ floor, ours }) => ({ floor: floor[what], ours: ours[what] }));
  const long = (/** @type {'ours' | 'floor'} */ side) => {
    const tasks = seen.flatMap((round) => round[side].tasks);
    const frames = seen.reduce((sum, round) => sum + round[side].frames, 0);
    const stalls = seen.map((round) => round[side].stall);
    return `${tasks.length} in the tab (longest ${Math.max(0, ...tasks).toFixed(0)} ms), main at most ${Math.max(...stalls).toFixed(0)} ms, ${frames} frames`;
  };
  const [idle, load] = [seen.flatMap((round) => round.idle), seen.flatMap((round) => round.load)];
  const p98 = [percentile(load, 0.98), percentile(idle, 0.98)];
  const rate = `${PER_SECOND} messages/s over ${CONVERSATIONS} conversations`;
  const paced = 'window that paints their text once a frame';
  return [
    {
      name: `burst of ${BURST} frames, stored and painted`,
      against: 'JSON.parse of them',
      seen: shown(bursts),
      goal: '<= 4x',
    },
    { name: `${rate}: processor, tab`, against: paced, seen: shown(pairs('tab')), goal: '<= 1.5x' },
    { name: `${rate}: processor, main`, against: paced, seen: shown(pairs('main')), goal: '<= 2x' },
    {
      name: `${rate}: tasks over 50 ms`,
      against: `the same window: ${long('floor')}`,
      seen: long('ours'),
      goal: 'none',
    },
    {
      name: 'keystroke to paint under that load, p98',
      against: 'the same without it',
      seen: `${((p98[0] ?? 0) / (p98[1] ?? 1)).toFixed(2)}x (${p98[0]?.toFixed(0)} : ${p98[1]?.toFixed(0)} ms, ${load.length} and ${idle.length} keys)`,
      goal: '<= 2x',
    },
  ];
}
