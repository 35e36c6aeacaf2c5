import { describe, expect, it, vi } from 'vitest';
import { created, message, pong, policy, snapshot, welcome } from './kit/frames';
import { createLine, TOKEN } from './kit/line';
import { CLOSE_CODES, encodeEvent } from '../../../src-protocol';
import { settled } from './kit/fake-clock';
import { serverTime } from './kit/frames';

const texts = (line: ReturnType<typeof createLine>) =>
  line.events.flatMap((frame) => (frame.type === 'message.created' ? frame.data.message.parts : []));

describe('session: signing in', () => {
  it('says hello, takes the welcome and the snapshot, and is live', () => {
    const line = createLine({ capabilities: ['receipts'] });
    line.live();
    expect(line.hello().data).toEqual({
      protocol: { min: 1, max: 1 },
      client: { name: 'Parley', version: '1.0.0' },
      auth: { scheme: 'bearer', token: TOKEN },
      capabilities: ['receipts'],
    });
    expect(line.phases.map(({ kind }) => kind)).toEqual(['connecting', 'authenticating', 'live']);
    expect(line.snapshots).toHaveLength(1);
    expect(line.session.capabilities()).toEqual(['resume']);
    expect(line.session.resumption()).toEqual({ sessionId: 's1', resumeToken: 'resume-secret', lastSeq: 1 });
  });

  it('refuses a bad address or token and stays where it was', () => {
    const line = createLine();
    expect(line.connect({ url: 'ws://backend.example' })).toMatchObject({ ok: false, code: 'insecure-url' });
    expect(line.connect({ token: '' })).toMatchObject({ ok: false, code: 'bad-token' });
    expect(line.sockets.all).toEqual([]);
    expect(line.kind).toBe('disconnected');
  });

  it('tells the policy before it transforms what depends on it', () => {
    const order: string[] = [];
    const line = createLine({
      transformSnapshot: (data) => {
        order.push('transform');
        return data;
      },
    });
    line.session.onPolicy(({ maskSensitiveData }) => order.push(`mask ${String(maskSensitiveData)}`));
    line.session.onSnapshot(() => order.push('snapshot'));
    line.live();
    line.socket.receive(
      encodeEvent({
        type: 'policy.changed',
        id: 'e',
        seq: 2,
        time: serverTime,
        data: { policy: { ...policy, maskSensitiveData: false } },
      }),
    );
    expect(order).toEqual(['mask true', 'transform', 'snapshot', 'mask false']);
  });

  it('gives up an attempt that never gets a snapshot, however much drips in', () => {
    const line = createLine();
    line.connect();
    line.welcome();
    for (let second = 0; second < 14; second += 1) {
      line.clock.advance(1_000);
      line.socket.receive('{}');
    }
    expect(line.kind).toBe('authenticating');
    line.clock.advance(1_000);
    expect(line.session.phase()).toMatchObject({
      kind: 'reconnecting',
      established: false,
      cause: { kind: 'handshake' },
    });
    expect(line.sockets.all[0]?.isTerminated).toBe(true);
  });

  it('ignores everything before the welcome to its own hello', () => {
    const line = createLine();
    line.connect();
    line.socket.open();
    line.socket.receive(snapshot());
    line.socket.receive(created(1));
    line.socket.receive(welcome('somebody-else'));
    expect(line.kind).toBe('authenticating');
    expect(line.events).toEqual([]);
    expect(line.snapshots).toEqual([]);
    expect(line.session.counts().stray).toBe(3);
  });
});

