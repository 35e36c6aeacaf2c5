// What main publishes besides slices: changes of open transcripts. They come too often for redux, so features listen here.
import type { SoundName, TranscriptChange } from '../../src-preload/contract';

export interface Feeds {
  transcripts: TranscriptChange[];
  /** Changes were missed: open transcripts must be asked for again. */
  resync: undefined;
  /** To be played now. */
  sounds: SoundName[];
}

export function makeFeeds() {
  const listeners: { [K in keyof Feeds]: Set<(value: Feeds[K]) => void> } = {
    transcripts: new Set(),
    resync: new Set(),
    sounds: new Set(),
  };
  return {
    emit<K extends keyof Feeds>(feed: K, value: Feeds[K]): void {
      for (const listener of [...listeners[feed]]) listener(value);
    },
    /** Returns the way to stop. */
    on<K extends keyof Feeds>(feed: K, listener: (value: Feeds[K]) => void): () => void {
      listeners[feed].add(listener);
      return () => listeners[feed].delete(listener);
    },
  };
}

export const feeds = makeFeeds();
