import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliveryAt, laterDelivery } from '../../../src-main/domain/delivery';
import { refusalToSend } from '../../../src-main/domain/outgoing-text';
import {
  applyDelivery,
  applyMarks,
  applyMessage,
  applyPage,
  emptyTranscript,
  heldBefore,
} from '../../../src-main/domain/transcript';
import type { Delivery } from '../../../src-protocol';
import { interaction, message, T0 } from './entities';

const at = (index: number, delivery?: Delivery['state']) =>
  message({
    index,
    author: { participantId: 'p-me', role: 'agent', agentId: 'me' },
    ...(delivery === undefined ? {} : { delivery: { state: delivery, at: T0 } }),
  });
const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, step) => at(from + step));
const loaded = (from: number, to: number, prev?: number) => {
  const transcript = emptyTranscript('i1');
  applyPage(transcript, prev === undefined ? { messages: range(from, to) } : { messages: range(from, to), prev });
  return transcript;
};
const indexes = (transcript: ReturnType<typeof emptyTranscript>) => transcript.messages.map(({ index }) => index);

describe('a transcript', () => {
  it('appends, replaces by index and notices a hole', () => {
    const transcript = loaded(0, 2);
    expect(applyMessage(transcript, at(3)).changed.map(({ index }) => index)).toEqual([3]);
    applyMessage(transcript, at(2));
    expect(indexes(transcript)).toEqual([0, 1, 2, 3]);
    expect(applyMessage(transcript, at(5))).toEqual({ changed: [], hole: true });
  });

  it('collects events while the page is on its way and joins them to it', () => {
    const transcript = emptyTranscript('i1');
    applyMessage(transcript, at(3));
    applyDelivery(transcript, 'm2', { state: 'read', at: T0 });
    applyPage(transcript, { messages: range(1, 2), prev: 1 });
    expect(indexes(transcript)).toEqual([1, 2, 3]);
    expect(transcript.messages[1]?.delivery?.state).toBe('read');
  });

  it('stays small and keeps the newest, however much comes', () => {
    const transcript = loaded(0, 49);
    for (let index = 50; index < 5_000; index += 1) applyMessage(transcript, at(index));
    expect(transcript.messages.length).toBeLessThanOrEqual(800);
    expect(transcript.messages.at(-1)?.index).toBe(4_999);
    expect(transcript.prev).toBe(transcript.messages[0]?.index);
  });

  it('gives older pages from what is held, and says when the backend has to be asked', () => {
    const transcript = loaded(10, 79, 10);
    expect(heldBefore(transcript, 60, 50)).toEqual({ messages: range(10, 59), prev: 10 });
    expect(heldBefore(transcript, 70, 50)).toMatchObject({ prev: 20 });
    expect(heldBefore(transcript, 10, 50)).toBeUndefined();
    expect(heldBefore(loaded(0, 20), 20, 50)).toEqual({ messages: range(0, 19) });
  });

  it('moves watermarks forward only and names the messages they pass', () => {
    const transcript = loaded(0, 4);
    expect(applyMarks(transcript, { delivered: 3, read: 1 }).map(({ index }) => index)).toEqual([0, 1, 2, 3]);
    expect(applyMarks(transcript, { delivered: 2, read: 0 })).toEqual([]);
    expect(applyMarks(transcript, { delivered: 3, read: 3 }).map(({ index }) => index)).toEqual([2, 3]);
  });
});

describe('delivery', () => {
  const states = fc.constantFrom<Delivery['state']>('accepted', 'sent', 'delivered', 'read', 'failed');

  it('never goes backwards and ends the same in any order', () => {
    fc.assert(
      fc.property(
        fc
          .array(states, { minLength: 1, maxLength: 8 })
          .chain((all) =>
            fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length, maxLength: all.length })),
          ),
        ([all, shuffled]) => {
          const end = (order: Delivery['state'][]) => {
            const transcript = loaded(0, 0);
            for (const state of order) applyDelivery(transcript, 'm0', { state, at: T0 });
            return transcript.messages[0]?.delivery?.state;
          };
          expect(end(all)).toBe(end(shuffled));
        },
      ),
    );
    expect(laterDelivery({ state: 'delivered', at: T0 }, { state: 'failed', at: T0 })?.state).toBe('delivered');
    expect(laterDelivery({ state: 'sent', at: T0 }, { state: 'failed', at: T0 })?.state).toBe('failed');
  });

  it('is read below the watermark, unless it failed', () => {
    const marks = { delivered: 5, read: 3 };
    expect(deliveryAt({ state: 'sent', at: T0 }, 3, marks)).toBe('read');
    expect(deliveryAt({ state: 'sent', at: T0 }, 4, marks)).toBe('delivered');
    expect(deliveryAt({ state: 'sent', at: T0 }, 6, marks)).toBe('sent');
    expect(deliveryAt({ state: 'failed', at: T0 }, 1, marks)).toBe('failed');
  });
});

describe('a text may go out', () => {
  const task = (fields = {}) => ({ interaction: interaction(fields), readMark: -1 });

  it('counted in characters as the agent sees them', () => {
    const family = '👨‍👩‍👧‍👦';
    expect(refusalToSend(task(), family.repeat(10), 10, T0)).toBeUndefined();
    expect(refusalToSend(task(), family.repeat(11), 10, T0)).toBe('text-too-long');
    expect(refusalToSend(task(), 'é'.normalize('NFD').repeat(10), 10, T0)).toBeUndefined();
  });

  it('not when blank, interrupted, over, or past the reply window', () => {
    expect(refusalToSend(task(), ' \n\t', 10, T0)).toBe('text-empty');
    expect(refusalToSend(task({ state: 'interrupted' }), 'a', 10, T0)).toBe('channel-gone');
    expect(refusalToSend(task({ state: 'wrapping' }), 'a', 10, T0)).toBe('not-now');
    const replyWindow = { closesAt: T0, kind: 'standard' as const };
    expect(refusalToSend(task({ replyWindow }), 'a', 10, T0 - 1)).toBeUndefined();
    expect(refusalToSend(task({ replyWindow }), 'a', 10, T0)).toBe('reply-window-closed');
  });
});
