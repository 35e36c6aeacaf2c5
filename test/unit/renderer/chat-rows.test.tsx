// From messages to rows, and the transcript store: order, batches, pages, nothing lost on the way.
import { describe, expect, it, vi } from 'vitest';
import type { MessageView } from '../../../src-preload/contract';
import { buildRows } from '../../../src-renderer/features/chat/bubble-rows';
import { createTranscriptStore } from '../../../src-renderer/features/chat/transcript-store';

const NOON = new Date(2026, 2, 10, 12).getTime();
const MINUTE = 60_000;

const say = (key: string, over: Partial<MessageView> & { kind?: MessageView['author']['kind'] } = {}): MessageView => {
  const { kind = 'customer', ...rest } = over;
  return {
    key,
    index: Number(key.slice(1)),
    author: { kind, name: kind, participantId: kind },
    createdAt: NOON,
    parts: [{ type: 'text', text: { text: key, masked: [] } }],
    ...rest,
  };
};
const system = (key: string, createdAt = NOON) =>
  say(key, { kind: 'system', createdAt, parts: [{ type: 'system', code: 'participant-joined', params: {} }] });
const unsent = (key: string): MessageView => {
  const message = say(key, { kind: 'me', delivery: { state: 'sending' } });
  delete message.index;
  return message;
};
const shapes = (rows: ReturnType<typeof buildRows>) =>
  rows.map((row) =>
    row.kind === 'bubble' ? `${row.key}${row.first ? '<' : ''}${row.last ? '>' : ''}${row.named ? '@' : ''}` : row.kind,
  );

describe('buildRows', () => {
  it('groups a run of one author and starts anew after a pause, another author, or a system line', () => {
    const rows = buildRows([
      say('m1'),
      say('m2', { createdAt: NOON + MINUTE }),
      say('m3', { createdAt: NOON + 10 * MINUTE }),
      say('m4', { kind: 'me', createdAt: NOON + 11 * MINUTE }),
      system('m5', NOON + 12 * MINUTE),
      say('m6', { kind: 'me', createdAt: NOON + 12 * MINUTE }),
    ]);
    expect(shapes(rows)).toEqual(['day', 'm1<', 'm2>', 'm3<>', 'm4<>', 'system', 'm6<>']);
  });
  it('separates local days', () => {
    const midnight = new Date(2026, 2, 11).getTime();
    const rows = buildRows([say('m1', { createdAt: midnight - 1 }), say('m2', { createdAt: midnight })]);
    expect(shapes(rows)).toEqual(['day', 'm1<>', 'day', 'm2<>']);
    expect(rows[2]).toMatchObject({ kind: 'day', at: midnight });
  });
  it('puts the unread divider before the first unread message, once, and breaks the group there', () => {
    const rows = buildRows([say('m1'), say('m2'), say('m3')], 2);
    expect(shapes(rows)).toEqual(['day', 'm1<>', 'unread', 'm2<', 'm3>']);
  });
  it('has no unread divider where nothing was said before', () => {
    const opening = say('m0', { index: 0 });
    expect(shapes(buildRows([opening, say('m1')], 0))).toEqual(['day', 'm0<', 'm1>']);
    expect(shapes(buildRows([system('m0'), say('m1')], 1))).toEqual(['day', 'system', 'm1<>']);
    expect(shapes(buildRows([say('m7'), say('m8')], 7))).toEqual(['day', 'unread', 'm7<', 'm8>']);
  });
  it('names bots, earlier agents and answers from elsewhere; in a conference everybody but the customer', () => {
    const messages = [say('m1'), say('m2', { kind: 'bot' }), say('m3', { kind: 'agent' }), say('m4', { kind: 'me' })];
    expect(shapes(buildRows(messages))).toEqual(['day', 'm1<>', 'm2<>@', 'm3<>@', 'm4<>']);
    expect(shapes(buildRows(messages, undefined, true))).toEqual(['day', 'm1<>', 'm2<>@', 'm3<>@', 'm4<>@']);
  });
});

describe('transcript store', () => {
  const page = (messages: MessageView[], rest = {}) => ({ interactionId: 'i', messages, draft: '', ...rest });
  const change = (upserted: MessageView[], removedKeys: string[] = []) => ({
    interactionId: 'i',
    upserted,
    removedKeys,
  });
  const keys = (store: ReturnType<typeof createTranscriptStore>) => store.get('i')?.messages.map(({ key }) => key);

  it('appends, replaces in place, removes, and tells once a batch', () => {
    const store = createTranscriptStore();
    const told = vi.fn();
    store.subscribe('i', told);
    store.open(page([say('m1'), say('m2')]));
    told.mockClear();
    const read = say('m1', { delivery: { state: 'read' } });
    store.apply([change([say('m3')]), change([read]), change([], ['m2'])]);
    expect(keys(store)).toEqual(['m1', 'm3']);
    expect(store.get('i')?.messages[0]).toBe(read);
    expect(told).toHaveBeenCalledTimes(1);
  });
  it('keeps own messages without an index last, in the order written, until the backend has them', () => {
    const store = createTranscriptStore();
    store.open(page([say('m1')]));
    store.apply([change([unsent('m8'), unsent('m9')])]);
    store.apply([change([say('m2')])]);
    expect(keys(store)).toEqual(['m1', 'm2', 'm8', 'm9']);
    store.apply([change([say('m9', { kind: 'me', index: 3 })])]);
    expect(keys(store)).toEqual(['m1', 'm2', 'm9', 'm8']);
  });
  it('puts older pages in front and forgets `prev` at the beginning', () => {
    const store = createTranscriptStore();
    store.open(page([say('m3')], { prev: 3, firstUnread: 3 }));
    store.prepend(page([say('m2')], { prev: 2 }), 3);
    expect(store.get('i')).toMatchObject({ prev: 2, firstUnread: 3 });
    store.prepend(page([say('m0')]), 3);
    expect(keys(store)).toEqual(['m2', 'm3']);
    store.prepend(page([say('m1')]), 2);
    expect(keys(store)).toEqual(['m1', 'm2', 'm3']);
    expect(store.get('i')?.prev).toBeUndefined();
  });
  it('loses no change that comes in while the page is on its way', () => {
    const store = createTranscriptStore();
    store.expect('i');
    store.apply([change([say('m2')])]);
    store.open(page([say('m1')]));
    expect(keys(store)).toEqual(['m1', 'm2']);
  });
  it('drops changes of conversations it does not hold, and asks again on a reset', () => {
    const store = createTranscriptStore();
    const reset = vi.fn();
    store.onReset(reset);
    store.apply([change([say('m1')])]);
    expect(store.get('i')).toBeUndefined();
    store.open(page([say('m1')]));
    store.apply([{ ...change([]), reset: true }]);
    expect(reset).toHaveBeenCalledWith('i');
  });
  it('shows nothing more of what it holds once masking was switched on, also of what is on its way', () => {
    const store = createTranscriptStore();
    const told = vi.fn();
    const wipe = { ...change([]), reset: true, wipe: true };
    store.onReset((id) => {
      store.expect(id);
    });
    store.open(page([say('m1')]));
    store.subscribe('i', told);
    store.apply([wipe]);
    expect(store.get('i')).toBeUndefined();
    expect(told).toHaveBeenCalled();
    store.apply([change([say('m2')]), wipe]);
    store.open(page([say('m3')]));
    expect(keys(store)).toEqual(['m3']);
  });
});
