// The session layer (PROTOCOL 3, 4, 5, 7) on a fake clock: resume without gap or double, one result each, close codes.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createReplay } from '../../../src-backend/session/replay';
import { createSessions, type LineEnd } from '../../kit/backend-line';

const seqs = (line: LineEnd) => line.got.flatMap(({ seq }) => (seq === undefined ? [] : [seq]));

describe('hello', () => {
  it('is answered by welcome and snapshot, seq 1', () => {
    const line = createSessions().connect().hello();
    expect(line.types()).toEqual(['welcome', 'snapshot']);
    expect(line.got[0]).toMatchObject({
      correlationId: 'hello',
      data: { resumed: false, seq: 0, heartbeatMs: 5_000, recoveryMs: 50_000 },
    });
    expect(line.got[1]).toMatchObject({
      seq: 1,
      data: { agent: { agentId: 'agent-1', state: { kind: 'logged-out' } } },
    });
  });

  it.each([
    ['an unknown token', (line: LineEnd) => line.hello({ auth: { scheme: 'bearer', token: 'wrong' } }), 4004],
    ['another protocol', (line: LineEnd) => line.hello({ protocol: { min: 2, max: 3 } }), 4012],
    ['a frame that is no hello', (line: LineEnd) => line.send({ type: 'ping', id: '1' }), 4003],
    ['no JSON', (line: LineEnd) => line.send('{'), 4001],
    ['a binary frame', (line: LineEnd) => line.send(undefined), 4001],
    ['a frame above 256 KiB', (line: LineEnd) => line.send('x'.repeat(262_145)), 4001],
  ])('with %s is closed', (_, act, code) => {
    const line = createSessions().connect();
    act(line);
    expect(line.goodbye?.code).toBe(code);
    expect(line.got).toEqual([]);
  });

  it('must come within ten seconds', () => {
    const { connect, time } = createSessions();
    const line = connect();
    time.advance(9_999);
    expect(line.goodbye).toBeUndefined();
    time.advance(1);
    expect(line.goodbye?.code).toBe(4003);
  });
});

describe('resume', () => {
  it('replays exactly what was missed, results excluded', () => {
    const { ready, connect, resumeOf, control } = createSessions();
    const first = ready();
    control.offer({});
    const resume = resumeOf(first);
    first.lose();
    control.setPolicy({ maskSensitiveData: false });
    control.setPolicy({ maskSensitiveData: true });
    const second = connect().hello({ resume });
    expect(second.types()).toEqual(['welcome', 'policy.changed', 'policy.changed']);
    expect(second.got[0].data).toMatchObject({ resumed: true, sessionId: resume.sessionId, seq: resume.lastSeq + 2 });
    expect([...seqs(first), ...seqs(second)]).toEqual(Array.from({ length: resume.lastSeq + 2 }, (_, at) => at + 1));
  });

  it.each(['a wrong token', 'a number never sent', 'more than a thousand events away', 'ten minutes away'])(
    'is refused after %s: a new session with a snapshot',
    (why) => {
      const { ready, connect, resumeOf, control, time } = createSessions();
      const first = ready();
      const resume = resumeOf(first);
      first.lose();
      if (why === 'a wrong token') resume.resumeToken = 'guessed';
      if (why === 'a number never sent') resume.lastSeq += 1;
      if (why.startsWith('more'))
        for (let at = 0; at < 1_001; at += 1) control.setPolicy({ maskSensitiveData: at % 2 === 0 });
      if (why.startsWith('ten')) time.advance(600_000);
      const second = connect().hello({ resume });
      expect(second.types()).toEqual(['welcome', 'snapshot']);
      expect(second.got[0].data.resumed).toBe(false);
      expect(second.got[0].data.sessionId).not.toBe(resume.sessionId);
      expect(second.got[1].seq).toBe(1);
    },
  );

  it('takes over from a line the server still believes in', () => {
    const { ready, connect, resumeOf, time, control } = createSessions();
    const first = ready();
    const second = connect().hello({ resume: resumeOf(first) });
    expect(first.cut).toBe(true);
    time.advance(10);
    expect(control.state().agents[0]?.attached).toBe(true);
    expect(second.got[0].data.resumed).toBe(true);
    expect(second.command('agent.setState', { activityId: 'break' })[0].status).toBe('done');
  });

  it('loses and doubles nothing, whatever was acknowledged and wherever the line broke', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ events: fc.nat(5), seen: fc.nat(5), acks: fc.boolean() }), { maxLength: 12 }),
        (rounds) => {
          const { connect, resumeOf, control } = createSessions();
          let line = connect().hello();
          const { sessionId, resumeToken } = resumeOf(line);
          const kept: number[] = [];
          for (const { events, seen, acks } of rounds) {
            for (let at = 0; at < events; at += 1) control.setPolicy({ maskSensitiveData: at % 2 === 0 });
            // The client gets only the first frames before the line breaks.
            kept.push(...seqs(line).slice(0, seen));
            const lastSeq = kept.at(-1) ?? 0;
            if (acks) line.send({ type: 'ack', ack: lastSeq });
            line.lose();
            line = connect().hello({ resume: { sessionId, resumeToken, lastSeq } });
            expect(line.got[0].data.resumed).toBe(true);
          }
          kept.push(...seqs(line));
          expect(kept).toEqual(kept.map((_, at) => at + 1));
        },
      ),
      { numRuns: 50 },
    );
  });

  it('buffer keeps what is not acknowledged, within its limits', () => {
    const replay = createReplay({ events: 3, ms: 1_000 });
    for (let at = 0; at < 4; at += 1) replay.push(at, String);
    expect(replay.since(3, 1)).toEqual(['2', '3', '4']);
    expect(replay.since(3, 0)).toBeUndefined();
    expect(replay.ack(3)).toBe(true);
    expect(replay.held).toBe(1);
    expect(replay.ack(5)).toBe(false);
    expect(replay.since(3, 2)).toBeUndefined();
    expect(replay.since(1_004, 3)).toBeUndefined();
  });
});

