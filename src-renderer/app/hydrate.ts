// Brings the mirror up and keeps it true: subscribe first, then ask for the snapshot; what was published in between is
// applied after it. A gap in the revisions means that something was missed: ask again.
import type { Desk, DeskSnapshot, Publication } from '../../src-preload/contract';
import { setClockOffset } from './clock';
import { published } from './desk-slices';
import type { makeFeeds } from './feeds';
import type { Store } from './store';
import { hydrated, revealAsked } from './ui-slice';

const RETRY_MS = 500;

interface Ports {
  desk: Pick<Desk, 'snapshot' | 'subscribe'>;
  store: Store;
  feeds: ReturnType<typeof makeFeeds>;
}

/** Resolves when the first snapshot is in. Goes on mirroring until the window ends. */
export async function hydrate({ desk, store, feeds }: Ports): Promise<void> {
  /** Null while a snapshot is on its way; publications wait in the queue. */
  let revision: number | null = null;
  let waiting: Publication[] = [];

  const applySlices = (slices: Publication['slices']) => {
    if (slices.clock) setClockOffset(slices.clock.offsetMs);
    if (Object.keys(slices).length > 0) store.dispatch(published(slices));
  };

  const apply = (publication: Publication) => {
    applySlices(publication.slices);
    if (publication.transcripts.length > 0) feeds.emit('transcripts', publication.transcripts);
    if (publication.sounds) feeds.emit('sounds', publication.sounds);
    if (publication.reveal) store.dispatch(revealAsked(publication.reveal));
  };

  const receive = (publication: Publication) => {
    if (revision === null) {
      waiting.push(publication);
      return;
    }
    if (publication.revision <= revision) return;
    if (publication.revision > revision + 1) {
      waiting = [publication];
      void resync();
      return;
    }
    revision = publication.revision;
    apply(publication);
  };

  const load = async () => {
    revision = null;
    const snapshot = await askUntilAnswered(desk);
    applySlices(snapshot.slices);
    revision = snapshot.revision;
    const queued = waiting;
    waiting = [];
    for (const publication of queued) receive(publication);
  };

  const resync = async () => {
    await load();
    feeds.emit('resync', undefined);
  };

  desk.subscribe(receive);
  await load();
  store.dispatch(hydrated());
}

async function askUntilAnswered(desk: Pick<Desk, 'snapshot'>): Promise<DeskSnapshot> {
  for (;;) {
    try {
      return await desk.snapshot();
    } catch {
      // Main is still coming up (or is being restarted); there is nothing to show until it answers.
      await new Promise((resume) => setTimeout(resume, RETRY_MS));
    }
  }
}
