// The stretch of a long conversation that the window holds: two ends, a bound, live messages behind a cut end.
import { describe, expect, it, vi } from 'vitest';
import type { MessageView } from '../../../src-preload/contract';
import { createTranscriptStore } from '../../../src-renderer/features/chat/transcript-store';
import { KEPT } from '../../../src-renderer/features/chat/transcript-window';

const at = (index: number, kind: MessageView['author']['kind'] = 'customer'): MessageView => ({
  key: `m${String(index)}`,
  index,
  author: { kind, name: kind, participantId: kind },
  createdAt: index,
  parts: [{ type: 'text', text: { text: String(index), masked: [] } }],
});
const written = (key: string): MessageView => {
  const message: MessageView = { ...at(0, 'me'), key };
  delete message.index;
  return message;
};
const span = (first: number, last: number) => Array.from({ length: last - first + 1 }, (_, n) => at(first + n));
const page = (messages: MessageView[], rest = {}) => ({ interactionId: 'i', messages, draft: '', ...rest });
const change = (upserted: MessageView[]) => ({ interactionId: 'i', upserted, removedKeys: [] });

function readBack() {
  const store = createTranscriptStore();
  store.open(page(span(1_000, 1_699), { prev: 1_000 }));
  store.setReadingBack('i', true);
  store.trim('i', 'newer');
  const ends = () => {
    const { messages = [], prev, next } = store.get('i') ?? {};
    return [messages[0]?.index, messages.at(-1)?.index, prev, next];
  };
  return { store, ends };
}

describe('a stretch of a long conversation', () => {
  it('is cut far from the screen, at either end', () => {
    const { store, ends } = readBack();
    expect(ends()).toEqual([1_000, 999 + KEPT, 1_000, 999 + KEPT]);
    store.append(page(span(1_400, 1_699)), 1_399);
    expect(ends()).toEqual([1_000, 1_699, 1_000, undefined]);
    store.trim('i', 'older');
    expect(ends()).toEqual([1_300, 1_699, 1_300, undefined]);
  });

  it('takes no page that does not fit where it is by now', () => {
    const { store, ends } = readBack();
    store.append(page(span(1_500, 1_549)), 1_499);
    store.prepend(page(span(800, 849), { prev: 800 }), 850);
    expect(ends()).toEqual([1_000, 1_399, 1_000, 1_399]);
  });

  it('counts and tells what arrives behind a cut end, and does not show it out of place', () => {
    const { store, ends } = readBack();
    const heard = vi.fn();
    store.onArrived(heard);
    store.apply([change([at(1_700), at(1_701, 'me')]), change([at(1_702)])]);
    expect(ends()[1]).toBe(1_399);
    expect(store.get('i')).toMatchObject({ arrived: 2, newest: 1_702 });
    expect(heard.mock.calls.map(([, messages]) => (messages as MessageView[]).map(({ index }) => index))).toEqual([
      [1_700, 1_702],
    ]);
    store.append(page(span(1_400, 1_699)), 1_399);
    expect(ends()[3]).toBe(1_699);
    store.append(page(span(1_700, 1_702)), 1_699);
    expect(ends()[3]).toBeUndefined();
    expect(store.get('i')?.arrived).toBe(2);
  });

  it('takes changes of what it holds, and of nothing in front of it', () => {
    const { store, ends } = readBack();
    const read = { ...at(1_200, 'me'), delivery: { state: 'read' as const } };
    store.apply([change([read, { ...at(500, 'me'), delivery: { state: 'read' as const } }])]);
    expect(store.get('i')?.messages[200]).toBe(read);
    expect(ends()[0]).toBe(1_000);
  });

  it('keeps own messages for the end, which a cut one does not show', () => {
    const { store, ends } = readBack();
    store.apply([change([written('w1')])]);
    expect(ends()[1]).toBe(1_399);
    expect(store.get('i')?.outgoing.map(({ key }) => key)).toEqual(['w1']);
    store.append(page(span(1_400, 1_699)), 1_399);
    expect(store.get('i')?.messages.at(-1)?.key).toBe('w1');
  });

  it('stays in place when changes were missed while she reads back, and goes to the newest otherwise', () => {
    const { store, ends } = readBack();
    const heard = vi.fn();
    store.onArrived(heard);
    store.open(page(span(1_750, 1_799), { prev: 1_750 }));
    expect(ends()).toEqual([1_000, 1_399, 1_000, 1_399]);
    expect(store.get('i')).toMatchObject({ newest: 1_799, arrived: 50 });
    expect(heard).toHaveBeenCalledTimes(1);
    store.setReadingBack('i', false);
    store.open(page(span(1_750, 1_799), { prev: 1_750 }));
    expect(ends()).toEqual([1_750, 1_799, 1_750, undefined]);
    expect(heard).toHaveBeenCalledTimes(1);
  });
});
