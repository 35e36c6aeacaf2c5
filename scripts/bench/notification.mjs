// From the frame of a request at the main process's socket to the call at the notification server, masked and worded,
// against a bare `Notification.show()` in the same Electron at the same server; interleaved pairs. Beside it the same from
// the backend's socket, which has a way through the system that the floor does not have.
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { stageApp } from '../launch/stage.mjs';
import { projectRoot } from '../setup/places.mjs';
import { startBenchBackend } from './backend-process.mjs';
import { percentile, ratios } from './figures.mjs';

const GIVE_UP_MS = 30_000;
/** Both ways once before it counts: what is loaded with the first alert, the first look at the server. */
const WARM_UP = 3;
/** Neither side begins while page and tray still follow what the one before has done. */
const REST_MS = 200;

/** The next value of a stream of events, for whoever waits. */
function channel() {
  /** @type {unknown[]} */
  const waiting = [];
  /** @type {((value: any) => void) | undefined} */
  let wanted;
  return {
    put: (/** @type {unknown} */ value) => {
      const take = wanted;
      wanted = undefined;
      if (take) take(value);
      else waiting.push(value);
    },
    /** @param {string} what @returns {Promise<any>} */
    next: (what) =>
      waiting.length > 0
        ? Promise.resolve(waiting.shift())
        : new Promise((resolve, reject) => {
            const timer = setTimeout(() => reject(new Error(`${what} did not come`)), GIVE_UP_MS);
            wanted = (value) => {
              clearTimeout(timer);
              resolve(value);
            };
          }),
  };
}

/**
 * @param {{ pairs: number }} options
 * @returns {Promise<{ name: string, against: string, ratio: ReturnType<typeof ratios>, pairs: number, note: string }>}
 */
export async function notification({ pairs }) {
  const staged = stageApp();
  const told = channel();
  const said = channel();
  const sent = channel();
  const backend = await startBenchBackend({
    preload: join(projectRoot, 'scripts/bench/frame-out-hook.cjs'),
    said: ({ at }) => sent.put(BigInt(at)),
  });
  const server = spawn(process.execPath, [join(projectRoot, 'scripts/bench/notification-receiver.mjs')], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  createInterface({ input: server.stdout }).on('line', (line) => {
    const { summary, at } = JSON.parse(line);
    told.put({ summary, at: BigInt(at) });
  });
  await told.next('the notification server');
  const place = staged.ownedDir('bench');
  const hook = join(place, 'notify-hook.cjs');
  copyFileSync(join(projectRoot, 'scripts/bench/notify-hook.cjs'), hook);
  chmodSync(hook, 0o644);
  const token = join(staged.ownedDir('token'), 'token');
  writeFileSync(token, backend.token);
  const args = ['-r', hook, staged.appDir, `--user-data-dir=${staged.ownedDir('data')}`, '--lang=en'];
  const signIn = ['--backend', backend.url, '--token-file', staged.handOver(token)];
  const child = spawn(staged.electronPath, [...args, ...signIn], {
    cwd: staged.appDir,
    env: staged.env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  let rest = '';
  child.stdout.setEncoding('utf8').on('data', (text) => {
    const lines = (rest + text).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const [, what, at] = /^(READY|FRAME|FLOOR) (\d+)$/.exec(line) ?? [];
      if (at !== undefined) said.put({ what, at: BigInt(at) });
    }
  });

  const took = async (/** @type {string} */ expected) => {
    const from = await said.next(expected);
    const { summary, at } = await told.next('the notification');
    if (from.what !== expected) throw new Error(`${expected} expected, ${from.what} came`);
    return { ms: Number(at - from.at) / 1e6, summary, at };
  };
  const ours = async () => {
    await delay(REST_MS);
    const text = 'My card is 4111 1111 1111 1111, you can reach me at melissa@example.org.';
    const { reservationId } = await backend.control('offer', { agent: backend.agentId, text });
    const { ms, at } = await took('FRAME');
    const leftAt = await sent.next('the frame');
    await backend.control('withdraw', { reservationId });
    return { ms, withWay: Number(at - leftAt) / 1e6 };
  };
  const floor = async () => {
    await delay(REST_MS);
    child.stdin.write('show\n');
    const { ms, summary } = await took('FLOOR');
    if (summary !== 'floor') throw new Error('another notification came in between');
    return ms;
  };

  try {
    await said.next('READY');
    for (let at = 0; at < WARM_UP; at++) {
      await floor();
      await ours();
    }
    const measured = [];
    for (let at = 0; at < pairs; at++) {
      const first = at % 2 === 0;
      const before = first ? await floor() : undefined;
      const { ms, withWay } = await ours();
      measured.push({ floor: before ?? (await floor()), ours: ms, withWay });
    }
    /** @param {'ours' | 'withWay'} side @param {number} share */
    const against = (side, share) => `${(at(side, share) / at('floor', share)).toFixed(2)}x`;
    const at = (/** @type {'floor' | 'ours' | 'withWay'} */ side, /** @type {number} */ share) =>
      percentile(
        measured.map((pair) => pair[side]),
        share,
      );
    return {
      name: 'ws frame to masked native notification',
      against: 'bare `Notification.show()` in the same Electron',
      ratio: ratios(measured),
      pairs,
      note:
        `p50 ${against('ours', 0.5)}, p10 ${against('ours', 0.1)}; from the backend's socket ` +
        `p50 ${against('withWay', 0.5)}, p10 ${against('withWay', 0.1)}; ${pairs} of ${pairs} arrived`,
    };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    server.kill();
    backend.stop();
    staged.dispose();
  }
}
