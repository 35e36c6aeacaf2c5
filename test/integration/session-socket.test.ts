// The real socket against real servers that do it wrong: every end is one event that says why.
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { createServer as createTcp, type AddressInfo, type Server } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { afterEach, describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import { createSocketFactory, systemClock, type SocketEnd } from '../../src-main/session';
import { MAX_FRAME_BYTES, SUBPROTOCOL } from '../../src-protocol';
import { cert, key } from '../kit/session-certificate';

const cleanups: (() => void)[] = [];
afterEach(() => {
  for (const cleanup of cleanups.splice(0)) cleanup();
});

async function portOf(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  cleanups.push(() => server.close());
  return String((server.address() as AddressInfo).port);
}

/** A WebSocket server on HTTP or HTTPS; `onSocket` plays the backend. */
async function serve(server: Server, onSocket: (socket: import('ws').WebSocket) => void, speaks = true) {
  const port = await portOf(server);
  const sockets = new WebSocketServer({
    server: server as never,
    handleProtocols: (offered) => (speaks && offered.has(SUBPROTOCOL) ? SUBPROTOCOL : false),
  });
  sockets.on('connection', onSocket);
  cleanups.push(() => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
  });
  return { port, sockets };
}

function dial(url: string, options: Partial<Parameters<typeof createSocketFactory>[0]> = {}) {
  const seen: string[] = [];
  let say: (end: SocketEnd) => void = () => undefined;
  const ended = new Promise<SocketEnd>((done) => {
    say = done;
  });
  let opened: () => void = () => undefined;
  const isOpen = new Promise<void>((done) => {
    opened = done;
  });
  const socket = createSocketFactory({ clock: systemClock, ...options })(url, {
    opened: () => {
      seen.push('opened');
      opened();
    },
    frame: (text) => seen.push(text),
    binary: () => seen.push('binary'),
    ended: (end) => {
      seen.push('ended');
      say(end);
    },
  });
  cleanups.push(() => {
    socket.terminate();
  });
  return { socket, seen, ended, isOpen };
}

