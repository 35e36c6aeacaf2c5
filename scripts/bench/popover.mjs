// From the frame of a request on the wire to its popover in a painted frame, against the least a program can do with a
// frame: WebSocket, one message to the window, one element. Both programs run side by side and take turns.
import { randomUUID } from 'node:crypto';
import { cpSync, readdirSync, chmodSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { WebSocket, WebSocketServer } from 'ws';
import { stageApp } from '../launch/stage.mjs';
import { projectRoot } from '../setup/places.mjs';
import { startBenchBackend } from './backend-process.mjs';
import { percentile } from './figures.mjs';
import { hookFile, startMeasured } from './measured-program.mjs';

const now = () => performance.timeOrigin + performance.now();

/** @param {string} folder */
function openToAll(folder) {
  chmodSync(folder, 0o755);
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) openToAll(join(folder, entry.name));
    else chmodSync(join(folder, entry.name), 0o644);
}

/** Stands between client and backend and notes when a frame of this type goes out. @param {string} url @param {string} type */
async function startRelay(url, type) {
  const server = new WebSocketServer({
    port: 0,
    host: '127.0.0.1',
    handleProtocols: (offered) => [...offered][0] ?? false,
  });
  await new Promise((resolve) => server.once('listening', () => resolve(undefined)));
  /** @type {{ at: number, text: string } | undefined} */
  let noted;
  /** @type {WebSocket | undefined} */
  let upstream;
  server.on('connection', (client, request) => {
    const line = new WebSocket(url, String(request.headers['sec-websocket-protocol']));
    upstream = line;
    /** @type {string[]} */
    const early = [];
    client.on('message', (data) =>
      line.readyState === line.OPEN ? line.send(String(data)) : early.push(String(data)),
    );
    line.on('open', () => early.splice(0).forEach((text) => line.send(text)));
    line.on('message', (data) => {
      const text = String(data);
      if (text.includes(`"${type}"`)) noted = { at: now(), text };
      client.send(text);
    });
    line.on('close', () => client.close());
    client.on('close', () => line.close());
  });
  const address = /** @type {import('node:net').AddressInfo} */ (server.address());
  return {
    url: `ws://127.0.0.1:${address.port}`,
    noted: () => noted,
    inject: (/** @type {object} */ frame) => upstream?.send(JSON.stringify(frame)),
    stop: () => server.close(),
  };
}

/**
 * @param {{ rounds: number }} options
 * @returns {Promise<{ name: string, against: string, seen: string, goal: string }[]>} lines of the table
 */
export async function popoverLines({ rounds }) {
  const staged = stageApp();
  const backend = await startBenchBackend();
  const relay = await startRelay(backend.url, 'reservation.created');
  const floorServer = new WebSocketServer({ port: 0, host: '127.0.0.1' });
  await new Promise((resolve) => floorServer.once('listening', () => resolve(undefined)));
  try {
    const hook = hookFile(staged, 'paint-watch-hook.cjs');
    const place = staged.ownedDir('relay');
    cpSync(join(projectRoot, 'test/bench/relay'), place, { recursive: true });
    cpSync(dirname(createRequire(import.meta.url).resolve('ws/package.json')), join(place, 'ws'), {
      recursive: true,
      dereference: true,
    });
    openToAll(place);
    const token = join(staged.ownedDir('token'), 'token');
    writeFileSync(token, backend.token);
    const connected = new Promise((resolve) => floorServer.once('connection', resolve));
    const { port } = /** @type {import('node:net').AddressInfo} */ (floorServer.address());
    const ours = startMeasured(staged, {
      hook,
      folder: staged.appDir,
      args: ['--backend', relay.url, '--token-file', staged.handOver(token)],
      env: { BENCH_SELECTOR: '.offer-card--full' },
    });
    await ours.next('watching');
    const settle = () => new Promise((resolve) => setTimeout(resolve, 400));
    await settle();
    await settle();
    const floor = startMeasured(staged, {
      hook,
      folder: place,
      env: { BENCH_SELECTOR: '.one', BENCH_WS: join(place, 'ws'), BENCH_URL: `ws://127.0.0.1:${port}` },
    });
    const line = await connected;
    await floor.next('watching');
    await settle();
    relay.inject({ type: 'agent.setState', id: randomUUID(), data: { activityId: 'available' } });
    await settle();
    let text = '{}';
    const oursOnce = async () => {
      const { reservationId } = await backend.control('offer', { agent: backend.agentId });
      const { at } = await ours.next('seen');
      const noted = relay.noted();
      if (!noted) throw new Error('no request passed the relay');
      text = noted.text;
      await settle();
      await backend.control('withdraw', { reservationId });
      await ours.next('gone');
      await settle();
      return at - noted.at;
    };
    const floorOnce = async () => {
      const sent = now();
      line.send(text);
      const { at } = await floor.next('seen');
      line.send('clear');
      await floor.next('gone');
      await settle();
      return at - sent;
    };
    await oursOnce();
    await floorOnce();
    const taken = { ours: /** @type {number[]} */ ([]), floor: /** @type {number[]} */ ([]) };
    for (let round = 0; round < rounds; round++) {
      if (round % 2 === 0) taken.floor.push(await floorOnce());
      taken.ours.push(await oursOnce());
      if (round % 2 === 1) taken.floor.push(await floorOnce());
    }
    floor.stop();
    ours.stop();
    return [
      { share: 0.5, goal: '<= 2x' },
      { share: 0.95, goal: '<= 1.5x' },
    ].map(({ share, goal }) => {
      const [own, bare] = [percentile(taken.ours, share), percentile(taken.floor, share)];
      return {
        name: `frame of a request to its painted popover, p${share * 100}`,
        against: 'WebSocket, one message, one element',
        seen: `${(own / bare).toFixed(2)}x (${own.toFixed(0)} : ${bare.toFixed(0)} ms, ${rounds} rounds)`,
        goal,
      };
    });
  } finally {
    relay.stop();
    floorServer.close();
    backend.stop();
    staged.dispose();
  }
}