describe('a command', () => {
  it('has the same one result however often it is sent', () => {
    const { ready, connect, resumeOf, control } = createSessions();
    const line = ready();
    control.offer({});
    const { reservationId, interactionId } = line.got.find(({ type }) => type === 'reservation.created').data
      .reservation;
    line.command('reservation.accept', { reservationId, version: 1 });
    const data = { interactionId, clientMessageId: 'm', text: 'Hello' };
    const [first] = line.command('message.send', data, 'send');
    line.lose();
    const again = connect().hello({ resume: resumeOf(line) });
    expect(again.command('message.send', data, 'send')).toEqual([first]);
    expect(again.command('message.send', { ...data, text: 'Other' }, 'send').at(-1).error.code).toBe(
      'IDEMPOTENCY_CONFLICT',
    );
    expect(again.command('message.send', data, 'another id')[0]).toEqual(first);
    expect(control.transcript({ interactionId }).filter(({ author }) => author.role === 'agent')).toHaveLength(1);
  });

  it('that is refused for a passing reason may be repeated with the same id', () => {
    const { ready, control } = createSessions();
    const line = ready();
    control.failNext({ command: 'agent.setState', code: 'UNAVAILABLE' });
    const data = { activityId: 'break' };
    expect(line.command('agent.setState', data, 'x')[0].error).toMatchObject({ code: 'UNAVAILABLE', retryable: true });
    expect(line.command('agent.setState', data, 'x').at(-1).status).toBe('done');
    control.failNext({ command: 'agent.setState', code: 'FORBIDDEN' });
    expect(line.command('agent.setState', { activityId: 'lunch' }, 'y')[0].error.code).toBe('FORBIDDEN');
    expect(line.command('agent.setState', { activityId: 'lunch' }, 'y').at(-1).error.code).toBe('FORBIDDEN');
  });

  it('answered late, held or carried out late still has one result', () => {
    const { ready, control, time } = createSessions();
    const line = ready();
    const states = () => line.got.filter(({ type }) => type === 'agent.stateChanged').length;
    const before = states();
    control.answerLate({ command: 'agent.setState', ms: 3_000 });
    expect(line.command('agent.setState', { activityId: 'break' }, 'late')).toEqual([]);
    expect(line.command('agent.setState', { activityId: 'break' }, 'late')).toEqual([]);
    expect(states()).toBe(before + 1);
    time.advance(3_000);
    expect(line.results('late')).toHaveLength(1);
    control.answerLate({ command: 'agent.setState', ms: 3_000, what: 'execution' });
    line.command('agent.setState', { activityId: 'lunch' }, 'later');
    expect(states()).toBe(before + 1);
    time.advance(3_000);
    expect(states()).toBe(before + 2);
    control.holdResults({});
    expect(line.command('agent.setState', { activityId: 'meeting' }, 'held')).toEqual([]);
    expect(control.releaseResults()).toEqual({ released: 1 });
    expect(line.results('held')).toHaveLength(1);
  });

  it('nobody knows, or with a wrong field, is refused by name', () => {
    const line = createSessions().ready();
    expect(line.command('moon.rise')[0].error.code).toBe('UNSUPPORTED');
    expect(line.command('agent.setState', { activity: 'x' })[0].error.code).toBe('INVALID_FRAME');
    expect(line.goodbye).toBeUndefined();
    line.send({ type: 'agent.setState', data: {} });
    expect(line.goodbye?.code).toBe(4001);
  });

  it('flood is refused, a frame flood is closed', () => {
    const { ready, time } = createSessions({
      commandsPerSecond: 10,
      commandBurst: 20,
      framesPerSecond: 100,
      frameBurst: 60,
    });
    const line = ready();
    const codes = Array.from(
      { length: 25 },
      () => line.command('agent.setState', { activityId: 'break' })[0].error?.code,
    );
    expect(codes.filter((code) => code === 'RATE_LIMITED').length).toBeGreaterThan(0);
    time.advance(1_000);
    expect(line.command('agent.setState', { activityId: 'break' })[0].status).toBe('done');
    for (let at = 0; at < 61; at += 1) line.send({ type: 'ping', id: 'p' });
    expect(line.goodbye?.code).toBe(4008);
  });
});

