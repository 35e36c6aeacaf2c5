import { beforeEach, describe, expect, it } from 'vitest';
import type { MessageView } from '../../../src-preload/contract';
import { interaction, message, mine, POLICY, snapshot, T0 } from './entities';
import { done, no } from './fake-session';
import { settled, signedIn } from './stage';
import { PAUSE_MS } from '../../../src-main/desk/store';
import { textOf } from '../../kit/desk-stage';

const CARD = '4111 1111 1111 1111';
const page = (from: number, to: number, prev?: number) =>
  done({
    messages: Array.from({ length: to - from + 1 }, (_, step) => message({ index: from + step })),
    ...(prev === undefined ? {} : { prev }),
  });

let stage: ReturnType<typeof signedIn>;
beforeEach(() => {
  stage = signedIn({ interactions: [interaction()] });
  stage.backend.auto.set('message.list', page(0, 1));
  stage.backend.auto.set('message.markRead', done());
});

const open = async () => {
  const opened = await stage.transcript.open({ interactionId: 'i1' });
  if (!opened.ok) throw new Error(opened.refusal.code);
  stage.changes.length = 0;
  return opened.value;
};
const send = async (text: string) => {
  const result = await stage.message.send({ interactionId: 'i1', text });
  return result.ok ? result.value.key : result.refusal.code;
};
const upserted = () => stage.changes.flatMap(({ transcripts }) => transcripts.flatMap((change) => change.upserted));
const latest = (key: string): MessageView | undefined => upserted().findLast((view) => view.key === key);
const own = (key: string, index: number) =>
  mine({ messageId: `srv-${key}`, clientMessageId: key, index, delivery: { state: 'accepted', at: T0 } });

