// Opens the transcript of the conversation on screen, loads older pages, and closes it again.
import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { HeldTranscript } from './transcript-store';
import { closeTranscript, loadOlder, openTranscript, transcripts } from './transcripts';

export interface TranscriptState {
  /** Undefined until the first page is in. */
  held: HeldTranscript | undefined;
  openFailed: boolean;
  older: 'idle' | 'loading' | 'failed';
  retryOpen: () => void;
  /** Asks for the page before the oldest held message; does nothing while one is on its way or at the beginning. */
  askOlder: () => void;
}

export function useTranscript(interactionId: string): TranscriptState {
  const subscribe = useCallback(
    (listener: () => void) => transcripts.subscribe(interactionId, listener),
    [interactionId],
  );
  const held = useSyncExternalStore(subscribe, () => transcripts.get(interactionId));
  const [openFailed, setOpenFailed] = useState(false);
  const [older, setOlder] = useState<TranscriptState['older']>('idle');
  const busy = useRef(false);

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

  const askOlder = useCallback(() => {
    const prev = transcripts.get(interactionId)?.prev;
    if (prev === undefined || busy.current) return;
    busy.current = true;
    setOlder('loading');
    void loadOlder(interactionId, prev).then((result) => {
      busy.current = false;
      setOlder(result.ok ? 'idle' : 'failed');
    });
  }, [interactionId]);

  return { held, openFailed, older, retryOpen, askOlder };
}
