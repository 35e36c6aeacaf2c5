// Undo-send in the outbox: a message is kept back for some seconds, with what follows it.
import { describe, expect, it } from 'vitest';
import type { OutboxRecord } from '../../../src-main/session';
import { settled } from './kit/fake-clock';
import { createLine } from './kit/line';

function stage() {
  const line = createLine();
  line.live();
  const { outbox } = line.session;
  const texts = () => line.socket.sentOf('message.send').map(({ data }) => data?.['text']);
  const say = (text: string, holdMs?: number) =>
    outbox.enqueue({ interactionId: 'i1', text, ...(holdMs === undefined ? {} : { holdMs }) });
  return { line, outbox, texts, say };
}

describe('a message kept back', () => {
  it('goes out when its time is over, and what follows waits for it', async () => {
    const { line, outbox, texts, say } = stage();
    say('first', 3_000);
    say('second');
    outbox.enqueue({ interactionId: 'i2', text: 'other' });
    await settled();
    expect(texts()).toEqual(['other']);
    expect(outbox.list('i1')[0]?.heldUntil).toBe(line.clock.now() + 3_000);
    line.clock.advance(2_999);
    await settled();
    expect(texts()).toEqual(['other']);
    line.clock.advance(1);
    await settled();
    expect(texts()).toEqual(['other', 'first']);
    expect(outbox.list('i1')[0]?.heldUntil).toBeUndefined();
  });

  it('can be taken back until then, and never goes out afterwards', async () => {
    const { line, outbox, texts, say } = stage();
    const key = say('oops', 3_000);
    if (!key.ok) throw new Error(key.code);
    expect(outbox.cancel(key.value)).toEqual({ ok: true, value: { text: 'oops' } });
    line.clock.advance(10_000);
    await settled();
    expect(texts()).toEqual([]);
  });

  it('goes out at once when there is a hurry', async () => {
    const { line, outbox, texts, say } = stage();
    say('first', 5_000);
    outbox.hurry('i1');
    await settled();
    expect(texts()).toEqual(['first']);
    line.clock.advance(5_000);
    await settled();
    expect(texts()).toEqual(['first']);
  });

  it('does not outlive the program as held: the next start sends it', async () => {
    const { line, outbox, texts } = stage();
    const record: OutboxRecord = {
      clientMessageId: 'c1',
      interactionId: 'i1',
      text: 'kept',
      enqueuedAt: 1,
      state: 'queued',
      heldUntil: Number.MAX_SAFE_INTEGER,
    };
    outbox.attach({ load: () => [record], save: () => Promise.resolve() });
    await settled();
    expect(texts()).toEqual(['kept']);
    expect(line.session.outbox.list()[0]?.heldUntil).toBeUndefined();
  });

  it('fails with the page like any other', () => {
    const { outbox, say } = stage();
    say('too late', 5_000);
    outbox.fail('i1', 'CHANNEL_GONE');
    expect(outbox.list()).toMatchObject([{ state: 'failed', failure: { code: 'CHANNEL_GONE' } }]);
    expect(outbox.list()[0]).not.toHaveProperty('heldUntil');
  });
});
