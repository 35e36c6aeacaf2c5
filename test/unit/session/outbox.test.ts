import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import type { OutboxEntry, OutboxRecord, OutboxStore } from '../../../src-main/session';
import { MessageOutbox } from '../../../src-main/session/outbox';
import { refused } from '../../../src-main/session/result';
import { settled } from './kit/fake-clock';
import { created, done, error, interaction, message, sentMessage, serverTime, snapshot } from './kit/frames';
import { createLine } from './kit/line';
import { encodeEvent } from '../../../src-protocol';

let line: ReturnType<typeof createLine>;
let changes: string[];

const watch = () => {
  changes = [];
  line.session.outbox.onChange((id, entry) => changes.push(`${id} ${entry?.state ?? 'gone'}`));
};
const record = (clientMessageId: string, text: string, state: OutboxRecord['state']): OutboxRecord => ({
  clientMessageId,
  interactionId: 'i1',
  text,
  enqueuedAt: 1,
  state,
});
/** A store that never fails. */
function storeOf(
  initial: OutboxRecord[],
  saved: (records: readonly OutboxRecord[]) => void = () => undefined,
): OutboxStore {
  let records: readonly OutboxRecord[] = initial;
  return {
    load: () => structuredClone([...records]),
    save: (next) => {
      records = structuredClone([...next]);
      saved(next);
      return Promise.resolve();
    },
  };
}
const say = (text: string, interactionId = 'i1') => {
  const result = line.session.outbox.enqueue({ interactionId, text });
  if (!result.ok) throw new Error(result.code);
  return result.value;
};
const onWire = () => line.socket.sentOf('message.send');
const lastOnWire = () => {
  const frame = onWire().at(-1);
  if (frame?.id === undefined) throw new Error('nothing was sent');
  return { id: frame.id, clientMessageId: String(frame.data?.['clientMessageId']), text: String(frame.data?.['text']) };
};
const confirm = async (index: number) => {
  const { id, clientMessageId, text } = lastOnWire();
  line.socket.receive(sentMessage(id, message(index, text, clientMessageId)));
  await settled();
};
const states = () => line.session.outbox.list().map(({ text, state }) => `${text} ${state}`);

beforeEach(() => {
  line = createLine();
  watch();
});

