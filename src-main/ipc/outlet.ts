// Carries the desk to the renderer: the only place that sends. Changes are gathered for one frame and go out as one
// publication with the next revision; before the renderer has asked for the snapshot nothing is sent.
import type {
  DeskSlices,
  DeskSnapshot,
  Publication,
  Reveal,
  SoundName,
  TranscriptChange,
} from '../../src-preload/contract';
import { PUBLICATION_CHANNEL } from '../../src-preload/contract/surface';

/** One frame of a 60 Hz screen, ms. */
export const FRAME_MS = 16;

export interface OutletTarget {
  webContents: { send: (channel: string, payload: unknown) => void; isDestroyed: () => boolean };
}

export interface OutletDeps {
  /** The window, while there is one. */
  target: () => OutletTarget | undefined;
  /** Runs once, `ms` from now. */
  after: (ms: number, run: () => void) => void;
  /** Milliseconds of a clock that only goes forward. */
  now: () => number;
}

export interface Change {
  slices?: Partial<DeskSlices>;
  transcripts?: readonly TranscriptChange[];
  /** Replaces an earlier one that has not been sent. */
  reveal?: Reveal;
  /** To be played as soon as there is a page. */
  sound?: SoundName;
}

export interface Outlet {
  publish: (change: Change) => void;
  /** Everything as it is now, for main's own use. */
  current: () => Readonly<DeskSlices>;
  /** Everything as it is now. From here on the renderer is published to. */
  snapshot: () => DeskSnapshot;
  /** The page is going (reload, crash): nothing is sent until it asks for the snapshot again. */
  rewind: () => void;
}

/** @param slices what a snapshot holds before anything was published */
export function createOutlet(slices: DeskSlices, { target, after, now }: OutletDeps): Outlet {
  const current = { ...slices };
  let revision = 0;
  let listening = false;
  let scheduled = false;
  let sentAt = -Infinity;
  let pending: Partial<DeskSlices> = {};
  let transcripts: TranscriptChange[] = [];
  let reveal: Reveal | undefined;
  const sounds = new Set<SoundName>();

  const flush = () => {
    scheduled = false;
    const { webContents } = target() ?? {};
    if (!listening || !webContents || webContents.isDestroyed()) return;
    if (Object.keys(pending).length === 0 && transcripts.length === 0 && !reveal && sounds.size === 0) return;
    revision += 1;
    const publication: Publication = {
      revision,
      slices: pending,
      transcripts,
      ...(reveal ? { reveal } : {}),
      ...(sounds.size > 0 ? { sounds: [...sounds] } : {}),
    };
    pending = {};
    transcripts = [];
    reveal = undefined;
    sounds.clear();
    sentAt = now();
    webContents.send(PUBLICATION_CHANNEL, publication);
  };
  const schedule = () => {
    if (scheduled || !listening) return;
    scheduled = true;
    // The first change after a quiet time goes at once; what follows waits for the rest of its frame.
    after(Math.max(0, sentAt + FRAME_MS - now()), flush);
  };

  return {
    publish(change) {
      Object.assign(current, change.slices);
      if (change.reveal) reveal = change.reveal;
      if (change.sound) sounds.add(change.sound);
      // Who has not asked yet gets the slices with the snapshot, and holds no transcript that could change.
      if (listening) {
        Object.assign(pending, change.slices);
        for (const one of change.transcripts ?? []) {
          // Masking was switched on: what waits to be sent may be in clear.
          if (one.wipe) transcripts = transcripts.filter(({ interactionId }) => interactionId !== one.interactionId);
          transcripts.push(one);
        }
      }
      schedule();
    },
    current: () => current,
    snapshot() {
      listening = true;
      // What waits for its frame is in the snapshot and is sent all the same: slices are whole, twice does no harm, and
      // who asks need not be the one who mirrors.
      if (reveal || sounds.size > 0) schedule();
      return { revision, slices: { ...current } };
    },
    rewind() {
      listening = false;
      pending = {};
      transcripts = [];
    },
  };
}