describe('an own message', () => {
  it('appears at once and keeps its key from queued to read', async () => {
    await open();
    const key = await send('Hello');
    expect(latest(key)).toMatchObject({ author: { kind: 'me' }, createdAt: T0, delivery: { state: 'queued' } });
    const entry = stage.backend.entries.get(key)!;
    stage.backend.entry({ ...entry, state: 'sending' });
    expect(latest(key)?.delivery).toEqual({ state: 'sending' });
    stage.backend.event('message.created', { message: own(key, 2) });
    expect(latest(key)).toMatchObject({ index: 2, delivery: { state: 'accepted' } });
    const told = upserted().length;
    stage.backend.entry({ ...entry, state: 'accepted', messageId: `srv-${key}`, index: 2 });
    expect(upserted()).toHaveLength(told);
    const sent = { state: 'sent' as const, at: T0 };
    stage.backend.event('message.deliveryChanged', { interactionId: 'i1', messageId: `srv-${key}`, delivery: sent });
    stage.clock.advance(PAUSE_MS);
    expect(latest(key)?.delivery).toEqual({ state: 'sent' });
    const read = interaction({ version: 2, lastIndex: 2, customerDeliveredIndex: 2, customerReadIndex: 2 });
    stage.backend.event('interaction.updated', { interaction: read });
    expect(latest(key)?.delivery).toEqual({ state: 'read' });
    const again = await open();
    expect(again.messages.filter((view) => view.key === key)).toHaveLength(1);
  });

  it('stays in sight between its answer and its event', async () => {
    await open();
    const key = await send('Hello');
    stage.backend.entry({ ...stage.backend.entries.get(key)!, state: 'accepted', messageId: 'srv', index: 2 });
    expect(latest(key)?.delivery).toEqual({ state: 'accepted' });
    stage.backend.event('message.created', { message: own(key, 2) });
    expect((await open()).messages.map((view) => view.key)).toEqual(['m0', 'm1', key]);
  });

  it('goes out as written and is shown masked', async () => {
    await open();
    const key = await send(`Is it ${CARD}?`);
    expect(stage.backend.entries.get(key)?.text).toBe(`Is it ${CARD}?`);
    expect(latest(key)?.parts).toMatchObject([{ text: { text: 'Is it ************1111?' } }]);
    expect(JSON.stringify([stage.changes, stage.desk.slices()])).not.toContain(CARD);
  });

  it('that failed can be tried again or put away', async () => {
    await open();
    const key = await send('Hello');
    const failure = { code: 'UPSTREAM_ERROR' as const, retryable: true };
    stage.backend.entry({ ...stage.backend.entries.get(key)!, state: 'failed', failure });
    expect(latest(key)?.delivery).toEqual({ state: 'failed', code: 'backend-trouble', retryable: true });
    expect((await stage.message.retry({ interactionId: 'i1', key })).ok).toBe(true);
    expect(latest(key)?.delivery).toEqual({ state: 'queued' });
    expect((await stage.message.discard({ interactionId: 'i1', key })).ok).toBe(true);
    expect(stage.changes.at(-1)?.transcripts).toMatchObject([{ removedKeys: [key] }]);
    expect(stage.backend.entries.size).toBe(0);
  });

  it('that the channel refused is sent anew, with the text the backend holds', async () => {
    const error = { code: 'REPLY_WINDOW_CLOSED', message: '', retryable: true };
    const failed = mine({ index: 2, text: `Is it ${CARD}?`, delivery: { state: 'failed', at: T0, error } });
    stage.backend.auto.set('message.list', done({ messages: [failed] }));
    const { messages } = await open();
    expect(messages.at(-1)?.delivery).toEqual({ state: 'failed', code: 'reply-window-closed', retryable: true });
    expect((await stage.message.retry({ interactionId: 'i1', key: 'm2' })).ok).toBe(true);
    expect([...stage.backend.entries.values()].map(({ text }) => text)).toEqual([`Is it ${CARD}?`]);
    expect(stage.changes.at(-1)?.transcripts).toMatchObject([{ removedKeys: ['m2'] }]);
    expect((await open()).messages.map(({ key }) => key)).not.toContain('m2');
  });

  it('that failed goes back to her as she wrote it, when she asks for it', async () => {
    await open();
    const text = `Is it ${CARD}?`;
    const failure = { code: 'CONTENT_REJECTED' as const, retryable: false };
    const [kept, put] = [await send(text), await send(text)];
    for (const key of [kept, put])
      stage.backend.entry({ ...stage.backend.entries.get(key)!, state: 'failed', failure });
    const again = await stage.message.discard({ interactionId: 'i1', key: kept, giveBack: true });
    expect(again).toEqual({ ok: true, value: { text } });
    expect(await stage.message.discard({ interactionId: 'i1', key: put })).toEqual({ ok: true, value: { text: '' } });
    expect(stage.backend.entries.size).toBe(0);
    expect(JSON.stringify([stage.changes, stage.desk.slices()])).not.toContain(CARD);
  });

  it('that the channel refused goes back to her too; the words of a colleague do not', async () => {
    const error = { code: 'CONTENT_REJECTED', message: '', retryable: false };
    const delivery = { state: 'failed' as const, at: T0, error };
    const own = mine({ index: 2, text: `Is it ${CARD}?`, delivery });
    const theirs = mine({ index: 3, text: `It is ${CARD}`, delivery });
    const author = { ...theirs.author, agentId: 'somebody-else' };
    stage.backend.auto.set('message.list', done({ messages: [own, { ...theirs, author }] }));
    await open();
    const discard = (key: string) => stage.message.discard({ interactionId: 'i1', key, giveBack: true });
    expect(await discard('m3')).toMatchObject({ refusal: { code: 'unknown-item' } });
    stage.backend.auto.set('message.list', no('offline'));
    expect(await discard('m2')).toMatchObject({ refusal: { code: 'offline' } });
    expect((await open()).messages.map(({ key }) => key)).toContain('m2');
    stage.backend.auto.set('message.list', done({ messages: [own] }));
    expect(await discard('m2')).toEqual({ ok: true, value: { text: `Is it ${CARD}?` } });
    expect((await open()).messages.map(({ key }) => key)).not.toContain('m2');
  });

  it('is refused blank, too long, closed or gone, and nothing is cut or queued', async () => {
    expect(await send(' \n ')).toBe('text-empty');
    expect(await send('a'.repeat(1_001))).toBe('text-too-long');
    expect(await send('👩‍🚒'.repeat(1_000))).toBe('out-1');
    stage.clock.advance(1);
    const replyWindow = { closesAt: T0 + 1, kind: 'standard' as const };
    stage.backend.event('interaction.updated', { interaction: interaction({ version: 2, replyWindow }) });
    expect(await send('late')).toBe('reply-window-closed');
    expect(await stage.message.send({ interactionId: 'nowhere', text: 'a' })).toMatchObject({
      refusal: { code: 'unknown-item' },
    });
    expect(stage.backend.entries.size).toBe(1);
  });
});

