// What is told waits for what it rests on: order, group commit, failure, and a backend that comes back as it was.
import { describe, expect, it } from 'vitest';
import { createEngine, type Engine } from '../../../src-backend/engine';
import { bundledScenario } from '../../../src-backend/scenario/bundled';
import { createLedger, type Row } from '../../../src-backend/store/ledger';
import type { Change, Store } from '../../../src-backend/store/store';
import { createFakeTime } from '../../kit/fake-time';

const settled = () => new Promise<void>((done) => setImmediate(done));

function slowStore() {
  const writes: { change: Change; done: () => void; fail: (error: Error) => void }[] = [];
  return {
    writes,
    write: (change: Change) =>
      new Promise<void>((done, fail) => {
        writes.push({ change, done, fail });
      }),
  };
}

describe('the ledger', () => {
  it('tells in order, only what is written, and gathers while a write is under way', async () => {
    const rows: Row[] = [{ key: 'a', value: 1 }];
    const store = slowStore();
    const told: string[] = [];
    const ledger = createLedger(
      store,
      () => rows,
      [],
      () => undefined,
    );
    ledger.after(() => told.push('first'));
    await settled();
    expect(told).toEqual([]);
    expect(store.writes[0]?.change).toEqual({ puts: [['a', '1']], deletes: [] });
    rows.push({ key: 'b', value: 2 });
    ledger.after(() => told.push('second'));
    rows.push({ key: 'c', value: 3 });
    ledger.after(() => told.push('third'));
    await settled();
    expect(store.writes).toHaveLength(1);
    store.writes[0]?.done();
    await settled();
    expect(told).toEqual(['first']);
    expect(store.writes[1]?.change.puts.map(([key]) => key)).toEqual(['b', 'c']);
    store.writes[1]?.done();
    await settled();
    expect(told).toEqual(['first', 'second', 'third']);
  });

  it('writes what changed, removes what is gone, and writes nothing for nothing', async () => {
    const value = { of: 'a' };
    let rows: Row[] = [
      { key: 'a', value, stamp: value },
      { key: 'b', value: 1 },
    ];
    const store = slowStore();
    const ledger = createLedger(
      store,
      () => rows,
      [['old', '0']],
      () => undefined,
    );
    const safe = ledger.safe();
    await settled();
    expect(store.writes[0]?.change).toEqual({
      puts: [
        ['a', '{"of":"a"}'],
        ['b', '1'],
      ],
      deletes: ['old'],
    });
    store.writes[0]?.done();
    await safe;
    await ledger.safe();
    expect(store.writes).toHaveLength(1);
    rows = [{ key: 'b', value: 2 }];
    ledger.touch();
    await settled();
    expect(store.writes[1]?.change).toEqual({ puts: [['b', '2']], deletes: ['a'] });
  });

  it('says nothing more once it cannot write', async () => {
    const store = slowStore();
    const told: string[] = [];
    const failures: unknown[] = [];
    const ledger = createLedger(
      store,
      () => [{ key: 'a', value: 1 }],
      [],
      (error) => failures.push(error),
    );
    ledger.after(() => told.push('never'));
    await settled();
    store.writes[0]?.fail(new Error('disk full'));
    await settled();
    ledger.after(() => told.push('never'));
    await settled();
    expect(told).toEqual([]);
    expect(failures).toHaveLength(1);
  });
});

describe('a backend on a store', () => {
  const memory = (rows = new Map<string, string>()): Store & { rows: Map<string, string> } => ({
    rows,
    load: () => Promise.resolve([...rows]),
    write: ({ puts, deletes }) => {
      for (const key of deletes) rows.delete(key);
      for (const [key, text] of puts) rows.set(key, text);
      return Promise.resolve();
    },
    close: () => Promise.resolve(),
  });
  const stateOf = (engine: Engine): unknown => JSON.parse(JSON.stringify({ ...engine.control.state(), now: 0 }));
  const engineOn = (store: Store, time = createFakeTime()) =>
    createEngine({ scenario: bundledScenario('quiet'), time, seed: 1, shut: () => undefined, store });

  it('comes back with everything: conversations, offers, wrap-ups, policy, tokens, ids', async () => {
    const store = memory();
    const time = createFakeTime();
    const first = await engineOn(store, time);
    const token = first.tokens.issue('agent-1', undefined, 'a-token-of-a-test');
    const { interactionId } = first.control.offer({ heldBy: 'agent-2', text: ['One', 'Two'] });
    first.control.offer({ text: 'Waiting' });
    first.control.setPolicy({ maxMessageLength: 500 });
    first.control.setClock({ offsetMs: 5_000 });
    await first.ledger.safe();
    const before = stateOf(first);
    const transcript = first.control.transcript({ interactionId });

    const second = await engineOn(memory(new Map(store.rows)), time);
    expect(stateOf(second)).toEqual(before);
    expect(second.control.transcript({ interactionId })).toEqual(transcript);
    expect(second.tokens.check(token, time.now())).toMatchObject({ agentId: 'agent-1' });
    // No token is on the disk, and no id is given twice.
    expect([...store.rows].join()).not.toContain('a-token-of-a-test');
    const fresh = second.control.offer({ text: 'New' }).interactionId;
    expect(JSON.stringify(before)).not.toContain(fresh);
  });

  it('refuses a store of another scenario', async () => {
    const store = memory();
    await (await engineOn(store)).ledger.safe();
    const other = { ...bundledScenario('quiet'), name: 'Another' };
    const starting = createEngine({ scenario: other, time: createFakeTime(), seed: 1, shut: () => undefined, store });
    await expect(starting).rejects.toThrow('--store holds the scenario "Quiet", not "Another"');
  });
});