describe('a line', () => {
  it('is answered pong, and cut after 16 s without a frame', () => {
    const { ready, time } = createSessions();
    const line = ready();
    for (let at = 0; at < 5; at += 1) {
      time.advance(15_000);
      line.send({ type: 'ping', id: `p${at}`, ack: 1 });
    }
    expect(line.got.filter(({ type }) => type === 'pong')).toHaveLength(5);
    expect(line.goodbye).toBeUndefined();
    time.advance(16_000);
    expect(line.goodbye?.code).toBe(4009);
  });

  it('that acknowledges what was never sent is closed as out of sequence', () => {
    const line = createSessions().ready();
    line.send({ type: 'ack', ack: 999 });
    expect(line.goodbye?.code).toBe(4007);
  });

  it('that is frozen hears and says nothing; a resume gets the rest', () => {
    const { ready, connect, resumeOf, control } = createSessions();
    const line = ready();
    const resume = resumeOf(line);
    control.freezeLine({ agent: 'agent-1' });
    control.setPolicy({ maskSensitiveData: false });
    expect(line.command('agent.setState', { activityId: 'break' })).toEqual([]);
    expect(connect().hello({ resume }).types()).toEqual(['welcome', 'policy.changed']);
  });
});

describe('a second sign-in', () => {
  it('is refused while the first lives, unless the agent takes over', () => {
    const { ready, connect, resumeOf, time, control } = createSessions();
    const first = ready();
    const refused = connect().hello();
    expect(refused.goodbye).toMatchObject({
      code: 4010,
      reason: expect.stringMatching(/^signed in with Parley 1 since 2026-/),
    });
    expect(first.goodbye).toBeUndefined();
    // The one at work is asked.
    expect(first.got.at(-1)).toMatchObject({ type: 'session.contested', data: { by: { clientName: 'Parley 1' } } });
    const second = connect().hello({ takeOver: true });
    expect(first.got.at(-1)).toMatchObject({ type: 'session.superseded', data: { by: { clientName: 'Parley 1' } } });
    expect(first.goodbye?.code).toBe(4010);
    expect(second.got[1].data.agent.state.kind).toBe('available');
    expect(connect().hello({ resume: resumeOf(first) }).goodbye?.code).toBe(4010);
    time.advance(10);
    expect(control.state().agents[0]).toMatchObject({ attached: true, session: { attached: true } });
    expect(second.command('agent.setState', { activityId: 'break' })[0].status).toBe('done');
  });

  it('is let in when the first is gone', () => {
    const { ready, connect } = createSessions();
    ready().lose();
    expect(connect().hello().types()).toEqual(['welcome', 'snapshot']);
  });
});