describe('a transcript', () => {
  it('collects what comes while its page is on the way', async () => {
    stage.backend.auto.delete('message.list');
    const asked = stage.transcript.open({ interactionId: 'i1' });
    stage.backend.event('message.created', { message: message({ index: 2 }) });
    stage.backend.answer('message.list', page(0, 1));
    const opened = await asked;
    expect(opened).toMatchObject({ ok: true, value: { messages: [{ key: 'm0' }, { key: 'm1' }, { key: 'm2' }] } });
  });

  it('publishes only while it is open, and is still right when opened again', async () => {
    await open();
    await stage.transcript.close({ interactionId: 'i1' });
    stage.backend.event('message.created', { message: message({ index: 2 }) });
    expect(upserted()).toEqual([]);
    expect((await open()).messages.map(({ key }) => key)).toEqual(['m0', 'm1', 'm2']);
    expect(stage.backend.of('message.list')).toHaveLength(1);
  });

  it('pages: the newest fifty, then what is before them', async () => {
    stage.backend.auto.set('message.list', page(50, 99, 50));
    expect(await open()).toMatchObject({ prev: 50 });
    for (let index = 100; index < 120; index += 1)
      stage.backend.event('message.created', { message: message({ index }) });
    const newest = await open();
    expect([newest.messages[0]?.index, newest.messages.length, newest.prev]).toEqual([70, 50, 70]);
    const held = await stage.transcript.older({ interactionId: 'i1', before: 70 });
    expect(held).toMatchObject({ ok: true, value: { prev: 50, messages: { length: 20 } } });
    stage.backend.auto.set('message.list', page(0, 49));
    const asked = await stage.transcript.older({ interactionId: 'i1', before: 50 });
    expect(asked).toMatchObject({ ok: true, value: { messages: { length: 50 } } });
    // With a margin on both sides, for values split over the border of two pages.
    expect(stage.backend.data('message.list').at(-1)).toEqual({ interactionId: 'i1', before: 66, limit: 82 });
  });

  it('leads back to the newest from far back: from what is held, else from the backend', async () => {
    stage.backend.auto.set('message.list', page(50, 99, 50));
    await open();
    const newer = (after: number) => stage.transcript.newer({ interactionId: 'i1', after });
    expect(await newer(60)).toMatchObject({ value: { messages: { length: 39 } } });
    expect(((await newer(60)) as { value: object }).value).not.toHaveProperty('next');
    stage.backend.auto.set('message.list', page(4, 99, 4));
    const asked = await newer(20);
    expect(asked).toMatchObject({ value: { messages: { length: 50 }, next: 70 } });
    expect(stage.backend.data('message.list').at(-1)).toEqual({ interactionId: 'i1', after: 4, limit: 82 });
    stage.backend.auto.set('message.list', no('offline'));
    expect(await newer(20)).toMatchObject({ refusal: { code: 'offline' } });
  });

  it('asks again after a hole and after a snapshot', async () => {
    await open();
    stage.backend.event('message.created', { message: message({ index: 7 }) });
    expect(stage.changes.at(-1)?.transcripts).toMatchObject([{ interactionId: 'i1', reset: true }]);
    await open();
    stage.backend.live(snapshot({ interactions: [interaction({ version: 4 })] }), T0);
    expect(stage.changes.flatMap(({ transcripts }) => transcripts)).toMatchObject([{ reset: true }]);
    await open();
    expect(stage.backend.of('message.list')).toHaveLength(3);
  });

  it('is refused for a conversation that is not hers', async () => {
    expect(await stage.transcript.open({ interactionId: 'other' })).toMatchObject({
      refusal: { code: 'unknown-item' },
    });
  });

  it('has the draft of its conversation and no other, until the wrap-up', async () => {
    stage.backend.event('interaction.assigned', { interaction: interaction({ interactionId: 'i2' }) });
    await stage.message.saveDraft({ interactionId: 'i1', text: 'for Ana' });
    expect((await open()).draft).toBe('for Ana');
    expect(await stage.transcript.open({ interactionId: 'i2' })).toMatchObject({ value: { draft: '' } });
    stage.backend.event('interaction.closed', { interactionId: 'i1' });
    stage.backend.event('interaction.assigned', { interaction: interaction({ version: 9 }) });
    expect((await open()).draft).toBe('');
  });
});