describe('session: order', () => {
  it('hands events on once and in order, and ignores repeats', () => {
    const line = createLine();
    line.live();
    for (const seq of [2, 2, 3, 1, 3, 4]) line.socket.receive(created(seq));
    expect(line.events.map(({ seq }) => seq)).toEqual([2, 3, 4]);
    expect(line.session.counts().duplicate).toBe(3);
  });

  it('closes 4007 on a gap, resumes from the last event, and gets the missing ones', () => {
    const line = createLine();
    line.live();
    line.socket.receive(created(2));
    line.socket.receive(created(4));
    expect(line.socket.closed?.code).toBe(4007);
    expect(line.session.phase()).toMatchObject({ kind: 'reconnecting', cause: { kind: 'gap' } });
    line.resume(4);
    expect(line.hello().data?.['resume']).toEqual({ sessionId: 's1', resumeToken: 'resume-secret', lastSeq: 2 });
    expect(line.session.phase()).toEqual({ kind: 'live', current: false });
    line.socket.receive(created(3));
    line.socket.receive(created(4));
    expect(line.session.phase()).toEqual({ kind: 'live', current: true });
    expect(line.events.map(({ seq }) => seq)).toEqual([2, 3, 4]);
  });

  it('asks for a snapshot when resuming does not close the same gap', () => {
    const line = createLine();
    line.live();
    line.socket.receive(created(3));
    line.resume(3);
    line.socket.receive(created(3));
    line.clock.advance(30_000);
    line.welcome({ sessionId: 's2' });
    expect(line.hello().data).toMatchObject({ takeOver: true });
    expect(line.hello().data).not.toHaveProperty('resume');
    line.socket.receive(snapshot(1));
    expect(line.session.phase()).toEqual({ kind: 'live', current: true });
    line.socket.receive(created(2));
    expect(line.events.map(({ seq }) => seq)).toEqual([2]);
  });

  it('takes a refused resume as a new session whose snapshot replaces', () => {
    const line = createLine();
    line.live();
    line.socket.receive(created(2));
    line.socket.end();
    line.clock.advance(1_000);
    line.welcome({ sessionId: 's2', resumed: false });
    expect(line.kind).toBe('reconnecting');
    line.socket.receive(snapshot(1));
    expect(line.snapshots).toHaveLength(2);
    expect(line.session.resumption()).toMatchObject({ sessionId: 's2', lastSeq: 1 });
  });

  it('knows nothing after a restart: takes no event before a snapshot, resumed or not', () => {
    const line = createLine();
    line.connect({ resume: { sessionId: 's1', resumeToken: 'resume-secret', lastSeq: 0 } });
    line.welcome({ resumed: true, seq: 3 });
    expect(line.hello().data?.['resume']).toEqual({ sessionId: 's1', resumeToken: 'resume-secret', lastSeq: 0 });
    line.socket.receive(created(1));
    expect(line.events).toEqual([]);
    expect(line.kind).not.toBe('live');
    line.socket.receive(snapshot(1));
    line.socket.receive(created(2));
    expect(line.session.phase()).toEqual({ kind: 'live', current: false });
    line.socket.receive(created(3));
    expect(line.session.phase()).toEqual({ kind: 'live', current: true });
    expect(line.events.map(({ seq }) => seq)).toEqual([2, 3]);

    const other = createLine();
    other.connect({ resume: { sessionId: 's1', resumeToken: 'resume-secret', lastSeq: 0 } });
    other.welcome({ sessionId: 's2', resumed: false });
    other.socket.receive(snapshot(1));
    expect(other.kind).toBe('live');
  });

  it('asks for a snapshot when the socket refuses the same replayed frame twice', () => {
    const line = createLine();
    line.live();
    line.socket.end({ code: 1006, failure: 'bad-frame' });
    line.resume(2);
    line.socket.end({ code: 1006, failure: 'bad-frame' });
    line.clock.advance(30_000);
    line.socket.open();
    expect(line.hello().data).not.toHaveProperty('resume');
  });

  it('acknowledges nothing of the old session to a new one', () => {
    const line = createLine();
    line.live();
    for (const seq of [2, 3, 4]) line.socket.receive(created(seq));
    line.socket.end();
    line.clock.advance(1_000);
    line.welcome({ sessionId: 's2' });
    line.clock.advance(5_000);
    expect(line.socket.sentOf('ping')).toMatchObject([{ ack: 0 }]);
  });

  it('does not believe a server that resumes behind what it has already sent', () => {
    const line = createLine();
    line.live();
    for (const seq of [2, 3, 4]) line.socket.receive(created(seq));
    line.socket.end();
    line.clock.advance(1_000);
    line.welcome({ resumed: true, seq: 2 });
    expect(line.socket.closed?.code).toBe(4007);
    line.clock.advance(30_000);
    line.socket.open();
    expect(line.hello().data).not.toHaveProperty('resume');
  });

  it('goes on after events it does not know or cannot read, and counts them', () => {
    const line = createLine();
    line.live();
    const base = { id: 'e', time: '2026-01-05T09:00:00.000Z' };
    line.socket.receive({ ...base, type: 'moon.risen', seq: 2, data: {} });
    line.socket.receive({ ...base, type: 'message.created', seq: 3, data: { message: 'no' } });
    line.socket.receive('{"half');
    line.socket.receiveBinary();
    line.socket.receive(created(4));
    expect(line.kind).toBe('live');
    expect(line.events.map(({ seq }) => seq)).toEqual([4]);
    expect(line.session.counts()).toMatchObject({ unknownEvent: 1, invalid: 2, binary: 1 });
  });

  it('acknowledges every 20 events, within 5 s, and on every other frame', async () => {
    const line = createLine();
    line.live();
    for (let seq = 2; seq <= 20; seq += 1) line.socket.receive(created(seq));
    await settled();
    expect(line.socket.sentOf('ack')).toEqual([{ type: 'ack', ack: 20 }]);
    line.socket.receive(created(21));
    line.clock.advance(5_000);
    expect(line.socket.sent.filter(({ ack }) => ack === 21)).not.toHaveLength(0);
    void line.session.command('interaction.end', { interactionId: 'i1' });
    expect(line.socket.sentOf('interaction.end')).toMatchObject([{ ack: 21 }]);
  });

  it('acknowledges what came in one piece together, and nothing on a line that has ended meanwhile', async () => {
    const line = createLine();
    line.live();
    for (let seq = 2; seq <= 300; seq += 1) line.socket.receive(created(seq));
    await settled();
    expect(line.socket.sentOf('ack')).toEqual([{ type: 'ack', ack: 300 }]);
    const before = line.socket;
    for (let seq = 301; seq <= 350; seq += 1) before.receive(created(seq));
    before.end();
    await settled();
    line.clock.advance(1_000);
    await settled();
    expect(before.sentOf('ack')).toHaveLength(1);
    expect(line.socket).not.toBe(before);
    line.socket.open();
    await settled();
    expect(line.socket.sent.map(({ type }) => type)).toEqual(['hello']);
  });

  it('counts as current at a pong when the announced number never comes', () => {
    const line = createLine();
    line.live();
    line.socket.end();
    line.clock.advance(1_000);
    line.welcome({ resumed: true, seq: 99 });
    expect(line.session.phase()).toMatchObject({ current: false });
    line.clock.advance(5_000);
    line.socket.receive(pong(line.socket.sentOf('ping')[0]?.id ?? ''));
    expect(line.session.phase()).toEqual({ kind: 'live', current: true });
  });
});

