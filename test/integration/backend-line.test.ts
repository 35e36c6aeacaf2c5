// The socket itself: who gets in, what a broken line does, and that a port is free again after the stop.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import WebSocket from 'ws';
import { startBackend, type Backend } from '../../src-backend/start';
import { ProtocolClient } from '../kit/protocol-client';

let backend: Backend;
beforeEach(async () => {
  backend = await startBackend({ scenario: 'quiet' });
});
afterEach(() => backend.stop());

const join = (more: object = {}) => ProtocolClient.join(backend.url, { token: backend.token, ...more });
const resumeOf = async (client: ProtocolClient) => {
  const { sessionId, resumeToken } = (await client.welcome()).data;
  return { sessionId, resumeToken, lastSeq: client.lastSeq };
};

describe('the socket', () => {
  it('is for loopback, for the subprotocol, and not for web pages', async () => {
    expect(backend.url).toMatch(/^ws:\/\/127\.0\.0\.1:\d+$/);
    const page = new WebSocket(backend.url, 'parley.v1', { origin: 'https://shop.example' });
    const status = await new Promise((resolve) => {
      page.on('unexpected-response', (_request, response) => {
        resolve(response.statusCode);
      });
    });
    expect(status).toBe(401);
    const plain = new WebSocket(backend.url);
    const code = await new Promise((resolve) => plain.on('close', resolve));
    expect(code).toBe(4012);
  });

  it('tells a wrong token apart and never compresses', async () => {
    const client = await ProtocolClient.open(backend.url);
    expect(client.socket.extensions).toBe('');
    client.hello({ token: 'wrong' });
    expect((await client.closed()).code).toBe(4004);
  });

  it('closes what is far too large', async () => {
    const client = await join();
    client.send('x'.repeat(2 * 1024 * 1024));
    expect([1006, 1009]).toContain((await client.closed()).code);
    expect((await join()).seqs).toEqual([1]);
  });

  it('can be shut and opened for new lines', async () => {
    backend.control.shutDoor({ code: 1013 });
    const refused = await ProtocolClient.open(backend.url);
    expect((await refused.closed()).code).toBe(1013);
    backend.control.shutDoor({ retryAfterMs: 90_000 });
    const told = await ProtocolClient.open(backend.url);
    expect(await told.closed()).toMatchObject({ code: 1013, reason: 'not now, retry after 90000 ms' });
    backend.control.openDoor({});
    expect((await join()).seqs).toEqual([1]);
  });
});

describe('a broken line', () => {
  it.each([undefined, 1012])('(%s) is resumed without gap or double', async (code) => {
    const first = await ProtocolClient.available(backend.url, { token: backend.token });
    backend.control.dropLine({ agent: 'agent-1', ...(code === undefined ? {} : { code }) });
    expect((await first.closed()).code).toBe(code ?? 1006);
    backend.control.setPolicy({ region: 'FR' });
    const second = await join({ resume: await resumeOf(first) });
    await second.event('policy.changed');
    expect([...first.seqs, ...second.seqs]).toEqual([...first.seqs, ...second.seqs].map((_, at) => at + 1));
  });

  it('of a vanished client is noticed, and no offer goes there', async () => {
    const agent = await ProtocolClient.available(backend.url, { token: backend.token });
    agent.terminate();
    await agent.closed();
    await expect.poll(() => backend.control.state().agents[0]?.attached).toBe(false);
    expect(backend.control.offer({}).reservationId).toBeNull();
    const back = await join();
    expect((await back.event('reservation.created')).reservation.state).toBe('pending');
  });

  it('carries a goodbye when the backend stops, and frees the port', async () => {
    const client = await join();
    await backend.stop({ code: 1012 });
    expect((await client.closed()).code).toBe(1012);
    const port = Number(new URL(backend.url).port);
    backend = await startBackend({ port });
    expect(new URL(backend.url).port).toBe(String(port));
    await expect(startBackend({ port })).rejects.toThrow('EADDRINUSE');
  });
});

describe('a second client', () => {
  it('is told who is there, and may take over', async () => {
    const first = await join({ name: 'Desk' });
    const second = await ProtocolClient.open(backend.url);
    second.hello({ token: backend.token, name: 'Home' });
    expect(await second.closed()).toMatchObject({ code: 4010, reason: expect.stringContaining('Desk 1') });
    const third = await join({ name: 'Home', takeOver: true });
    expect((await first.event('session.superseded')).by.clientName).toBe('Home 1');
    expect((await first.closed()).code).toBe(4010);
    expect(await third.codeOf('agent.signIn', {})).toBe('done');
  });
});
