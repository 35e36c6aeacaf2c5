// The mirror: subscribe first, snapshot, publications in order, a gap asks again.
import { describe, expect, it, vi } from 'vitest';
import type { DeskSnapshot } from '../../../src-preload/contract';
import { makeFeeds } from '../../../src-renderer/app/feeds';
import { hydrate } from '../../../src-renderer/app/hydrate';
import { makeStore } from '../../../src-renderer/app/store';
import { createDeskDouble } from '../../kit/renderer/desk-double';
import { sampleOffer, samplePresence, sampleSlices, sampleTask } from '../../kit/renderer/sample-desk';

const NOW = 1_700_000_000_000;

async function mirrored(initial = sampleSlices(NOW)) {
  const double = createDeskDouble(initial);
  const store = makeStore();
  const feeds = makeFeeds();
  await hydrate({ desk: double.desk, store, feeds });
  return { double, store, feeds };
}

const settled = () => new Promise((resume) => setImmediate(resume));

describe('hydrate', () => {
  it('holds the snapshot when it resolves', async () => {
    const { store } = await mirrored(sampleSlices(NOW, { tasks: [sampleTask(NOW, 't1')] }));
    expect(store.getState().tasks).toHaveLength(1);
    expect(store.getState().presence?.agentInitials).toBe('MK');
    expect(store.getState().ui.hydrated).toBe(true);
  });

  it('replaces a slice whole and leaves the others alone', async () => {
    const { double, store } = await mirrored(
      sampleSlices(NOW, { offers: [sampleOffer(NOW, 'a'), sampleOffer(NOW, 'b')] }),
    );
    const before = store.getState();
    double.publish({ offers: [sampleOffer(NOW, 'b')] });
    expect(store.getState().offers.map((offer) => offer.reservationId)).toEqual(['r-b']);
    expect(store.getState().tasks).toBe(before.tasks);
    double.publish({ presence: null });
    expect(store.getState().presence).toBeNull();
  });

  it('applies what was published while the snapshot was on its way, once', async () => {
    const double = createDeskDouble(sampleSlices(NOW));
    const store = makeStore();
    const seen = vi.fn();
    const feeds = makeFeeds();
    feeds.on('transcripts', seen);
    let release: (snapshot: DeskSnapshot) => void = () => undefined;
    const desk = { ...double.desk, snapshot: () => new Promise<DeskSnapshot>((resolve) => (release = resolve)) };
    const done = hydrate({ desk, store, feeds });
    // Revision 2 is in the snapshot already, revision 3 is not.
    const change = { interactionId: 'i-t1', upserted: [], removedKeys: [] };
    double.publish({ offers: [sampleOffer(NOW, 'a')] }, { transcripts: [change] });
    const snapshot = await double.desk.snapshot();
    double.publish({ offers: [] }, { transcripts: [change] });
    release(snapshot);
    await done;
    expect(store.getState().offers).toEqual([]);
    expect(seen).toHaveBeenCalledTimes(1);
  });

  it('asks for a new snapshot after a gap and tells open transcripts', async () => {
    const { double, store, feeds } = await mirrored();
    const resync = vi.fn();
    feeds.on('resync', resync);
    double.lose({ tasks: [sampleTask(NOW, 'lost')] });
    double.publish({ offers: [sampleOffer(NOW, 'a')] });
    await settled();
    expect(double.snapshots()).toBe(2);
    expect(resync).toHaveBeenCalledTimes(1);
    expect(store.getState().tasks.map((task) => task.interactionId)).toEqual(['i-lost']);
    expect(store.getState().offers).toHaveLength(1);
    double.publish({ offers: [] });
    expect(store.getState().offers).toEqual([]);
    expect(double.snapshots()).toBe(2);
  });

  it('ignores a revision it has already', async () => {
    const { double, store } = await mirrored();
    double.publish({ offers: [sampleOffer(NOW, 'a')] });
    double.publish({ offers: [] }, { revision: 2 });
    expect(store.getState().offers).toHaveLength(1);
  });

  it('asks again when main is not ready yet', async () => {
    vi.useFakeTimers();
    try {
      const double = createDeskDouble(sampleSlices(NOW));
      const snapshot = vi.fn(double.desk.snapshot).mockRejectedValueOnce(new Error('no handler'));
      const done = hydrate({ desk: { ...double.desk, snapshot }, store: makeStore(), feeds: makeFeeds() });
      await vi.advanceTimersByTimeAsync(1_000);
      await done;
      expect(snapshot).toHaveBeenCalledTimes(2);
    } finally {
      vi.useRealTimers();
    }
  });

  it('forgets the selected conversation when it leaves the desk', async () => {
    const { conversationSelected } = await import('../../../src-renderer/app/ui-slice');
    const { double, store } = await mirrored(sampleSlices(NOW, { tasks: [sampleTask(NOW, 't1')] }));
    store.dispatch(conversationSelected('i-t1'));
    expect(store.getState().ui.page).toBe('conversation');
    double.publish({ tasks: [] });
    expect(store.getState().ui).toMatchObject({ selectedId: null, page: 'tasks' });
  });

  it('keeps the identity of what did not change', async () => {
    const { double, store } = await mirrored(
      sampleSlices(NOW, { tasks: [sampleTask(NOW, 'a'), sampleTask(NOW, 'b'), sampleTask(NOW, 'c')] }),
    );
    const [a, b, c] = store.getState().tasks;
    const presence = store.getState().presence;
    // As over IPC: all new objects, one changed, order changed.
    double.publish({
      tasks: structuredClone([sampleTask(NOW, 'c'), sampleTask(NOW, 'a'), sampleTask(NOW, 'b', { unread: 4 })]),
      presence: structuredClone(samplePresence(NOW)),
    });
    const next = store.getState().tasks;
    expect(next[0]).toBe(c);
    expect(next[1]).toBe(a);
    expect(next[2]).not.toBe(b);
    expect(next[2]?.unread).toBe(4);
    expect(next[2]?.participants).toBe(b?.participants);
    expect(store.getState().presence).toBe(presence);
  });
});
