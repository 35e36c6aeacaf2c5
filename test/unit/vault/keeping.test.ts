// What the vault keeps for the desk: each agent's apart, messages in their order, and not for ever.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createKeeping, KEPT_MS, MOST_AGENTS } from '../../../src-main/vault/keeping';
import { storedOutbox } from '../../../src-main/vault/stored-outbox';
import { createMemoryVault } from '../../../src-main/vault/vault';
import type { OutboxRecord } from '../../../src-main/session';

const URL_ = 'wss://backend.example/agent';
const maja = { url: URL_, agentId: 'agent-1' };
const message = (clientMessageId: string, fields: Partial<OutboxRecord> = {}): OutboxRecord => ({
  clientMessageId,
  interactionId: 'i1',
  text: `text of ${clientMessageId}`,
  enqueuedAt: 1,
  state: 'queued',
  ...fields,
});

async function stage() {
  const vault = createMemoryVault();
  let now = 1_000_000_000_000;
  const start = async () => {
    const keeping = createKeeping({ open: () => Promise.resolve(vault), now: () => now });
    await keeping.ready();
    return keeping;
  };
  return { vault, start, keeping: await start(), later: (ms: number) => void (now += ms) };
}

describe('what is kept', () => {
  it('is there after a restart, per agent and per backend', async () => {
    const { keeping, start } = await stage();
    const shelf = keeping.shelf(maja);
    shelf.saveDraft('i1', 'half');
    shelf.saveReadMark('i1', 7);
    await shelf.outbox.save([message('m1')]);
    const again = await start();
    const hers = again.shelf(maja);
    expect([...hers.drafts()]).toEqual([['i1', 'half']]);
    expect([...hers.readMarks()]).toEqual([['i1', 7]]);
    expect(hers.outbox.load()).toEqual([message('m1')]);
    for (const other of [
      { ...maja, agentId: 'agent-2' },
      { ...maja, url: 'wss://other.example/' },
    ]) {
      const shelfOfOther = again.shelf(other);
      expect(shelfOfOther.drafts().size + shelfOfOther.readMarks().size).toBe(0);
      expect(shelfOfOther.outbox.load()).toEqual([]);
    }
  });

  it('of a session is what resumes it, from the beginning', async () => {
    const { keeping, start } = await stage();
    keeping.saveResumption('wss://backend.example', { sessionId: 's1', resumeToken: 'r', lastSeq: 41 });
    expect((await start()).resumption('wss://backend.example/')).toEqual({
      sessionId: 's1',
      resumeToken: 'r',
      lastSeq: 0,
    });
    keeping.saveResumption('wss://backend.example/', undefined);
    expect((await start()).resumption('wss://backend.example')).toBeUndefined();
  });

  it('leaves nothing behind when it is taken away', async () => {
    const { keeping, vault } = await stage();
    const shelf = keeping.shelf(maja);
    shelf.saveDraft('i1', 'half');
    shelf.saveReadMark('i1', 7);
    await shelf.outbox.save([message('m1')]);
    shelf.saveDraft('i1', '');
    shelf.saveReadMark('i1', undefined);
    await shelf.outbox.save([]);
    expect(vault.entries('').map(([key]) => key.split('/').at(-1))).toEqual(['used']);
  });

  it('ends with time, and with too many agents for the oldest', async () => {
    const { keeping, later } = await stage();
    keeping.shelf(maja).saveDraft('i1', 'old');
    later(KEPT_MS + 1);
    keeping.shelf({ ...maja, agentId: 'agent-2' }).saveDraft('i1', 'newer');
    expect(keeping.shelf(maja).drafts().size).toBe(0);
    for (let count = 0; count < MOST_AGENTS; count += 1) {
      later(1);
      keeping.shelf({ ...maja, agentId: `other-${String(count)}` });
    }
    expect(keeping.shelf({ ...maja, agentId: 'agent-2' }).drafts().size).toBe(0);
  });

  it('that does not fit is left out', async () => {
    const { keeping, vault, start } = await stage();
    await keeping.shelf(maja).outbox.save([message('m1'), message('m2')]);
    const [key] = vault.entries('').find(([name]) => name.endsWith('/m1')) ?? [''];
    vault.put(key, { clientMessageId: 5 });
    expect((await start()).shelf(maja).outbox.load()).toEqual([message('m2')]);
  });
});

describe('the stored outbox', () => {
  it('comes back as it was saved last, whatever happened before', () => {
    const step = fc.array(
      fc.record({
        id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
        state: fc.constantFrom<OutboxRecord['state']>('queued', 'failed'),
      }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 8 }), (steps) => {
        const vault = createMemoryVault();
        const store = storedOutbox(vault, 'o/');
        let records: OutboxRecord[] = [];
        for (const wanted of steps) {
          const byId = new Map(wanted.map(({ id, state }) => [id, state]));
          // As the outbox does it: an object stays the same as long as nothing about it changes.
          records = [...byId].map(
            ([id, state]) =>
              records.find((one) => one.clientMessageId === id && one.state === state) ?? message(id, { state }),
          );
          void store.save(records);
        }
        expect(storedOutbox(vault, 'o/').load()).toEqual(records);
      }),
      { numRuns: 300 },
    );
  });

  it('writes only the message that changed', async () => {
    const vault = createMemoryVault();
    const puts: string[] = [];
    const put = (key: string, value: unknown) => {
      puts.push(key);
      vault.put(key, value);
    };
    const store = storedOutbox({ ...vault, put }, 'o/');
    const records = Array.from({ length: 100 }, (_, index) => message(`m${String(index)}`));
    await store.save(records);
    puts.length = 0;
    await store.save(
      records.map((record, index) => (index === 40 ? { ...record, state: 'sending' as const } : record)),
    );
    expect(puts).toEqual(['o/m40']);
  });
});