describe('the end of a session', () => {
  it('comes with sign-out: events, result, 4011', () => {
    const { ready, connect, resumeOf } = createSessions();
    const line = ready();
    line.command('agent.signOut');
    expect(line.types().slice(-3)).toEqual(['agent.stateChanged', 'session.ended', 'result']);
    expect(line.goodbye?.code).toBe(4011);
    expect(connect().hello({ resume: resumeOf(line) }).got[0].data.resumed).toBe(false);
  });

  it('comes by the administrator', () => {
    const { ready, control } = createSessions();
    const line = ready();
    control.endSession({ agent: 'agent-1', reason: 'maintenance' });
    expect(line.got.at(-1)).toMatchObject({ type: 'session.ended', data: { reason: 'maintenance' } });
    expect(line.goodbye).toEqual({ code: 4011, reason: 'maintenance' });
  });

  it('comes with the token, which can be refreshed in band', () => {
    const { ready, control, time, connect, token } = createSessions();
    const line = ready();
    const keepAlive = (ms: number) => {
      for (let at = 0; at < ms; at += 10_000) {
        time.advance(10_000);
        line.send({ type: 'ping', id: 'p' });
      }
    };
    control.expireToken({ agent: 'agent-1', inMs: 90_000 });
    expect(line.types()).not.toContain('auth.expiring');
    keepAlive(30_000);
    expect(line.types()).toContain('auth.expiring');
    expect(line.command('auth.refresh', { token: 'wrong' })[0].error.code).toBe('FORBIDDEN');
    const fresh = control.issueToken({ agent: 'agent-1', expiresInMs: 300_000 }).token;
    expect(line.command('auth.refresh', { token: fresh })[0].status).toBe('done');
    keepAlive(120_000);
    expect(line.goodbye).toBeUndefined();
    keepAlive(200_000);
    expect(line.goodbye).toMatchObject({ code: 4004, reason: 'expired token' });
    expect(connect().hello({ auth: { scheme: 'bearer', token } }).goodbye?.code).toBe(4004);
  });

  it('ends at once with a token that has ended', () => {
    const { ready, control, time, connect, token } = createSessions();
    const line = ready();
    control.expireToken({ agent: 'agent-1', inMs: 0 });
    time.advance(1);
    expect(line.goodbye).toMatchObject({ code: 4004, reason: 'expired token' });
    expect(connect().hello({ auth: { scheme: 'bearer', token } }).goodbye?.code).toBe(4004);
  });
});

it('survives whatever a client sends', () => {
  const word = fc.oneof(
    fc.constantFrom(
      'hello',
      'ack',
      'ping',
      'message.send',
      'agent.setState',
      'reservation.accept',
      '__proto__',
      'constructor',
    ),
    fc.string(),
  );
  const frame = fc.oneof(
    fc.string(),
    fc.json(),
    fc
      .record(
        {
          type: word,
          id: fc.oneof(fc.string(), fc.integer()),
          ack: fc.oneof(fc.integer(), fc.constant(undefined)),
          data: fc.jsonValue(),
        },
        { requiredKeys: ['type'] },
      )
      .map((value) => JSON.stringify(value)),
  );
  fc.assert(
    fc.property(fc.array(frame, { maxLength: 20 }), (frames) => {
      const { connect } = createSessions();
      const line = connect().hello();
      for (const text of frames) line.send(text);
      const results = line.got.filter(({ type }) => type === 'result');
      for (const { data } of results) expect(['done', 'error']).toContain(data.status);
    }),
    { numRuns: 300 },
  );
});
