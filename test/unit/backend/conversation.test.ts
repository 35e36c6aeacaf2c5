// Messages, delivery, reading, wrap-up, the deleted page and the reply window (SPEC 3 and 6).
import { describe, expect, it } from 'vitest';
import { createStage } from '../../kit/backend-core';

function open(given: Parameters<typeof createStage>[0] = {}, offer: object = {}) {
  const stage = createStage(given);
  const maja = stage.agent().ready();
  stage.control.offer(offer);
  const interactionId = maja.take();
  const say = (text: string, clientMessageId = text) =>
    maja.do('message.send', { interactionId, clientMessageId, text });
  const inbox = () => stage.control.customerInbox({ interactionId }).map(({ text }) => text);
  return { ...stage, maja, interactionId, say, inbox };
}

describe('sending', () => {
  it('goes accepted, sent, delivered, read, and reaches the customer once', () => {
    const { maja, say, time, inbox } = open();
    const { message } = say('Hello');
    expect(message.delivery?.state).toBe('accepted');
    expect(inbox()).toEqual([]);
    time.advance(5_000);
    expect(maja.events('message.deliveryChanged').map(({ delivery }) => delivery.state)).toEqual([
      'sent',
      'delivered',
      'read',
    ]);
    expect(maja.snapshot().interactions[0]).toMatchObject({
      customerDeliveredIndex: message.index,
      customerReadIndex: message.index,
    });
    expect(inbox()).toEqual(['Hello']);
  });

  it('keeps the order of quick messages', () => {
    const { say, time, inbox } = open();
    const texts = Array.from({ length: 40 }, (_, at) => `message ${at}`);
    for (const text of texts) {
      say(text);
      time.advance(7);
    }
    time.advance(5_000);
    expect(inbox()).toEqual(texts);
  });

  it('returns the existing message for a repeated clientMessageId, even after the end', () => {
    const { maja, interactionId, say, time, inbox } = open();
    const first = say('Hello', 'same');
    expect(say('Hello', 'same').message.messageId).toBe(first.message.messageId);
    expect(maja.code('message.send', { interactionId, clientMessageId: 'same', text: 'other' })).toBe(
      'IDEMPOTENCY_CONFLICT',
    );
    maja.do('interaction.end', { interactionId });
    expect(say('Hello', 'same').message.messageId).toBe(first.message.messageId);
    time.advance(5_000);
    expect(inbox()).toEqual(['Hello']);
  });

  it('counts graphemes as the agent sees them', () => {
    const { maja, interactionId, say } = open();
    expect(say('👩‍👩‍👧‍👦'.repeat(1_000)).message.index).toBeGreaterThan(0);
    expect(maja.code('message.send', { interactionId, clientMessageId: 'l', text: 'a'.repeat(1_001) })).toBe(
      'MESSAGE_TOO_LONG',
    );
    expect(maja.code('message.send', { interactionId, clientMessageId: 'b', text: ' \n ' })).toBe('CONTENT_REJECTED');
  });

  it('is refused once the reply window is over, and allowed again when the customer writes', () => {
    const { maja, interactionId, say, time, control } = open();
    maja.do('agent.setState', { activityId: 'break' });
    time.advance(24 * 3_600_000);
    expect(maja.code('message.send', { interactionId, clientMessageId: 'late', text: 'late' })).toBe(
      'REPLY_WINDOW_CLOSED',
    );
    control.says({ interactionId, text: 'still there?' });
    expect(maja.last('interaction.updated').interaction.replyWindow?.closesAt).toBe(time.now() + 24 * 3_600_000);
    expect(say('late', 'late').message.parts).toEqual([{ type: 'text', text: 'late' }]);
  });

  it('waits for control verbs when receipts are manual', () => {
    const { maja, interactionId, say, time, control, inbox } = open();
    control.setReceipts({ mode: 'manual' });
    const { message } = say('Hello');
    time.advance(60_000);
    expect(inbox()).toEqual([]);
    control.deliver({ interactionId, index: message.index, to: 'sent' });
    expect(inbox()).toEqual(['Hello']);
    control.read({ interactionId });
    expect(maja.last('message.deliveryChanged').delivery.state).toBe('read');
    expect(inbox()).toEqual(['Hello']);
  });
});