describe('session: outages', () => {
  it('shows degraded, then reconnects with a terminated socket, and is lost after the recovery window', () => {
    const line = createLine({ random: () => 0.999 });
    line.live();
    line.clock.advance(8_000);
    expect(line.kind).toBe('degraded');
    line.clock.advance(2_000);
    expect(line.socket.isTerminated).toBe(true);
    expect(line.session.phase()).toMatchObject({ kind: 'reconnecting', cause: { kind: 'heartbeat' } });
    const failing = () => {
      for (const socket of line.sockets.all.slice(1)) socket.end({ failure: 'unreachable', detail: 'ECONNREFUSED' });
    };
    for (let second = 0; second < 49; second += 1) {
      failing();
      line.clock.advance(1_000);
    }
    expect(line.kind).toBe('reconnecting');
    line.clock.advance(1_000);
    failing();
    expect(line.session.phase()).toMatchObject({
      kind: 'lost',
      cause: { kind: 'unreachable', detail: 'ECONNREFUSED' },
    });
    line.resume(1);
    expect(line.kind).toBe('live');
    line.clock.advance(7_000);
    expect(line.kind).toBe('live');
  });

  it('tries within a second, then with growing waits, for ever', () => {
    const line = createLine({ random: () => 0.999_999 });
    line.live();
    line.socket.end();
    const waits: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const phase = line.session.phase();
      if (!('retryAt' in phase)) throw new Error(phase.kind);
      waits.push(phase.retryAt - line.clock.now());
      line.clock.advance(waits.at(-1) ?? 0);
      line.socket.end();
    }
    expect(waits).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000, 30_000, 30_000]);
  });

  it('keeps backing off while the line flaps, without starving, and starts again after a sound one', () => {
    const line = createLine({ random: () => 0 });
    line.live();
    const attempts: number[] = [];
    const flap = (livesMs: number) => {
      line.clock.advance(livesMs);
      line.socket.end();
      const phase = line.session.phase();
      if (!('attempt' in phase)) throw new Error(phase.kind);
      attempts.push(phase.attempt);
      line.clock.advance(0);
      line.welcome({ resumed: true, seq: 1 });
    };
    for (let round = 0; round < 6; round += 1) flap(1_000);
    line.clock.advance(5_000);
    line.socket.receive('{}');
    flap(5_000);
    expect(attempts).toEqual([0, 1, 2, 3, 3, 3, 0]);
  });

  it('tries at once when told that the network is back', () => {
    const line = createLine({ random: () => 0.999 });
    line.live();
    line.socket.end();
    for (let round = 0; round < 6; round += 1) {
      line.clock.advance(30_000);
      line.socket.end();
    }
    const before = line.sockets.all.length;
    line.session.retryNow();
    expect(line.sockets.all).toHaveLength(before + 1);
    line.session.retryNow();
    expect(line.sockets.all).toHaveLength(before + 1);
    line.socket.end();
    expect(line.session.phase()).toMatchObject({ attempt: 0 });
  });

  it('probes a line that seems alive when told to try now', () => {
    const line = createLine();
    line.live();
    line.session.retryNow();
    expect(line.socket.sentOf('ping')).toHaveLength(1);
    line.clock.advance(3_000);
    expect(line.session.phase()).toMatchObject({ kind: 'reconnecting', cause: { kind: 'heartbeat' } });
  });

  it('finds a dead line within seconds of waking up', () => {
    const line = createLine();
    line.live();
    line.clock.sleep(3_600_000);
    line.clock.advance(500);
    expect(line.kind).toBe('degraded');
    line.clock.advance(3_000);
    expect(line.kind).toBe('reconnecting');
  });

  it('waits at least as long as a rate limit says', () => {
    const line = createLine({ random: () => 0 });
    line.live();
    line.socket.end({ code: 4008, reason: 'retry after 9000 ms' });
    line.clock.advance(8_999);
    expect(line.sockets.all).toHaveLength(1);
    line.clock.advance(1);
    expect(line.sockets.all).toHaveLength(2);
  });

  it('hears nothing of an attempt that is over', () => {
    const line = createLine();
    line.live();
    const old = line.socket;
    line.connect();
    const phases = line.phases.length;
    old.receive(created(2));
    old.open();
    old.end({ code: 4010 });
    line.clock.advance(9_000);
    expect(line.events).toEqual([]);
    expect(line.phases).toHaveLength(phases);
    expect(old.closed?.code).toBe(1000);
  });

  it.each(['onPolicy', 'onSnapshot', 'onPhase', 'onEvent'] as const)('may be ended from within %s', async (where) => {
    const line = createLine();
    line.connect();
    line.socket.open();
    line.session[where](() => {
      if (line.kind !== 'disconnected') line.session.disconnect();
    });
    const { id } = line.hello();
    line.socket.receive(welcome(id));
    line.socket.receive(snapshot());
    line.socket.receive(created(2));
    line.socket.receive(created(3));
    expect(line.events.length).toBeLessThan(2);
    expect(line.kind).toBe('disconnected');
    expect(line.clock.pending).toBe(0);
    await expect(line.session.command('interaction.end', { interactionId: 'i1' })).resolves.toMatchObject({
      code: 'offline',
    });
    expect(line.socket.sentOf('interaction.end')).toEqual([]);
  });

  it('may be ended from within the welcome of a resumed session', async () => {
    const line = createLine();
    line.live();
    line.socket.end();
    line.clock.advance(1_000);
    line.socket.open();
    line.session.onPolicy(() => {
      line.session.disconnect();
    });
    line.socket.receive(
      welcome(line.hello().id, { resumed: true, seq: 1, policy: { ...policy, wrapUpExtensionAllowed: true } }),
    );
    expect(line.kind).toBe('disconnected');
    expect(line.clock.pending).toBe(0);
    const after = await line.session.command('interaction.end', { interactionId: 'i1' });
    expect(after).toMatchObject({ ok: false, code: 'offline' });
  });

  it('leaves no timer behind', () => {
    const line = createLine();
    line.live();
    void line.session.command('interaction.end', { interactionId: 'i1' });
    line.socket.receive(created(2));
    line.session.disconnect();
    expect(line.clock.pending).toBe(0);
    expect(line.kind).toBe('disconnected');
  });
});