describe('socket', () => {
  it('offers parley.v1 without compression or credentials, and carries text both ways', async () => {
    const headers: Record<string, unknown>[] = [];
    const http = createHttp();
    http.on('upgrade', (request) => headers.push({ ...request.headers, url: request.url }));
    const { port } = await serve(http, (socket) => {
      socket.on('message', (data, isBinary) => {
        socket.send(`echo ${(data as Buffer).toString()}`);
        socket.send(Buffer.from([1, 2]), { binary: true });
        expect(isBinary).toBe(false);
        socket.close(4011, 'over');
      });
    });
    const { socket, seen, ended, isOpen } = dial(`ws://127.0.0.1:${port}/agent`);
    await isOpen;
    socket.send('hé');
    await expect(ended).resolves.toEqual({ code: 4011, reason: 'over' });
    expect(seen).toEqual(['opened', 'echo hé', 'binary', 'ended']);
    expect(headers[0]).toMatchObject({ 'sec-websocket-protocol': SUBPROTOCOL, url: '/agent' });
    expect(headers[0]).not.toHaveProperty('sec-websocket-extensions');
    expect(headers[0]).not.toHaveProperty('authorization');
  });

  it('says that nobody listens', async () => {
    const server = createTcp();
    const port = await portOf(server);
    server.close();
    await once(server, 'close');
    const { ended, seen } = dial(`ws://127.0.0.1:${port}`);
    await expect(ended).resolves.toMatchObject({ code: 1006, failure: 'unreachable', detail: 'ECONNREFUSED' });
    expect(seen).toEqual(['ended']);
  });

  it('gives up a server that accepts and says nothing', async () => {
    const server = createTcp((socket) => cleanups.push(() => socket.destroy()));
    const port = await portOf(server);
    const { ended } = dial(`ws://127.0.0.1:${port}`, { handshakeMs: 150 });
    await expect(ended).resolves.toMatchObject({ failure: 'timeout' });
  });

  it('tells a web server from a backend', async () => {
    const http = createHttp((_request, response) => response.writeHead(404).end());
    const { ended } = dial(`ws://127.0.0.1:${await portOf(http)}`);
    await expect(ended).resolves.toMatchObject({ failure: 'not-a-backend', detail: '404' });
    const { port } = await serve(createHttp(), () => undefined, false);
    await expect(dial(`ws://127.0.0.1:${port}`).ended).resolves.toMatchObject({ failure: 'not-a-backend' });
  });

  it('does not follow a redirect', async () => {
    const http = createHttp((_request, response) =>
      response.writeHead(302, { location: 'ws://127.0.0.1:1/elsewhere' }).end(),
    );
    const { ended } = dial(`ws://127.0.0.1:${await portOf(http)}`);
    await expect(ended).resolves.toMatchObject({ failure: 'not-a-backend', detail: '302' });
  });

  it('ends a connection that sends a frame above the limit', async () => {
    const { port } = await serve(createHttp(), (socket) => {
      socket.send('x'.repeat(MAX_FRAME_BYTES));
      socket.send('x'.repeat(MAX_FRAME_BYTES + 1));
    });
    const { ended, seen } = dial(`ws://127.0.0.1:${port}`);
    await expect(ended).resolves.toMatchObject({ failure: 'bad-frame' });
    expect(seen.map((text) => text.length)).toEqual([6, MAX_FRAME_BYTES, 5]);
  });

  it('cuts a peer that does not answer the closing handshake', async () => {
    const { port } = await serve(createHttp(), (socket) => {
      socket.pause();
    });
    const timers: (() => void)[] = [];
    const clock = { ...systemClock, setTimeout: (run: () => void) => timers.push(run) };
    const { socket, ended, isOpen } = dial(`ws://127.0.0.1:${port}`, { clock });
    await isOpen;
    socket.close(4007);
    expect(timers).toHaveLength(1);
    timers[0]?.();
    await expect(ended).resolves.toMatchObject({ code: 1006, failure: 'lost' });
  });

  it('ends quietly when closed before it was open, also while the route is looked up', async () => {
    let answer: (routes: object[]) => void = () => undefined;
    const routes = () =>
      new Promise<object[]>((done) => {
        answer = done;
      });
    const { socket, ended, seen } = dial('ws://127.0.0.1:9', { routes });
    await new Promise((done) => setImmediate(done));
    socket.close(1000);
    answer([{}]);
    await ended;
    await new Promise((done) => setImmediate(done));
    expect(seen).toEqual(['ended']);
  });

  it('never dials an unencrypted address outside loopback', async () => {
    const { ended } = dial('ws://192.0.2.1/');
    await expect(ended).resolves.toMatchObject({ failure: 'insecure-url' });
  });
});

describe('socket over TLS', () => {
  it('refuses a certificate nobody vouches for, and one for another name', async () => {
    const { port } = await serve(createHttps({ key, cert }), () => undefined);
    await expect(dial(`wss://localhost:${port}`).ended).resolves.toMatchObject({
      failure: 'certificate',
      detail: 'DEPTH_ZERO_SELF_SIGNED_CERT',
    });
    const otherName = dial(`wss://127.0.0.2:${port}`, { routes: () => [{ ca: cert }] });
    await expect(otherName.ended).resolves.toMatchObject({ failure: expect.stringMatching(/certificate|unreachable/) });
  });

  it('accepts the company authority given by the route, at TLS 1.2 or newer', async () => {
    const https = createHttps({ key, cert });
    const versions: (string | null)[] = [];
    https.on('secureConnection', (socket: TLSSocket) => versions.push(socket.getProtocol()));
    const { port } = await serve(https, (socket) => {
      socket.close(1000);
    });
    const { ended, seen } = dial(`wss://localhost:${port}`, { routes: () => Promise.resolve([{ ca: cert }]) });
    await expect(ended).resolves.toMatchObject({ code: 1000 });
    expect(seen).toEqual(['opened', 'ended']);
    expect(versions).toEqual(['TLSv1.3']);
  });

  it('refuses TLS below 1.2', async () => {
    const https = createHttps({ key, cert, minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' });
    https.on('tlsClientError', () => undefined);
    const { port } = await serve(https, () => undefined);
    const { ended } = dial(`wss://localhost:${port}`, { routes: () => [{ ca: cert }] });
    await expect(ended).resolves.toMatchObject({ failure: 'tls' });
  });
});