describe('read marks', () => {
  const says = (index: number) =>
    stage.backend.event('message.created', { message: message({ index }), unread: index + 1 });

  it('are told at most once in five seconds, with the newest index', async () => {
    stage.desk.setWindowState({ visible: true, focused: true });
    await stage.view.showing({ interactionId: 'i1' });
    for (const index of [0, 1, 2]) says(index);
    expect(stage.backend.data('message.markRead')).toEqual([{ interactionId: 'i1', index: 0 }]);
    stage.clock.advance(5_000);
    expect(stage.backend.data('message.markRead')).toEqual([
      { interactionId: 'i1', index: 0 },
      { interactionId: 'i1', index: 2 },
    ]);
    stage.clock.advance(60_000);
    expect(stage.backend.of('message.markRead')).toHaveLength(2);
    expect(stage.desk.slices().tasks[0]?.unread).toBe(0);
  });

  it('need the window: hidden or without focus nothing is read', async () => {
    await stage.view.showing({ interactionId: 'i1' });
    stage.desk.setWindowState({ visible: false, focused: true });
    says(0);
    stage.desk.setWindowState({ visible: true, focused: false });
    expect(stage.desk.slices().tasks[0]?.unread).toBe(1);
    expect(stage.alerts).toMatchObject([{ kind: 'message', seen: false, unread: 1 }]);
    stage.desk.setWindowState({ visible: true, focused: true });
    expect(stage.desk.slices().tasks[0]?.unread).toBe(0);
    expect(stage.alerts.at(-1)).toEqual({ kind: 'conversation-seen', interactionId: 'i1' });
  });
});

describe('typing', () => {
  it('is told every three seconds at most, and its end once', async () => {
    const type = (on: boolean) => stage.message.typing({ interactionId: 'i1', on });
    await type(true);
    await type(true);
    stage.clock.advance(3_000);
    await type(true);
    await type(false);
    await type(false);
    expect(stage.backend.data('typing.set').map(({ on }) => on)).toEqual([true, true, false]);
  });

  it('of the customer fades by itself', () => {
    const participants = [
      { participantId: 'p-customer', role: 'customer' as const, state: 'joined' as const, isOwner: false },
    ];
    stage.backend.event('interaction.updated', { interaction: interaction({ version: 2, participants }) });
    stage.backend.event('typing.changed', { interactionId: 'i1', participantId: 'p-customer', on: true });
    expect(stage.desk.slices().tasks[0]?.customerTyping).toBe(true);
    stage.clock.advance(10_000);
    expect(stage.desk.slices().tasks[0]?.customerTyping).toBe(false);
  });
});