describe('session: close codes', () => {
  const after: Record<string, string> = {
    resume: 'reconnecting',
    'resume-once': 'reconnecting',
    authenticate: 'signed-out',
    superseded: 'superseded',
    'signed-out': 'signed-out',
    update: 'signed-out',
  };

  it.each(Object.entries(CLOSE_CODES))('does after %s what the table says', (code, { client }) => {
    const line = createLine();
    line.live();
    line.socket.end({ code: Number(code) });
    expect(line.kind).toBe(after[client]);
    line.clock.advance(60_000);
    expect(line.sockets.all.length).toBe(after[client] === 'reconnecting' ? 2 : 1);
  });

  it('resumes once after 4001 and then stops', () => {
    const line = createLine();
    line.live();
    line.socket.end({ code: 4001 });
    line.resume(1);
    line.socket.end({ code: 4001 });
    expect(line.session.phase()).toEqual({ kind: 'signed-out', reason: 'malformed' });
  });

  it('takes any end after session.ended as the end', () => {
    const line = createLine();
    line.live();
    line.socket.receive(
      encodeEvent({ type: 'session.ended', id: 'e', seq: 2, time: serverTime, data: { reason: 'shift over' } }),
    );
    line.socket.end({ code: 1000 });
    expect(line.session.phase()).toEqual({ kind: 'signed-out', reason: 'ended' });
  });

  it('says who took over, sends nothing more, and takes back only when asked', async () => {
    const line = createLine();
    line.live();
    const pending = line.session.command('interaction.end', { interactionId: 'i1' });
    const by = { clientName: 'Parley on LAPTOP', since: serverTime };
    line.socket.receive(encodeEvent({ type: 'session.superseded', id: 'e', seq: 2, time: serverTime, data: { by } }));
    expect(line.session.phase()).toEqual({ kind: 'superseded', by });
    await expect(pending).resolves.toMatchObject({ code: 'ended' });
    const { length } = line.socket.sent;
    line.session.outbox.enqueue({ interactionId: 'i1', text: 'late' });
    line.session.retryNow();
    line.clock.advance(120_000);
    await settled();
    expect(line.socket.sent).toHaveLength(length);
    expect(line.sockets.all).toHaveLength(1);
    line.session.takeOver();
    line.welcome();
    expect(line.hello().data).toMatchObject({ takeOver: true, auth: { token: TOKEN } });
    line.socket.receive(snapshot());
    line.socket.end();
    line.clock.advance(1_000);
    line.socket.open();
    expect(line.hello().data).not.toHaveProperty('takeOver');
  });

  it('hands over to the client that asks, tries no more by itself, and can take back', () => {
    const line = createLine();
    line.live();
    const by = { clientName: 'Parley on LAPTOP', since: serverTime };
    line.session.handOver(by);
    expect(line.session.phase()).toEqual({ kind: 'superseded', by });
    line.session.handOver({ ...by, clientName: 'late' });
    line.session.retryNow();
    line.clock.advance(120_000);
    expect(line.session.phase()).toEqual({ kind: 'superseded', by });
    expect(line.sockets.all).toHaveLength(1);
    line.session.takeOver();
    line.welcome();
    expect(line.hello().data).toMatchObject({ takeOver: true, auth: { token: TOKEN } });
  });

  it('names the client that has the session when the sign-in is refused', () => {
    const line = createLine();
    line.connect();
    line.socket.open();
    line.socket.end({ code: 4010, reason: 'signed in with Parley 1.0.0 since 2026-01-05T09:00:00.000Z' });
    expect(line.session.phase()).toEqual({ kind: 'superseded', by: { clientName: 'Parley 1.0.0', since: serverTime } });
  });

  it('stops when the server speaks no common version', () => {
    const line = createLine();
    line.connect();
    line.welcome({ protocol: 2 });
    expect(line.session.phase()).toEqual({ kind: 'signed-out', reason: 'update' });
  });
});

