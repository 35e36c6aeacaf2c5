// Opens the transcript of the conversation on screen, loads pages at both ends, and closes it again.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { Result } from '../../../src-preload/contract';
import type { HeldTranscript } from './transcript-store';
import { closeTranscript, loadNewer, loadOlder, openTranscript, returnToNewest, transcripts } from './transcripts';

/** A page at one end: nothing under way, on its way, or not to be had. */
export interface PageAsking {
  state: 'idle' | 'loading' | 'failed';
  /** Does nothing while one is on its way or where the end is reached. */
  ask: () => void;
}

export interface TranscriptState {
  /** Undefined until the first page is in. */
  held: HeldTranscript | undefined;
  openFailed: boolean;
  older: PageAsking;
  newer: PageAsking;
  /** Back to the newest from wherever she is. */
  newest: PageAsking;
  retryOpen: () => void;
}

/** @param load undefined: there is nothing to ask for */
function usePageAsking(load: () => Promise<Result<unknown>> | undefined): PageAsking {
  const [state, setState] = useState<PageAsking['state']>('idle');
  const busy = useRef(false);
  const ask = useCallback(() => {
    if (busy.current) return;
    const loading = load();
    if (loading === undefined) return;
    busy.current = true;
    setState('loading');
    void loading.then((result) => {
      busy.current = false;
      setState(result.ok ? 'idle' : 'failed');
    });
  }, [load]);
  return { state, ask };
}

export function useTranscript(interactionId: string): TranscriptState {
  const subscribe = useCallback(
    (listener: () => void) => transcripts.subscribe(interactionId, listener),
    [interactionId],
  );
  const held = useSyncExternalStore(subscribe, () => transcripts.get(interactionId));
  const [openFailed, setOpenFailed] = useState(false);

  const retryOpen = useCallback(() => {
    setOpenFailed(false);
    void openTranscript(interactionId).then((result) => {
      setOpenFailed(!result.ok);
    });
  }, [interactionId]);

  useEffect(() => {
    void openTranscript(interactionId).then((result) => {
      setOpenFailed(!result.ok);
    });
    return () => {
      closeTranscript(interactionId);
    };
  }, [interactionId]);

  const older = usePageAsking(
    useCallback(() => {
      const prev = transcripts.get(interactionId)?.prev;
      return prev === undefined ? undefined : loadOlder(interactionId, prev);
    }, [interactionId]),
  );
  const newer = usePageAsking(
    useCallback(() => {
      const next = transcripts.get(interactionId)?.next;
      return next === undefined ? undefined : loadNewer(interactionId, next);
    }, [interactionId]),
  );
  const newest = usePageAsking(useCallback(() => returnToNewest(interactionId), [interactionId]));

  return { held, openFailed, older, newer, newest, retryOpen };
}