describe('the transcript', () => {
  it('pages before, after and around, in order', () => {
    const { maja, interactionId } = open({}, { filler: 250, text: 'newest' });
    const indexes = (page: object) => {
      const { messages, prev, next } = maja.do('message.list', { interactionId, ...page });
      return [messages[0]?.index, messages.at(-1)?.index, prev, next];
    };
    expect(indexes({})).toEqual([202, 251, 202, undefined]);
    expect(indexes({ before: 202, limit: 100 })).toEqual([102, 201, 102, 201]);
    expect(indexes({ before: 2 })).toEqual([0, 1, undefined, 1]);
    expect(indexes({ after: -1, limit: 10 })).toEqual([0, 9, undefined, 9]);
    expect(indexes({ after: 248 })).toEqual([249, 251, 249, undefined]);
    expect(indexes({ around: 100, limit: 20 })).toEqual([90, 109, 90, 109]);
    expect(indexes({ after: 251 })).toEqual([undefined, undefined, 252, undefined]);
  });

  it('keeps a page of long messages within a frame', () => {
    const { maja, interactionId, control } = open();
    for (let at = 0; at < 20; at += 1) control.says({ interactionId, text: 'č'.repeat(20_000) });
    const seen = new Set<number>();
    let before: number | undefined;
    do {
      const page = maja.do('message.list', { interactionId, ...(before === undefined ? {} : { before }) });
      expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(256 * 1024);
      for (const { index } of page.messages) seen.add(index);
      before = page.prev;
    } while (before !== undefined);
    expect(seen.size).toBe(22);
  });

  it('counts what the customer wrote since the last answer as unread, until it is read', () => {
    const { maja, interactionId, control } = open(
      {},
      {
        history: [
          { from: 'customer', text: 'a' },
          { from: 'bot', text: 'b' },
        ],
        text: ['c', 'd'],
      },
    );
    expect(maja.snapshot().interactions[0]?.unread).toBe(2);
    control.says({ interactionId, text: 'e' });
    expect(maja.last('message.created').unread).toBe(3);
    maja.do('message.markRead', { interactionId, index: 99 });
    expect(maja.last('interaction.readHorizonChanged').interaction.unread).toBe(0);
  });

  it('shows typing to the others and lets it expire', () => {
    const { maja, interactionId, control, time } = open();
    control.typing({ interactionId });
    expect(maja.last('typing.changed')).toMatchObject({ on: true });
    control.says({ interactionId, text: 'there' });
    expect(maja.last('typing.changed')).toMatchObject({ on: false });
    maja.do('typing.set', { interactionId, on: true });
    expect(control.state().interactions[0]?.typing).toEqual(['agent:agent-1']);
    time.advance(10_000);
    expect(control.state().interactions[0]?.typing).toEqual([]);
  });
});

describe('wrap-up', () => {
  it('takes the default at zero, by the backend', () => {
    const { maja, interactionId, time } = open();
    maja.do('interaction.end', { interactionId });
    maja.detach();
    time.advance(59_999);
    expect(maja.snapshot().wrapUps).toHaveLength(1);
    time.advance(1);
    expect(maja.last('wrapUp.updated').wrapUp).toMatchObject({ state: 'done', codeId: 'resolved', automatic: true });
    expect(maja.snapshot()).toMatchObject({ wrapUps: [], interactions: [] });
    expect(maja.code('wrapUp.submit', { interactionId, codeId: 'resolved' })).toBe('done');
    expect(maja.code('wrapUp.submit', { interactionId, codeId: 'spam' })).toBe('INVALID_STATE');
  });

  it('gives more time as often as allowed', () => {
    const { maja, interactionId, time } = open();
    maja.do('interaction.end', { interactionId });
    maja.do('wrapUp.extend', { interactionId });
    maja.do('wrapUp.extend', { interactionId });
    expect(maja.last('wrapUp.updated').wrapUp.extensionAllowed).toBe(false);
    expect(maja.code('wrapUp.extend', { interactionId })).toBe('INVALID_STATE');
    time.advance(179_999);
    expect(maja.snapshot().wrapUps).toHaveLength(1);
    time.advance(1);
    expect(maja.snapshot().wrapUps).toEqual([]);
  });

  it('has another deadline when a test wants one', () => {
    const { maja, interactionId, time, control } = open();
    expect(() => control.setWrapUpDeadline({ interactionId, inMs: 500 })).toThrow('pending');
    maja.do('interaction.end', { interactionId });
    control.setWrapUpDeadline({ interactionId, inMs: 500 });
    expect(maja.last('wrapUp.updated').wrapUp.deadline).toBe(time.now() + 500);
    time.advance(499);
    expect(maja.snapshot().wrapUps).toHaveLength(1);
    time.advance(1);
    expect(maja.snapshot().wrapUps).toEqual([]);
  });

  it('waits for ever without a policy, needs a known reason, and is safe to repeat', () => {
    const { maja, interactionId, time, control } = open();
    control.setWrapUp({ seconds: null });
    maja.do('interaction.end', { interactionId });
    maja.do('interaction.end', { interactionId });
    expect(maja.events('wrapUp.required')).toHaveLength(1);
    time.advance(3_600_000);
    expect(maja.snapshot().wrapUps[0]?.deadline).toBeUndefined();
    expect(maja.code('wrapUp.extend', { interactionId })).toBe('INVALID_STATE');
    expect(maja.code('wrapUp.submit', { interactionId, codeId: 'moon' })).toBe('NOT_FOUND');
    maja.do('wrapUp.submit', { interactionId, codeId: 'spam', note: 'bot' });
    expect(maja.code('wrapUp.submit', { interactionId, codeId: 'spam' })).toBe('done');
    expect(maja.code('interaction.end', { interactionId })).toBe('done');
    expect(control.state().wrapUps[0]).toMatchObject({ codeId: 'spam', note: 'bot' });
  });

  it('comes also when the customer leaves', () => {
    const { maja, interactionId, control } = open();
    control.leave({ interactionId });
    expect(maja.last('interaction.ended')).toMatchObject({ by: 'customer', interaction: { state: 'wrapping' } });
    expect(maja.snapshot().wrapUps).toHaveLength(1);
  });
});

