// From the frame of a request at the socket to the call at the notification server, masked and worded, against a bare
// `Notification.show()` in the same Electron at the same server; interleaved pairs.
import { spawn } from 'node:child_process';
import { chmodSync, copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startNotificationServer } from '../../test/kit/notification-server.mjs';
import { stageApp } from '../launch/stage.mjs';
import { projectRoot } from '../setup/places.mjs';
import { startBenchBackend } from './backend-process.mjs';
import { percentile, ratios } from './figures.mjs';

const GIVE_UP_MS = 30_000;
/** Both ways once before it counts: what is loaded with the first alert, the first look at the server. */
const WARM_UP = 3;

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
  const backend = await startBenchBackend();
  const told = channel();
  const said = channel();
  const server = await startNotificationServer({
    told: ({ summary }) => told.put({ summary, at: process.hrtime.bigint() }),
    withdrawn: () => undefined,
  });
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
    return { ms: Number(at - from.at) / 1e6, summary };
  };
  const ours = async () => {
    const text = 'My card is 4111 1111 1111 1111, you can reach me at melissa@example.org.';
    const { reservationId } = await backend.control('offer', { agent: backend.agentId, text });
    const { ms } = await took('FRAME');
    await backend.control('withdraw', { reservationId });
    return ms;
  };
  const floor = async () => {
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
      const a = first ? await floor() : await ours();
      const b = first ? await ours() : await floor();
      measured.push(first ? { floor: a, ours: b } : { floor: b, ours: a });
    }
    const p50 = (/** @type {'floor' | 'ours'} */ side) =>
      percentile(
        measured.map((pair) => pair[side]),
        0.5,
      );
    return {
      name: 'ws frame to masked native notification',
      against: 'bare `Notification.show()` in the same Electron',
      ratio: ratios(measured),
      pairs,
      note: `p50 ${(p50('ours') / p50('floor')).toFixed(2)}x, ${pairs} of ${pairs} arrived`,
    };
  } finally {
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
    server.stop();
    backend.stop();
    staged.dispose();
  }
}
