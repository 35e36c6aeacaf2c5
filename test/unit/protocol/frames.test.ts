import { describe, expect, it } from 'vitest';
import {
  decodeClientFrame,
  decodeServerFrame,
  decodeValue,
  encodeCommand,
  encodeEvent,
  encodeResult,
  encodeValue,
  type EventData,
} from '../../../src-protocol';

const at = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
const message: EventData<'message.created'> = {
  message: {
    messageId: 'm1',
    interactionId: 'i1',
    index: 4,
    author: { participantId: 'p1', role: 'customer', displayName: 'Ana' },
    createdAt: at,
    parts: [{ type: 'text', text: 'hello' }],
  },
};

describe('frames', () => {
  it('carries a time as RFC 3339 on the wire and as milliseconds in memory', () => {
    const wire = encodeEvent({ type: 'message.created', id: 'e1', seq: 1, time: at, data: message });
    expect(JSON.parse(wire)).toMatchObject({
      time: '2026-01-02T03:04:05.006Z',
      data: { message: { createdAt: '2026-01-02T03:04:05.006Z' } },
    });
    expect(decodeServerFrame(wire)).toEqual({
      kind: 'event',
      frame: { type: 'message.created', id: 'e1', seq: 1, time: at, data: message },
    });
  });

  it('drops unknown fields of the server and reports an unknown event with its seq', () => {
    const wire = JSON.parse(encodeEvent({ type: 'message.created', id: 'e1', seq: 1, time: at, data: message }));
    wire.data.message.mood = 'sunny';
    expect(decodeServerFrame(JSON.stringify(wire))).toMatchObject({ kind: 'event', frame: { data: message } });
    expect(JSON.stringify(decodeServerFrame(JSON.stringify(wire)))).not.toContain('sunny');
    expect(decodeServerFrame(JSON.stringify({ ...wire, type: 'moon.risen', seq: 7 }))).toEqual({
      kind: 'unknown-event',
      type: 'moon.risen',
      seq: 7,
      time: at,
    });
  });

  it('refuses a command with a field it does not know and names the command', () => {
    const good = encodeCommand({ type: 'agent.setState', id: 'c1', data: { activityId: 'a1' } });
    expect(decodeClientFrame(good)).toMatchObject({ kind: 'command', frame: { data: { activityId: 'a1' } } });
    const bad = JSON.stringify({ ...JSON.parse(good), data: { activityId: 'a1', extra: 1 } });
    expect(decodeClientFrame(bad)).toMatchObject({ kind: 'invalid', id: 'c1' });
    expect(decodeClientFrame('{"type":"moon.rise","id":"c2","data":{}}')).toMatchObject({ kind: 'unknown-command' });
  });

  it.each(['', '{', 'null', '[]', '7', '{"type":1}', '{"type":"message.created"}', '{"type":"welcome"}'])(
    'says what is wrong with %j instead of throwing',
    (text) => {
      expect(decodeServerFrame(text)).toMatchObject({ kind: 'invalid', reason: expect.stringMatching(/./) });
      expect(decodeClientFrame(text)).toMatchObject({ kind: 'invalid' });
    },
  );

  it('never repeats a value of a bad frame in its reason', () => {
    const read = decodeServerFrame(
      JSON.stringify({
        type: 'message.created',
        id: 'e',
        seq: 1,
        time: 'secret-4111',
        data: { message: 'secret-4111' },
      }),
    );
    expect(read.kind).toBe('invalid');
    expect(JSON.stringify(read)).not.toContain('secret');
  });

  it('encodes the value of a result for its command', () => {
    const value = encodeValue('target.list', { targets: [], asOf: at });
    const wire = encodeResult({ type: 'result', correlationId: 'c', time: at, data: { status: 'done', value } });
    const read = decodeServerFrame(wire);
    if (read.kind !== 'result' || read.frame.data.status !== 'done') throw new Error('not a result');
    expect(decodeValue('target.list', read.frame.data.value)).toEqual({ targets: [], asOf: at });
    expect(decodeValue('target.list', { targets: 'no' })).toBeUndefined();
  });
});
