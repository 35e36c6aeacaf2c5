import { describe, expect, it } from 'vitest';
import { narrowed, widened } from '../../../src-main/desk/page-margin';
import type { MaskedMessage } from '../../../src-main/domain/masked';
import { message } from './entities';

const from = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, at) => message({ index: first + at }));
const indexes = (asked: Parameters<typeof narrowed>[0], answer: Parameters<typeof narrowed>[1]) => {
  const { messages, prev } = narrowed(asked, answer).cut(answer.messages as unknown as MaskedMessage[]);
  return [messages[0]?.index, messages.at(-1)?.index, prev];
};
const interactionId = 'i1';

describe('a page with a margin', () => {
  it('comes out as it was asked for', () => {
    expect(widened({ interactionId })).toEqual({ interactionId, limit: 66 });
    expect(indexes({ interactionId }, { messages: from(34, 99), prev: 34 })).toEqual([50, 99, 50]);
    const older = { interactionId, before: 50, limit: 20 };
    expect(widened(older)).toEqual({ interactionId, before: 66, limit: 52 });
    expect(indexes(older, { messages: from(14, 65), prev: 14 })).toEqual([30, 49, 30]);
  });

  it('has its margin in front on the way back to the newest', () => {
    const newer = { interactionId, after: 49, limit: 20 };
    expect(widened(newer)).toEqual({ interactionId, after: 33, limit: 52 });
    const part = (answer: Parameters<typeof narrowed>[1]) => {
      const { messages, next } = narrowed(newer, answer).cut(answer.messages as unknown as MaskedMessage[]);
      return [messages[0]?.index, messages.at(-1)?.index, next];
    };
    expect(part({ messages: from(34, 85), prev: 34, next: 85 })).toEqual([50, 69, 69]);
    expect(part({ messages: from(34, 69), prev: 34 })).toEqual([50, 69, undefined]);
    expect(part({ messages: from(34, 49), prev: 34 })).toEqual([undefined, undefined, undefined]);
    expect(narrowed(newer, { messages: from(34, 85), prev: 34 }).isWhole).toBe(true);
    expect(narrowed(newer, { messages: from(34, 40), prev: 34, next: 40 }).isBeside).toBe(true);
  });

  it('ends at the beginning of the conversation', () => {
    expect(indexes({ interactionId, before: 10 }, { messages: from(0, 25) })).toEqual([0, 9, undefined]);
    expect(narrowed({ interactionId }, { messages: from(0, 9) }).isWhole).toBe(true);
  });

  it('says when the answer had no room for the margin, or for the page', () => {
    expect(narrowed({ interactionId }, { messages: from(95, 99), prev: 95 }).isWhole).toBe(false);
    expect(narrowed({ interactionId, before: 50 }, { messages: from(60, 65), prev: 60 }).isBeside).toBe(true);
  });

  it('is left alone where the page is asked for in another way', () => {
    const around = { interactionId, around: 5, limit: 1 };
    expect(widened(around)).toEqual(around);
    expect(indexes(around, { messages: from(5, 5), prev: 5, next: 5 })).toEqual([5, 5, 5]);
  });
});