describe('a deleted page', () => {
  it('leaves nothing but the end', () => {
    const { maja, interactionId, control, say, inbox } = open({}, { page: 'shop-fr' });
    control.setReceipts({ mode: 'manual' });
    say('on its way');
    control.deletePage({ pageId: 'shop-fr' });
    expect(maja.last('interaction.interrupted')).toMatchObject({
      reason: 'asset-deleted',
      interaction: { state: 'interrupted' },
    });
    expect(maja.last('message.deliveryChanged').delivery).toMatchObject({
      state: 'failed',
      error: { code: 'CHANNEL_GONE', retryable: false },
    });
    expect(inbox()).toEqual([]);
    const codes = [
      maja.code('message.send', { interactionId, clientMessageId: 'x', text: 'x' }),
      maja.code('typing.set', { interactionId, on: true }),
      maja.code('interaction.transfer', { interactionId, target: { kind: 'queue', id: 'returns' } }),
      maja.code('conference.start', { interactionId, agentId: 'col-eva' }),
      maja.code('message.list', { interactionId }),
      maja.code('interaction.end', { interactionId }),
      maja.code('wrapUp.submit', { interactionId, codeId: 'resolved' }),
    ];
    expect(codes).toEqual([...Array<string>(4).fill('CHANNEL_GONE'), 'done', 'done', 'done']);
    expect(() => control.offer({ page: 'shop-fr' })).toThrow('was deleted');
    expect(() => control.deletePage({ pageId: 'moon' })).toThrow('there is no page "moon"');
  });

  it('takes a pending conference request along, and spares other pages', () => {
    const { maja, interactionId, control, agent } = open({}, { page: 'shop-fr' });
    const luka = agent('agent-2').ready();
    maja.do('conference.start', { interactionId, agentId: 'agent-2' });
    control.deletePage({ pageId: 'shop-si' });
    expect(maja.events('interaction.interrupted')).toEqual([]);
    control.deletePage({ pageId: 'shop-fr' });
    expect(luka.offers()).toEqual([]);
  });
});

describe('other verbs', () => {
  it('marks a reply from elsewhere and tells a changed policy', () => {
    const { maja, interactionId, control } = open();
    control.replyElsewhere({ interactionId, text: 'answered in the inbox' });
    expect(maja.last('message.created').message.author).toMatchObject({ role: 'agent', elsewhere: true });
    control.setPolicy({ maskSensitiveData: false });
    expect(maja.last('policy.changed').policy.maskSensitiveData).toBe(false);
    expect(() => control.says({ interactionId: 'moon', text: 'x' })).toThrow('there is no interaction "moon"');
    expect(() => control.setCapacity({ agent: 'agent-1', capacity: 9 })).toThrow('setCapacity');
  });

  it('forgets a closed conversation after a while', () => {
    const { maja, interactionId, control, time } = open();
    maja.do('interaction.end', { interactionId });
    maja.do('wrapUp.submit', { interactionId, codeId: 'resolved' });
    time.advance(899_000);
    expect(control.state().interactions).toHaveLength(1);
    time.advance(2_000);
    expect(control.state()).toMatchObject({ interactions: [], wrapUps: [] });
    expect(maja.code('interaction.end', { interactionId })).toBe('NOT_FOUND');
  });
});
