// The message read by hand and the schema: whatever a frame looks like, both ways say the same of it, or the quick one
// says nothing. And the frames that come by the hundred do go the quick way.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeServerFrame, encodeEvent, eventFrame, EVENTS, type EventData } from '../../../src-protocol';
import { readPlainMessage } from '../../../src-protocol/plain-message';
import { damagedFrames } from '../../kit/fuzz/mutation';

const at = Date.UTC(2026, 0, 2, 3, 4, 5, 6);
const author = { participantId: 'p1', role: 'customer', displayName: 'Ana' } as const;
const message: EventData<'message.created'>['message'] = {
  messageId: 'm1',
  interactionId: 'i1',
  index: 4,
  author,
  createdAt: at,
  parts: [{ type: 'text', text: 'hello' }],
};
const encoded = (changes: Partial<typeof message>, rest: { subject?: string; unread?: number } = {}) => {
  const { subject, unread } = rest;
  const data = { message: { ...message, ...changes }, ...(unread === undefined ? {} : { unread }) };
  const type = 'message.created' as const;
  return encodeEvent({ type, id: 'e1', seq: 7, time: at, data, ...(subject === undefined ? {} : { subject }) });
};

const QUICK = [
  encoded({}),
  encoded({ createdAt: at - 5, parts: [...message.parts, { type: 'text', text: '' }] }, { subject: 'i1', unread: 0 }),
  encoded({ author: { participantId: 'p2', role: 'agent', agentId: 'a1', displayName: '' }, index: 0 }, { unread: 3 }),
  encoded({ author: { participantId: 'p3', role: 'bot' } }),
];
const SLOW = [
  encoded({ clientMessageId: 'c1', delivery: { state: 'accepted', at } }),
  encoded({ author: { ...author, elsewhere: true } }),
  encoded({ parts: [{ type: 'system', code: 'transferred', params: { name: 'Ana' } }] }),
];

/** What the schema says, without the quick way. */
function bySchema(json: unknown): unknown {
  const envelope = eventFrame.safeDecode(json as never);
  if (!envelope.success) return undefined;
  const data = EVENTS['message.created'].safeDecode(envelope.data.data as never);
  return data.success ? { ...envelope.data, data: data.data } : undefined;
}

describe('a message read by hand', () => {
  it.each(QUICK)('is what the schema makes of it: %s', (text) => {
    const json = JSON.parse(text) as Record<string, unknown>;
    const read = readPlainMessage(json);
    expect(read).toBeDefined();
    expect(read).toStrictEqual(bySchema(json));
    expect(decodeServerFrame(text)).toStrictEqual({ kind: 'event', frame: read });
  });

  it.each(SLOW)('is left to the schema: %s', (text) => {
    const json = JSON.parse(text) as Record<string, unknown>;
    expect(readPlainMessage(json)).toBeUndefined();
    expect(bySchema(json)).toBeDefined();
  });

  it.each([
    '2026-02-30T00:00:00.000Z',
    '2026-01-01T24:00:00.000Z',
    '2026-01-02T03:04:05.006+',
    '2026-01-02 03:04:05.006Z',
    '+02026-01-02T03:04:05.06',
  ])('does not take %s for a time', (time) => {
    const json = { ...(JSON.parse(QUICK[0] ?? '') as Record<string, unknown>), time };
    expect(readPlainMessage(json)).toBeUndefined();
    expect(decodeServerFrame(JSON.stringify(json))).toMatchObject({ kind: 'invalid' });
  });

  it('says of a damaged frame what the schema says, or nothing', () => {
    let quick = 0;
    fc.assert(
      fc.property(damagedFrames([...QUICK, ...SLOW]), (frameAt) => {
        let json: unknown;
        try {
          json = JSON.parse(frameAt(9));
        } catch {
          return;
        }
        if (typeof json !== 'object' || json === null || Array.isArray(json)) return;
        const frame = json as Record<string, unknown>;
        if (frame['type'] !== 'message.created') return;
        const read = readPlainMessage(frame);
        if (read === undefined) return;
        quick += 1;
        expect(read).toStrictEqual(bySchema(frame));
      }),
      { numRuns: 10_000 },
    );
    expect(quick).toBeGreaterThan(1_000);
  });
});