describe('masking switched off by the tenant', () => {
  it('shows the transcript anew', async () => {
    await open();
    stage.backend.live(
      snapshot({ interactions: [interaction()], policy: { ...POLICY, maskSensitiveData: false } }),
      T0,
    );
    await settled();
    expect(stage.desk.slices().tasks[0]?.maskingOn).toBe(false);
    stage.backend.auto.set('message.list', done({ messages: [message({ text: CARD })] }));
    expect((await open()).messages[0]?.parts).toMatchObject([{ text: { text: CARD, masked: [] } }]);
  });
});

describe('a value split over messages', () => {
  const shown = () => [...new Map(upserted().map((view) => [view.key, view])).values()].map(textOf);

  it('is hidden in both parts, on what is shown already too', async () => {
    await open();
    stage.backend.event('message.created', { message: message({ index: 2, text: 'it is 4111 1111' }) });
    expect(shown()).toEqual(['it is 4111 1111']);
    stage.backend.event('message.created', { message: mine({ index: 3, text: 'go on' }) });
    stage.backend.event('message.created', { message: message({ index: 4, text: '1111 1111' }) });
    stage.clock.advance(PAUSE_MS);
    expect(shown()).toEqual(['it is ********', 'go on', '****1111']);
    expect(stage.desk.slices().tasks[0]?.preview?.text).toMatchObject({ text: '****1111', masked: [{ kind: 'card' }] });
    const again = await open();
    expect(again.messages.map(textOf)).toContain('it is ********');
  });

  it('is hidden over the border of two pages, which show no message twice', async () => {
    const texts = (index: number) => (index === 49 ? 'it is 4111 1111' : index === 50 ? '1111 1111' : 'hello');
    const of = (from: number, to: number, prev?: number) =>
      done({
        messages: Array.from({ length: to - from + 1 }, (_, step) =>
          message({ index: from + step, text: texts(from + step) }),
        ),
        ...(prev === undefined ? {} : { prev }),
      });
    stage.backend.auto.set('message.list', of(34, 99, 34));
    const newest = await open();
    expect([newest.messages[0]?.index, newest.prev, newest.messages.length]).toEqual([50, 50, 50]);
    expect(newest.messages.map(textOf)[0]).toBe('****1111');
    stage.backend.auto.set('message.list', of(0, 65));
    const older = await stage.transcript.older({ interactionId: 'i1', before: 50 });
    expect(older).toMatchObject({ ok: true, value: { messages: { length: 50 } } });
    expect(older.ok && older.value.messages.map(textOf).at(-1)).toBe('it is ********');
  });

  it('is looked for behind a last message that begins with a number, which is hidden meanwhile', async () => {
    const lastMessage = message({ index: 7, text: '12345678 it is' });
    stage.backend.auto.delete('message.list');
    stage.backend.live(snapshot({ interactions: [interaction({ lastIndex: 7, lastMessage })] }), T0);
    const preview = () => stage.desk.slices().tasks[0]?.preview?.text.text;
    expect(preview()).toBe('******** it is');
    stage.backend.answer('message.list', done({ messages: [message({ index: 6 }), lastMessage] }));
    await settled();
    expect(preview()).toBe('12345678 it is');
  });

  it('is hidden at once when masking is switched on', async () => {
    const off = { ...POLICY, maskSensitiveData: false };
    stage.backend.live(snapshot({ interactions: [interaction()], policy: off }), T0);
    await open();
    stage.backend.event('message.created', { message: message({ index: 2, text: 'it is 4111 1111' }) });
    stage.backend.event('message.created', { message: message({ index: 3, text: '1111 1111' }) });
    expect(stage.desk.slices().tasks[0]?.preview?.text.text).toBe('1111 1111');
    expect(stage.desk.slices().masking).toEqual({ isOn: false });
    stage.changes.length = 0;
    stage.backend.policy(POLICY);
    expect(stage.desk.slices().masking).toEqual({ isOn: true });
    expect(stage.desk.slices().tasks[0]).toMatchObject({ maskingOn: true, preview: { text: { text: '****1111' } } });
    expect(stage.changes.flatMap(({ transcripts }) => transcripts)).toContainEqual(
      expect.objectContaining({ interactionId: 'i1', reset: true, wipe: true }),
    );
  });
});