describe('session: what leaves it', () => {
  const mask = (text: string) => text.replaceAll('4111', '****');

  it('hands out only what the transform returned', async () => {
    const line = createLine({
      transformEvent: (frame) => JSON.parse(mask(JSON.stringify(frame))) as typeof frame,
      transformSnapshot: (data) => JSON.parse(mask(JSON.stringify(data))) as typeof data,
      transformText: mask,
    });
    line.connect();
    line.welcome();
    line.socket.receive(snapshot(1, { queues: [{ id: 'q', name: 'q 4111' }] }));
    line.socket.receive(created(2, message(0, 'card 4111')));
    line.session.outbox.enqueue({ interactionId: 'i1', text: 'my 4111' });
    await settled();
    expect(JSON.stringify([line.events, line.snapshots, line.session.outbox.list()])).not.toContain('4111');
    expect(line.socket.sentOf('message.send')[0]?.data?.['text']).toBe('my 4111');
  });

  it('withholds a frame whose masking throws, and the conversation goes on', () => {
    const line = createLine({
      transformEvent: (frame) => {
        if (frame.seq === 2) throw new Error('text 4111');
        return frame;
      },
    });
    line.live();
    line.socket.receive(created(2));
    line.socket.receive(created(3));
    expect(texts(line)).toHaveLength(1);
    expect(line.session.counts().withheld).toBe(1);
    expect(JSON.stringify(line.notes)).not.toContain('4111');
  });

  it('never takes over a snapshot that could not be masked', () => {
    const line = createLine({
      transformSnapshot: () => {
        throw new Error('no');
      },
    });
    line.live();
    expect(line.snapshots).toEqual([]);
    expect(line.kind).toBe('reconnecting');
  });

  it('survives listeners that throw', () => {
    const line = createLine();
    const later = vi.fn();
    line.session.onEvent(() => {
      throw new RangeError('4111');
    });
    line.session.onEvent(later);
    line.live();
    line.socket.receive(created(2));
    expect(later).toHaveBeenCalledOnce();
    expect(line.notes).toContainEqual({ what: 'listener-failed', detail: 'RangeError' });
  });

  it('keeps the token out of address, phases, notes and results', async () => {
    const line = createLine();
    const results: unknown[] = [];
    line.live();
    const next = 'next-token-secret';
    const refresh = line.session.refreshToken(next).then((result) => results.push(result));
    line.socket.end({ code: 1006, failure: 'lost' });
    line.clock.advance(1_000);
    line.socket.open();
    expect(line.hello().data).toMatchObject({ auth: { token: TOKEN } });
    line.socket.end({ code: 4004 });
    line.clock.advance(30_000);
    line.socket.open();
    expect(line.hello().data).toMatchObject({ auth: { token: next } });
    line.socket.end({ code: 4004 });
    expect(line.kind).toBe('signed-out');
    await refresh;
    const seen = JSON.stringify([line.phases, line.notes, results, line.sockets.all.map(({ url }) => url)]);
    expect(seen).not.toContain(TOKEN);
    expect(seen).not.toContain(next);
    expect(seen).not.toContain('resume-secret');
  });

  it('shows a token given while offline at the next hello, and falls back to the old one', async () => {
    const line = createLine();
    line.live();
    line.socket.end();
    await expect(line.session.refreshToken('newer')).resolves.toEqual({ ok: true, value: {} });
    line.clock.advance(1_000);
    line.socket.open();
    expect(line.hello().data).toMatchObject({ auth: { token: 'newer' } });
    line.socket.end({ code: 4004 });
    line.resume(1);
    expect(line.hello().data).toMatchObject({ auth: { token: TOKEN } });
    expect(line.kind).toBe('live');
  });

  it('tells the clock offset when it changed, not at every pong', () => {
    const line = createLine();
    const offsets: number[] = [];
    line.session.onClock((offset) => offsets.push(offset));
    line.connect();
    line.welcome({ serverTime: line.clock.now() + 90_000 });
    line.socket.receive(snapshot());
    line.clock.advance(5_000);
    const id = line.socket.sentOf('ping')[0]?.id ?? '';
    line.socket.receive(pong(id, line.clock.now() + 90_005));
    expect(offsets).toEqual([90_000]);
    expect(Math.abs(line.session.serverNow() - line.clock.now() - 90_000)).toBeLessThan(10);
  });
});
