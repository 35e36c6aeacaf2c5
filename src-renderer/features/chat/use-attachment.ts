// Brings one attachment into the window as a blob of its own, and lets go of it when its row leaves the screen: what has
// been shown stays nowhere in the page, and nowhere on the disk.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';
import { useDesk } from '../../app/store';

export type AttachmentState =
  { kind: 'idle' | 'loading' } | { kind: 'ready'; url: string } | { kind: 'failed'; refusal: Refusal };

/** Refusals that end with the outage. */
const OF_THE_LINE: ReadonlySet<string> = new Set(['offline', 'no-answer', 'not-signed-in']);

/** @param atOnce without being asked (images); otherwise `load` is the agent's own act */
export function useAttachment(interactionId: string, attachmentId: string, atOnce: boolean) {
  const [state, setState] = useState<AttachmentState>({ kind: 'idle' });
  const isLive = useDesk((slices) => slices.connection.phase === 'live');
  const url = useRef<string | null>(null);
  const gone = useRef(false);

  const load = useCallback(() => {
    setState({ kind: 'loading' });
    void desk.attachment.load({ interactionId, attachmentId }).then((result) => {
      if (gone.current) return;
      if (!result.ok) {
        setState({ kind: 'failed', refusal: result.refusal });
        return;
      }
      const { bytes, type } = result.value;
      url.current = URL.createObjectURL(new Blob([bytes], { type }));
      setState({ kind: 'ready', url: url.current });
    });
  }, [interactionId, attachmentId]);

  useEffect(() => {
    gone.current = false;
    if (atOnce) load();
    return () => {
      gone.current = true;
      if (url.current !== null) URL.revokeObjectURL(url.current);
    };
  }, [atOnce, load]);

  const waits = state.kind === 'failed' && OF_THE_LINE.has(state.refusal.code);
  useEffect(() => {
    if (isLive && waits && atOnce) load();
    // Only when the line comes back: tried again on every failure it would never rest.
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the reason above
  }, [isLive]);

  /** What came cannot be drawn after all (broken inside). */
  const spoiled = () => {
    setState({ kind: 'failed', refusal: { code: 'attachment-refused', retryable: false } });
  };

  return { state, load, spoiled };
}
