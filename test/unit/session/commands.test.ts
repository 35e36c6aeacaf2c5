import { beforeEach, describe, expect, it, vi } from 'vitest';
import { settled } from './kit/fake-clock';
import { acceptedResult, done, error } from './kit/frames';
import { createLine } from './kit/line';

let line: ReturnType<typeof createLine>;
const accept = { reservationId: 'r1', version: 1 };
const sent = (type: string) => line.sockets.all.flatMap((socket) => socket.sentOf(type));
const only = (type: string) => {
  const [frame, ...more] = sent(type);
  if (frame?.id === undefined || more.length > 0) throw new Error(`${String(more.length + 1)} of ${type}`);
  return { ...frame, id: frame.id };
};

beforeEach(() => {
  line = createLine();
});

describe('commands', () => {
  it('ends in the result of its id, after an early accepted', async () => {
    line.live();
    const result = line.session.command('interaction.end', { interactionId: 'i1' });
    const { id } = only('interaction.end');
    expect(only('interaction.end')).toMatchObject({ subject: 'i1', ack: 1, data: { interactionId: 'i1' } });
    line.socket.receive(acceptedResult(id));
    line.socket.receive(done('another'));
    line.socket.receive(done(id));
    line.socket.receive(error(id, 'INVALID_STATE'));
    await expect(result).resolves.toEqual({ ok: true, value: {} });
    expect(line.session.counts().stray).toBe(2);
  });

  it('passes a refusal on as a code, without its text', async () => {
    line.live();
    const late = line.session.command('reservation.accept', accept);
    line.socket.receive(error(only('reservation.accept').id, 'RESERVATION_EXPIRED'));
    await expect(late).resolves.toEqual({ ok: false, code: 'RESERVATION_EXPIRED', retryable: false });
    const busy = line.session.command('interaction.end', { interactionId: 'i1' });
    const limited = { retryable: true, retryAfterMs: 700 };
    line.socket.receive(error(only('interaction.end').id, 'RATE_LIMITED', limited));
    await expect(busy).resolves.toEqual({ ok: false, code: 'RATE_LIMITED', retryable: true, retryAfterMs: 700 });
    const newer = line.session.command('conference.end', { interactionId: 'i1' });
    line.socket.receive(error(only('conference.end').id, 'MOON_IS_DOWN'));
    await expect(newer).resolves.toMatchObject({ ok: false, code: 'unknown-code' });
  });

  it('refuses what it cannot send: offline, or against the schema', async () => {
    await expect(line.session.command('reservation.accept', accept)).resolves.toMatchObject({ code: 'offline' });
    line.live();
    const wrong = line.session.command('reservation.accept', { reservationId: '', version: -1 });
    await expect(wrong).resolves.toMatchObject({ ok: false, code: 'bad-command' });
    expect(sent('reservation.accept')).toEqual([]);
  });

  it('makes one command of two clicks, and two of two different ones', () => {
    line.live();
    const first = line.session.command('reservation.accept', accept);
    expect(line.session.command('reservation.accept', accept)).toBe(first);
    expect(line.session.command('reservation.accept', { ...accept, reservationId: 'r2' })).not.toBe(first);
    expect(sent('reservation.accept')).toHaveLength(2);
  });

  it('holds a command until it is live when asked to', async () => {
    const early = line.session.command('agent.setState', { activityId: 'x' }, { whenOffline: 'hold' });
    await expect(early).resolves.toMatchObject({ code: 'offline' });
    line.live();
    line.socket.end();
    const held = line.session.command('agent.setState', { activityId: 'x' }, { whenOffline: 'hold' });
    line.resume(1);
    line.socket.receive(done(only('agent.setState').id));
    await expect(held).resolves.toMatchObject({ ok: true });
  });

  it('is unknown when the line goes, and is sent again with the same id before anything new', async () => {
    line.live();
    const onUnknown = vi.fn();
    const result = line.session.command('reservation.accept', accept, { onUnknown });
    const { id } = only('reservation.accept');
    line.socket.end();
    expect(onUnknown).toHaveBeenCalledOnce();
    line.session.onPhase((phase) => {
      if (phase.kind === 'live') void line.session.command('interaction.end', { interactionId: 'i1' });
    });
    line.resume(1);
    expect(line.socket.sent.map(({ type }) => type)).toEqual(['hello', 'reservation.accept', 'interaction.end']);
    expect(line.socket.sentOf('reservation.accept')[0]?.id).toBe(id);
    line.socket.receive(done(id));
    await expect(result).resolves.toMatchObject({ ok: true });
  });

  it('is unknown after 20 s on a live line and asks again with the same id', async () => {
    line.live();
    const onUnknown = vi.fn();
    const result = line.session.command('interaction.end', { interactionId: 'i1' }, { onUnknown });
    const { id } = only('interaction.end');
    for (let second = 0; second < 20; second += 1) {
      expect(onUnknown).not.toHaveBeenCalled();
      line.clock.advance(1_000);
      line.socket.receive(acceptedResult('nobody'));
    }
    expect(onUnknown).toHaveBeenCalledOnce();
    expect(sent('interaction.end').map((frame) => frame.id)).toEqual([id, id]);
    line.socket.receive(done(id));
    await expect(result).resolves.toMatchObject({ ok: true });
  });

  it('says so when it never learns what became of it', async () => {
    line.live();
    const result = line.session.command('interaction.end', { interactionId: 'i1' });
    line.socket.end();
    await line.clock.pass(16 * 60_000, 5_000);
    await expect(result).resolves.toMatchObject({ ok: false, code: 'unresolved' });
  });

  it('drops typing with the line instead of repeating it', async () => {
    line.live();
    const typing = line.session.command('typing.set', { interactionId: 'i1', on: true });
    line.socket.end();
    await expect(typing).resolves.toMatchObject({ ok: false, code: 'offline' });
    line.resume(1);
    expect(line.socket.sentOf('typing.set')).toEqual([]);
  });

  it('ends with the session, and nothing of it is sent afterwards', async () => {
    line.live();
    const result = line.session.command('interaction.end', { interactionId: 'i1' });
    line.session.disconnect();
    await expect(result).resolves.toMatchObject({ ok: false, code: 'ended' });
    line.live();
    expect(line.socket.sentOf('interaction.end')).toEqual([]);
  });

  it('does not take a value that does not fit the command', async () => {
    line.live();
    const result = line.session.command('cannedReply.list', { interactionId: 'i1' });
    line.socket.receive(done(only('cannedReply.list').id, { replies: 'none' }));
    await expect(result).resolves.toMatchObject({ ok: false, code: 'bad-answer' });
  });

  it('keeps waiting when a listener of the unknown state throws', async () => {
    line.live();
    const result = line.session.command(
      'interaction.end',
      { interactionId: 'i1' },
      {
        onUnknown: () => {
          throw new TypeError('bug');
        },
      },
    );
    const { id } = only('interaction.end');
    line.socket.end();
    line.resume(1);
    line.socket.receive(done(id));
    await expect(result).resolves.toMatchObject({ ok: true });
    expect(line.notes).toContainEqual({ what: 'listener-failed', detail: 'TypeError' });
    await settled();
  });
});