describe('outbox', () => {
  it('sends one message of a conversation at a time, in order, conversations side by side', async () => {
    line.live();
    const first = say('one');
    say('two');
    say('other', 'i2');
    await settled();
    expect(onWire().map(({ data }) => data?.['text'])).toEqual(['one', 'other']);
    const entries: (OutboxEntry | undefined)[] = [];
    line.session.outbox.onChange((id, entry) => id === first && entries.push(entry));
    const { id } = onWire()[0] ?? {};
    line.socket.receive(sentMessage(id ?? '', message(7, 'one', first)));
    await settled();
    expect(entries).toMatchObject([{ state: 'accepted', messageId: 'm7', index: 7 }]);
    expect(onWire().map(({ data }) => data?.['text'])).toEqual(['one', 'other', 'two']);
    expect(states()).toEqual(['two sending', 'other sending']);
  });

  it('keeps messages through an outage and sends them afterwards', async () => {
    say('before');
    line.live();
    await settled();
    await confirm(0);
    line.socket.end();
    say('during');
    await settled();
    expect(states()).toEqual(['during queued']);
    line.resume(1);
    await settled();
    expect(lastOnWire().text).toBe('during');
    await confirm(1);
    expect(states()).toEqual([]);
  });

  it('resolves an unconfirmed message by the same clientMessageId', async () => {
    line.live();
    const id = say('hello');
    await settled();
    line.socket.end();
    expect(states()).toEqual(['hello unconfirmed']);
    expect(line.session.outbox.cancel(id)).toMatchObject({ code: 'already-sent' });
    line.resume(1);
    await settled();
    expect(lastOnWire().clientMessageId).toBe(id);
    await confirm(0);
    expect(changes.at(-1)).toBe(`${id} accepted`);
  });

  it('takes the replayed event as the answer, also when the result never comes', async () => {
    line.live();
    const id = say('hello');
    const next = say('next');
    await settled();
    line.socket.end();
    line.resume(2);
    line.socket.receive(created(2, message(0, 'hello', id)));
    await settled();
    expect(changes.filter((change) => change.startsWith(id)).at(-1)).toBe(`${id} accepted`);
    expect(lastOnWire()).toMatchObject({ clientMessageId: next });
  });

  it('finds an unconfirmed message in the snapshot of a new session', async () => {
    line.live();
    const id = say('hello');
    await settled();
    line.socket.end();
    line.clock.advance(1_000);
    line.welcome({ sessionId: 's2' });
    const lastMessage = message(3, 'hello', id);
    line.socket.receive(snapshot(1, { interactions: [interaction({ lastMessage, lastIndex: 3 })] }));
    await settled();
    expect(changes.at(-1)).toBe(`${id} accepted`);
    expect(states()).toEqual([]);
  });

  it('sends an unconfirmed message again after a new sign-in, with the same clientMessageId', async () => {
    line.live();
    const id = say('hello');
    await settled();
    line.session.disconnect();
    await settled();
    expect(states()).toEqual(['hello unconfirmed']);
    line.live();
    await settled();
    expect(lastOnWire().clientMessageId).toBe(id);
  });

  it('fails with the reason and goes on with the next; retry keeps the id', async () => {
    line.live();
    const bad = say('bad');
    say('good');
    await settled();
    line.socket.receive(error(lastOnWire().id, 'CONTENT_REJECTED'));
    await settled();
    expect(line.session.outbox.list()[0]).toMatchObject({
      clientMessageId: bad,
      state: 'failed',
      failure: { code: 'CONTENT_REJECTED', retryable: false },
    });
    expect(lastOnWire().text).toBe('good');
    expect(line.session.outbox.retry(bad).ok).toBe(true);
    await settled();
    expect(lastOnWire().text).toBe('good');
    await confirm(0);
    expect(lastOnWire()).toMatchObject({ text: 'bad', clientMessageId: bad });
  });

  it('waits out a rate limit in place, then tries again with a new command for the same message', async () => {
    line.live();
    const id = say('one');
    say('two');
    await settled();
    const first = lastOnWire();
    line.socket.receive(error(first.id, 'RATE_LIMITED', { retryable: true, retryAfterMs: 1_500 }));
    await settled();
    expect(states()).toEqual(['one queued', 'two queued']);
    line.clock.advance(1_499);
    expect(onWire()).toHaveLength(1);
    await line.clock.pass(2_000);
    expect(lastOnWire()).toMatchObject({ clientMessageId: id });
    expect(lastOnWire().id).not.toBe(first.id);
  });

  it('gives up after some tries and says that it may be retried', async () => {
    line.live();
    say('one');
    for (let attempt = 0; attempt < 6; attempt += 1) {
      await settled();
      line.socket.receive(error(lastOnWire().id, 'UPSTREAM_ERROR', { retryable: true }));
      await settled();
      const before = onWire().length;
      for (let second = 0; second < 40 && onWire().length === before; second += 1) {
        await line.clock.pass(1_000, 1_000);
        line.socket.receive('{}');
      }
    }
    expect(line.session.outbox.list()).toMatchObject([
      { state: 'failed', failure: { code: 'UPSTREAM_ERROR', retryable: true } },
    ]);
    expect(onWire()).toHaveLength(6);
    expect(new Set(onWire().map(({ data }) => data?.['clientMessageId'])).size).toBe(1);
  });

  it('gives a cancelled message back and never sends it', async () => {
    const id = say('never mind');
    expect(line.session.outbox.cancel(id)).toEqual({ ok: true, value: { text: 'never mind' } });
    expect(line.session.outbox.cancel(id)).toMatchObject({ code: 'not-found' });
    line.live();
    await settled();
    expect(onWire()).toEqual([]);
    expect(changes).toEqual([`${id} queued`, `${id} gone`]);
  });

  it('refuses blank, oversized and too many messages', () => {
    const { outbox } = line.session;
    expect(outbox.enqueue({ interactionId: 'i1', text: ' \n' })).toMatchObject({ code: 'empty-text' });
    expect(outbox.enqueue({ interactionId: 'i1', text: 'x'.repeat(20_001) })).toMatchObject({
      code: 'MESSAGE_TOO_LONG',
    });
    for (let count = 0; count < 500; count += 1) say('x');
    expect(outbox.enqueue({ interactionId: 'i1', text: 'x' })).toMatchObject({ code: 'outbox-full' });
  });

  it('holds a conversation back until it is released', async () => {
    line.live();
    line.session.outbox.hold('i1');
    say('held');
    say('free', 'i2');
    await settled();
    expect(onWire().map(({ data }) => data?.['text'])).toEqual(['free']);
    line.session.outbox.release('i1');
    await settled();
    expect(lastOnWire().text).toBe('held');
  });

  it('fails what is still queued when the page is deleted', async () => {
    line.live();
    say('on the wire');
    say('queued');
    await settled();
    const frame = { type: 'interaction.interrupted' as const, id: 'e', seq: 2, time: serverTime };
    line.socket.receive(encodeEvent({ ...frame, data: { interaction: interaction(), reason: 'asset-deleted' } }));
    expect(states()).toEqual(['on the wire sending', 'queued failed']);
    expect(line.session.outbox.list()[1]?.failure?.code).toBe('CHANNEL_GONE');
  });

  it('stores a message before it sends it, and sends what the last run left, in order', async () => {
    const saves: string[] = [];
    const store = storeOf([record('old', 'left over', 'sending')], (records) => {
      saves.push(records.map(({ text, state }) => `${text} ${state}`).join(', '));
    });
    line.live();
    line.session.outbox.attach(store);
    say('new');
    await settled();
    expect(saves[0]).toBe('left over sending');
    expect(onWire().map(({ data }) => data)).toMatchObject([{ clientMessageId: 'old', text: 'left over' }]);
    expect(saves.at(-1)).toBe('left over sending, new queued');
    await confirm(0);
    expect(lastOnWire().text).toBe('new');
    expect(store.load()).toMatchObject([{ text: 'new', state: 'sending' }]);
  });

  it('shows what was on the wire when the last run ended as unconfirmed', () => {
    line.session.outbox.attach(storeOf([record('a', 'one', 'sending'), record('b', 'two', 'queued')]));
    expect(states()).toEqual(['one unconfirmed', 'two queued']);
    expect(changes).toEqual(['a unconfirmed', 'b queued']);
  });

  it('puts nothing on the wire before it is stored, and nothing that was dropped meanwhile', async () => {
    const writes: (() => void)[] = [];
    const save = () =>
      new Promise<void>((done) => {
        writes.push(done);
      });
    line.session.outbox.attach({ load: () => [], save });
    line.live();
    say('first');
    await settled();
    expect(onWire()).toEqual([]);
    const write = async () => {
      for (const done of writes.splice(0)) done();
      await settled();
    };
    await write();
    expect(onWire()).toHaveLength(1);
    say('second', 'i2');
    await settled();
    line.session.outbox.attach(undefined);
    await write();
    expect(onWire()).toHaveLength(1);
  });

  it('does not offer a message again and again to a line that is down', async () => {
    let offers = 0;
    const outbox = new MessageOutbox({
      clock: line.clock,
      random: () => 0,
      newId: () => 'one',
      show: (text) => text,
      send: () => {
        offers += 1;
        return Promise.resolve(refused('offline', true));
      },
      report: () => undefined,
    });
    outbox.enqueue({ interactionId: 'i1', text: 'hello' });
    outbox.up();
    await settled();
    expect(offers).toBe(1);
    outbox.up();
    await settled();
    expect(offers).toBe(2);
  });

  it('goes on from memory when its store fails', async () => {
    line.session.outbox.attach({
      load: () => {
        throw new Error('disk');
      },
      save: () => Promise.reject(new Error('disk')),
    });
    line.live();
    say('hello');
    await settled();
    expect(lastOnWire().text).toBe('hello');
    expect(line.notes).toContainEqual({ what: 'listener-failed', detail: 'Error' });
  });

  it("leaves an agent's messages in her store when another one signs in, and sends them when she is back", async () => {
    const hers = storeOf([]);
    line.session.outbox.attach(hers);
    const id = say('mine');
    const others = storeOf([]);
    line.session.outbox.attach(others);
    expect(changes.at(-1)).toBe(`${id} gone`);
    line.live();
    await settled();
    expect(onWire()).toEqual([]);
    expect(others.load()).toEqual([]);
    line.session.outbox.attach(hers);
    await settled();
    expect(lastOnWire()).toMatchObject({ clientMessageId: id, text: 'mine' });
  });
});

