// The ways to the backend with real proxies and real TLS: what the operating system answers is what is gone.
import { once } from 'node:events';
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer as createTcp, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { WebSocketServer } from 'ws';
import {
  createRoutes,
  createSocketFactory,
  systemClock,
  type RouteOptions,
  type SocketEnd,
} from '../../src-main/session';
import { readTrust, type Trust } from '../../src-main/session/trust-files';
import { SUBPROTOCOL } from '../../src-protocol';
import { ownServers } from '../kit/own-servers';
import { cert, clientPfx, key } from '../kit/session-certificate';

const { cleanups, portOf } = ownServers();

/** A backend that closes with 4011 whoever gets in, and says what certificate was shown. */
async function backend(asksForCertificate = false) {
  const shown: string[] = [];
  const server = createHttps({ key, cert, ca: cert, requestCert: asksForCertificate });
  server.on('secureConnection', (socket: TLSSocket) => {
    // Empty when none was shown, whatever the type says.
    const certificate = socket.getPeerCertificate() as Partial<ReturnType<TLSSocket['getPeerCertificate']>>;
    shown.push(String(certificate.subject?.CN));
  });
  server.on('tlsClientError', () => undefined);
  const sockets = new WebSocketServer({ server, handleProtocols: () => SUBPROTOCOL });
  sockets.on('connection', (socket) => {
    socket.close(4011, 'over');
  });
  return { url: `wss://localhost:${String(await portOf(server))}/`, shown };
}

/** A proxy that makes tunnels, or answers with a status instead. */
async function proxy(status = 200) {
  const asked: string[] = [];
  const server = createHttp();
  server.on('connect', (request, socket: Socket, head) => {
    asked.push(request.url ?? '');
    if (status !== 200) {
      socket.end(`HTTP/1.1 ${String(status)} No\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    const [, port = ''] = /:(\d+)$/.exec(request.url ?? '') ?? [];
    const onward = connect(Number(port), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.write(head);
      onward.pipe(socket).pipe(onward);
    });
    for (const one of [socket, onward]) one.on('error', () => undefined);
  });
  return { host: `127.0.0.1:${String(await portOf(server))}`, asked };
}

async function deadHost() {
  const server = createTcp();
  const port = await portOf(server);
  server.close();
  await once(server, 'close');
  return `127.0.0.1:${String(port)}`;
}

function dial(url: string, { resolveProxy, ...files }: Partial<RouteOptions> & Trust): Promise<SocketEnd> {
  const routes = createRoutes({
    platform: process.platform,
    resolveProxy: resolveProxy ?? (() => Promise.resolve('DIRECT')),
    trust: () => files,
  });
  return new Promise((ended) => {
    const socket = createSocketFactory({ clock: systemClock, routes })(url, {
      opened: () => undefined,
      frame: () => undefined,
      binary: () => undefined,
      ended,
    });
    cleanups.push(() => {
      socket.terminate();
    });
  });
}

const IN = { code: 4011, reason: 'over' };

describe('the route to the backend', () => {
  it('goes through the proxy that the system names for this address, and verifies the backend behind it', async () => {
    const { url } = await backend();
    const { host, asked } = await proxy();
    const looked: string[] = [];
    const resolveProxy = (address: string) => {
      looked.push(address);
      return Promise.resolve(`PROXY ${host}`);
    };
    await expect(dial(url, { resolveProxy, extraAuthorities: cert })).resolves.toEqual(IN);
    expect(looked).toEqual([url.replace('wss:', 'https:')]);
    expect(asked).toEqual([new URL(url).host]);
    await expect(dial(url, { resolveProxy })).resolves.toMatchObject({ failure: 'certificate' });
  });

  it('tries the next way when a proxy is down, and no other when the backend is wrong', async () => {
    const { url } = await backend();
    const dead = await deadHost();
    const { host, asked } = await proxy();
    const resolveProxy = () => Promise.resolve(`PROXY ${dead}; PROXY ${host}; DIRECT`);
    await expect(dial(url, { resolveProxy, extraAuthorities: cert })).resolves.toEqual(IN);
    expect(asked).toHaveLength(1);
    await expect(dial(url, { resolveProxy })).resolves.toMatchObject({ failure: 'certificate' });
    expect(asked).toHaveLength(2);
  });

  it('tries no other way once it was closed', async () => {
    const { url } = await backend();
    const hanging = createHttp();
    const asked = once(hanging, 'connect');
    const resolveProxy = async () => `PROXY 127.0.0.1:${String(await portOf(hanging))}; DIRECT`;
    const routes = createRoutes({
      platform: process.platform,
      resolveProxy,
      trust: () => ({ extraAuthorities: cert }),
    });
    const seen: string[] = [];
    const ended = new Promise<SocketEnd>((done) => {
      const socket = createSocketFactory({ clock: systemClock, routes })(url, {
        opened: () => seen.push('opened'),
        frame: () => undefined,
        binary: () => undefined,
        ended: done,
      });
      void asked.then(() => {
        socket.close(1000);
      });
    });
    await expect(ended).resolves.toMatchObject({ code: 1006 });
    expect(seen).toEqual([]);
  });

  it('says that a proxy wants a sign-in of its own', async () => {
    const { url } = await backend();
    const { host } = await proxy(407);
    const resolveProxy = () => Promise.resolve(`PROXY ${host}`);
    await expect(dial(url, { resolveProxy, extraAuthorities: cert })).resolves.toMatchObject({ failure: 'proxy' });
  });

  it('goes directly when the system cannot say', async () => {
    const { url } = await backend();
    const resolveProxy = () => Promise.reject(new Error('no'));
    await expect(dial(url, { resolveProxy, extraAuthorities: cert })).resolves.toEqual(IN);
  });

  it('is not taken with less trust than asked for', async () => {
    const { url, shown } = await backend();
    const trust = () => readTrust({ authority: '/nowhere/ca.pem' });
    const routes = createRoutes({ platform: process.platform, resolveProxy: () => Promise.resolve('DIRECT'), trust });
    const ended = await new Promise<SocketEnd>((done) => {
      createSocketFactory({ clock: systemClock, routes })(url, {
        opened: () => undefined,
        frame: () => undefined,
        binary: () => undefined,
        ended: done,
      });
    });
    expect(ended).toMatchObject({ failure: 'trust-file', detail: 'authority:ENOENT' });
    expect(shown).toEqual([]);
  });

  it('shows its own certificate to a backend that asks for one', async () => {
    const { url, shown } = await backend(true);
    await expect(dial(url, { extraAuthorities: cert })).resolves.toMatchObject({ code: 1006 });
    await expect(dial(url, { extraAuthorities: cert, clientCertificate: clientPfx })).resolves.toEqual(IN);
    expect(shown.filter((name) => name !== 'undefined')).toEqual(['localhost']);
  });
});
