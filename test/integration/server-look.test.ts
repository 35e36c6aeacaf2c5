// What diagnostics sees of a server: its certificate, refused ones as well, and its clock; by the session's own ways, and
// without asking anything of a server that is not trusted.
import { createServer as createHttp } from 'node:http';
import { createServer as createHttps } from 'node:https';
import { connect, createServer as createTcp, type Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createRoutes, createServerLook, systemClock, type FindRoutes } from '../../src-main/session';
import { ownServers } from '../kit/own-servers';
import { cert, key } from '../kit/session-certificate';

const { portOf } = ownServers();

const routes = (answer = 'DIRECT', trusted = true): FindRoutes =>
  createRoutes({
    platform: 'linux',
    resolveProxy: () => Promise.resolve(answer),
    trust: () => Promise.resolve(trusted ? { extraAuthorities: cert } : {}),
  });
const look = (url: string, way: FindRoutes = routes()) =>
  createServerLook({ clock: systemClock, routes: way })(url, new AbortController().signal);

/** A server whose clock is an hour ahead, and what it was asked. */
async function server() {
  const asked: string[] = [];
  const made = createHttps({ key, cert }, (request, response) => {
    asked.push(`${request.method ?? ''} ${request.headers.authorization ?? '-'} ${request.headers.cookie ?? '-'}`);
    response.sendDate = false;
    response.writeHead(426, { date: new Date(Date.now() + 3_600_000).toUTCString() }).end();
  });
  made.on('tlsClientError', () => undefined);
  return { port: await portOf(made), asked };
}

it('reads the certificate and the clock, and takes nothing of the agent along', async () => {
  const { port, asked } = await server();
  const { certificate, offset, failure } = await look(`wss://localhost:${String(port)}`);
  expect(failure).toBeUndefined();
  expect(certificate).toMatchObject({ issuer: 'localhost', protocol: 'TLSv1.3', validTo: Date.UTC(2099, 11, 31) });
  expect(certificate?.refused).toBeUndefined();
  // To the second, and whatever time the answer took.
  expect(Math.abs((offset ?? 0) - 3_600_000)).toBeLessThan(60_000);
  expect(asked).toEqual(['HEAD - -']);
});

it('reads a certificate that does not count here, and asks nothing of whoever shows it', async () => {
  const { port, asked } = await server();
  const stranger = await look(`wss://localhost:${String(port)}`, routes('DIRECT', false));
  expect(stranger.certificate).toMatchObject({ refused: 'DEPTH_ZERO_SELF_SIGNED_CERT', issuer: 'localhost' });
  expect(stranger.offset).toBeUndefined();
  const other = await look(`wss://localtest.invalid:${String(port)}`, () => [
    {
      ca: cert,
      lookup: (_host: string, _options: object, done: (...found: unknown[]) => void) => {
        done(null, [{ address: '127.0.0.1', family: 4 }]);
      },
    } as object,
  ]);
  expect(other.certificate).toMatchObject({ refused: 'ERR_TLS_CERT_ALTNAME_INVALID' });
  expect(asked).toEqual([]);
});

it('goes through the proxy, the next way when one is down', async () => {
  const { port } = await server();
  const asked: string[] = [];
  const proxy = createHttp();
  proxy.on('connect', (request, socket: Socket) => {
    asked.push(request.url ?? '');
    const onward = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    for (const one of [socket, onward]) one.on('error', () => undefined);
  });
  const answer = `PROXY 127.0.0.1:9; PROXY 127.0.0.1:${String(await portOf(proxy))}`;
  const { certificate } = await look('wss://localhost:443', routes(answer));
  expect(certificate).toMatchObject({ issuer: 'localhost' });
  expect(certificate?.refused).toBeUndefined();
  expect(asked).toEqual(['localhost:443']);
});

it('says what kept it away: nobody there, no TLS, no clock', async () => {
  expect(await look('wss://localhost:9')).toEqual({ failure: { kind: 'unreachable', code: 'ECONNREFUSED' } });
  const plain = createTcp((socket) => socket.end('SSH-2.0-OpenSSH_9.2\r\n'));
  expect((await look(`wss://localhost:${String(await portOf(plain))}`)).failure?.kind).toBe('tls');
  const mute = createHttp((_request, response) => {
    response.sendDate = false;
    response.end();
  });
  expect(await look(`ws://127.0.0.1:${String(await portOf(mute))}`)).toEqual({});
  const unreadable = await look('wss://localhost:9', () => Promise.reject(new Error('Ana Novak')));
  expect(unreadable.failure).toEqual({ kind: 'lost', code: 'unknown' });
});