describe('outbox under faults', () => {
  type Fault = 'answer' | 'drop-before' | 'drop-after' | 'refuse-for-now' | 'lose-result';
  const fault = fc.constantFrom<Fault>('answer', 'drop-before', 'drop-after', 'refuse-for-now', 'lose-result');

  /** A server that keeps the protocol's promise: one message per clientMessageId; faults happen around it. */
  async function play(faults: readonly Fault[], counts: readonly number[]) {
    line = createLine();
    const kept = new Map<string, { text: string; interactionId: string; index: number }>();
    const answered = new WeakSet<object>();
    const script = [...faults];
    line.live();
    counts.forEach((count, conversation) => {
      for (let index = 0; index < count; index += 1) say(`m${String(index)}`, `i${String(conversation)}`);
    });
    const drop = () => {
      line.socket.end();
      line.resume(1);
    };
    for (let round = 0; round < 400 && line.session.outbox.list().length > 0; round += 1) {
      await settled();
      const frame = onWire().find((candidate) => !answered.has(candidate));
      if (frame?.id === undefined) {
        await line.clock.pass(3_000, 1_000);
        line.socket.receive(done('nobody'));
        continue;
      }
      answered.add(frame);
      const next = script.shift() ?? 'answer';
      if (next === 'drop-before') {
        drop();
        continue;
      }
      if (next === 'refuse-for-now') {
        line.socket.receive(error(frame.id, 'UNAVAILABLE', { retryable: true }));
        continue;
      }
      const { clientMessageId, text, interactionId } = frame.data as Record<string, string>;
      if (clientMessageId === undefined || text === undefined || interactionId === undefined) throw new Error('frame');
      const known = kept.get(clientMessageId) ?? { text, interactionId, index: kept.size };
      kept.set(clientMessageId, known);
      if (next === 'drop-after') drop();
      else if (next === 'answer')
        line.socket.receive(sentMessage(frame.id, { ...message(known.index, text, clientMessageId), interactionId }));
      // lose-result: the repeat after 20 s is answered.
    }
    return kept;
  }

  it('delivers each message exactly once and each conversation in order', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fault, { maxLength: 5 }),
        fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 3 }),
        async (faults, counts) => {
          const kept = await play(faults, counts);
          expect(line.session.outbox.list()).toEqual([]);
          counts.forEach((count, conversation) => {
            const texts = [...kept.values()]
              .filter(({ interactionId }) => interactionId === `i${String(conversation)}`)
              .map(({ text }) => text);
            expect(texts).toEqual(Array.from({ length: count }, (_, index) => `m${String(index)}`));
          });
        },
      ),
      { numRuns: 100 },
    );
  });
});
