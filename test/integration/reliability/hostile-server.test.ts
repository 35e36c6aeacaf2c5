// A backend that is wrong on real sockets: huge, endless, dripping, out of order, impossible. It is refused loudly and
// counted; with the next sound connection the conversation goes on.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { afterEach, expect, it } from 'vitest';
import { WebSocketServer, type WebSocket } from 'ws';
import { decodeClientFrame, encodeSnapshot, SUBPROTOCOL, type Interaction } from '../../../src-protocol';
import { createDeskStage, eventually, hurried } from '../../kit/desk-stage';
import { created, interaction, message, snapshotData, welcome } from '../../unit/session/kit/frames';

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0)) await cleanup();
});

/** A peer that has said a sound hello, and the bytes below its WebSocket. */
interface Guest {
  socket: WebSocket;
  raw: Duplex;
  helloId: string;
  resumes: boolean;
}

const snapshotText = (interactions: Interaction[] = [interaction()]) =>
  encodeSnapshot({ type: 'snapshot', seq: 1, time: Date.now(), data: snapshotData({ interactions }) });
const sayHello = ({ socket, helloId }: Guest) => {
  socket.send(welcome(helloId, { serverTime: Date.now(), heartbeatMs: 5_000, degradedMs: 8_000, deadMs: 10_000 }));
  socket.send(snapshotText());
};

/** The n-th connection is treated by the n-th entry; later ones are sound. */
async function serve(treatments: ((guest: Guest) => void)[]) {
  const http = createServer();
  const sockets = new WebSocketServer({ noServer: true, handleProtocols: () => SUBPROTOCOL });
  const guests: Guest[] = [];
  http.on('upgrade', (request, raw, head) => {
    sockets.handleUpgrade(request, raw, head, (socket) => {
      socket.on('error', () => undefined);
      socket.on('message', (data: Buffer) => {
        const read = decodeClientFrame(data.toString('utf8'));
        if (read.kind === 'ping')
          socket.send(JSON.stringify({ type: 'pong', correlationId: read.frame.id, time: new Date().toISOString() }));
        if (read.kind !== 'hello') return;
        const guest = { socket, raw, helloId: read.frame.id, resumes: read.frame.data.resume !== undefined };
        guests.push(guest);
        (treatments[guests.length - 1] ?? sayHello)(guest);
      });
    });
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  cleanups.push(() => {
    for (const client of sockets.clients) client.terminate();
    http.close();
    http.closeAllConnections();
  });
  return { url: `ws://127.0.0.1:${(http.address() as AddressInfo).port}`, guests };
}

async function signedIn(treatments: ((guest: Guest) => void)[], factor = 20) {
  const { url, guests } = await serve(treatments);
  const stage = createDeskStage(undefined, { clock: hurried(factor) });
  cleanups.push(() => {
    stage.desk.dispose();
  });
  void stage.desk.handlers.session.signIn({ url, token: 'token-of-the-test', remember: false });
  const live = () =>
    eventually(() => {
      expect(stage.session.phase()).toEqual({ kind: 'live', current: true });
    });
  /** The newest connection is sound: what it brings is shown. */
  const goesOn = async (text: string, connections: number) => {
    await eventually(() => {
      expect(guests.length).toBeGreaterThanOrEqual(connections);
      expect(stage.mirror.tasks.map(({ interactionId }) => interactionId)).toEqual(['i1']);
    });
    await live();
    guests.at(-1)?.socket.send(created((stage.session.resumption()?.lastSeq ?? 0) + 1, message(0, text)));
    await eventually(() => {
      expect(stage.mirror.tasks[0]?.preview?.text.text).toBe(text);
    });
  };
  return Object.assign(stage, { guests, live, goesOn });
}

/** The head of a text frame that announces so many bytes. */
function frameHead(bytes: number): Buffer {
  const head = Buffer.alloc(10);
  head[0] = 0x81;
  head[1] = 127;
  head.writeBigUInt64BE(BigInt(bytes), 2);
  return head;
}

it('a snapshot that never ends is given up, and the next one counts', async () => {
  const stage = await signedIn([
    sayHello,
    ({ socket, helloId }) => {
      socket.send(welcome(helloId, { serverTime: Date.now() }));
      // Fragments without an end: none of them is the last.
      const fragment = setInterval(() => socket.send('{"type":"snapshot",', { fin: false }), 5);
      socket.on('close', () => {
        clearInterval(fragment);
      });
    },
  ]);
  await stage.live();
  stage.guests[0]?.socket.terminate();
  await stage.goesOn('after the endless one', 3);
});

it('a frame announced as a gigabyte ends the connection before it is read', async () => {
  const stage = await signedIn([sayHello]);
  await stage.live();
  stage.guests[0]?.raw.write(frameHead(2 ** 30));
  await stage.goesOn('after the huge one', 2);
});

it('a frame that drips byte by byte keeps nobody waiting longer than a silent line', async () => {
  const stage = await signedIn([sayHello]);
  await stage.live();
  const { raw } = stage.guests[0] ?? {};
  raw?.write(frameHead(200_000));
  const drip = setInterval(() => raw?.write('x'), 10);
  cleanups.push(() => {
    clearInterval(drip);
  });
  await stage.goesOn('after the drip', 2);
});

it('events out of order, impossible or unknown change nothing they may not, and are counted', async () => {
  const stage = await signedIn([sayHello]);
  await stage.live();
  const { socket } = stage.guests[0] ?? {};
  const event = (seq: number, type: string, data: object) =>
    socket?.send(JSON.stringify({ type, id: `e${seq}`, seq, time: new Date().toISOString(), data }));
  // Unknown, unreadable, about a conversation nobody has, twice, and from before.
  event(2, 'weather.changed', { to: 'rain' });
  event(3, 'message.created', { message: 'hello' });
  event(4, 'interaction.closed', { interactionId: 'nobody-has-it' });
  event(4, 'interaction.closed', { interactionId: 'i1' });
  event(1, 'interaction.closed', { interactionId: 'i1' });
  // A wrap-up that was never asked for is over.
  event(5, 'wrapUp.updated', {
    wrapUp: {
      interactionId: 'i1',
      state: 'done',
      requiredAt: new Date().toISOString(),
      codes: [],
      extensionAllowed: false,
    },
  });
  await eventually(() => {
    expect(stage.session.resumption()?.lastSeq).toBe(5);
  });
  expect(stage.session.counts()).toMatchObject({ unknownEvent: 1, invalid: 1, duplicate: 2, gap: 0 });
  expect(stage.mirror.tasks).toMatchObject([{ interactionId: 'i1', state: 'active' }]);
  // A hole: the client leaves with 4007 and comes back by itself.
  event(9, 'interaction.closed', { interactionId: 'i1' });
  await stage.goesOn('after the hole', 2);
  expect(stage.session.counts().gap).toBe(1);
  expect(stage.guests[1]?.resumes).toBe(true);
});

it('snapshot upon snapshot replaces and does not pile up', async () => {
  const stage = await signedIn([sayHello]);
  await stage.live();
  const { socket } = stage.guests[0] ?? {};
  for (let seq = 2; seq < 300; seq += 1)
    socket?.send(
      encodeSnapshot({
        type: 'snapshot',
        seq,
        time: Date.now(),
        data: snapshotData({ interactions: seq % 2 === 0 ? [] : [interaction()] }),
      }),
    );
  await eventually(() => {
    expect(stage.session.resumption()?.lastSeq).toBe(299);
  });
  await stage.goesOn('after three hundred', 1);
});
