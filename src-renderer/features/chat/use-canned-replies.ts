// The prepared answers of one conversation, asked for when they are first wanted, and again after a failure.
import { useCallback, useRef, useState } from 'react';
import type { CannedReplyView } from '../../../src-preload/contract';
import { desk } from '../../app/desk-client';

export type CannedReplies =
  { state: 'idle' | 'loading' | 'failed' } | { state: 'there'; replies: readonly CannedReplyView[] };

export interface CannedReplySource {
  held: CannedReplies;
  /** Does nothing while they are on their way or there. */
  want: () => void;
}

export function useCannedReplies(interactionId: string): CannedReplySource {
  const [held, setHeld] = useState<CannedReplies>({ state: 'idle' });
  const busy = useRef(false);
  const want = useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    setHeld({ state: 'loading' });
    void desk.cannedReply.list({ interactionId }).then((result) => {
      // What is there stays: it is asked for once a visit.
      busy.current = result.ok;
      setHeld(result.ok ? { state: 'there', replies: result.value.replies } : { state: 'failed' });
    });
  }, [interactionId]);
  return { held, want };
}
