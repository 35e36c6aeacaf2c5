// The list of queues or colleagues of one dialog: always asked for anew, the newest answer counts. A list that could not
// be renewed stays on show, with the reason beside it.
import { useCallback, useEffect, useRef, useState } from 'react';
import type { Refusal, TargetList, TargetView } from '../../../src-preload/contract';
import { desk } from '../desk-client';

export interface TargetsWanted {
  interactionId: string;
  kind: TargetView['kind'];
  purpose: 'transfer' | 'conference';
}

export interface Targets {
  /** Null until the first answer. */
  list: TargetList | null;
  isLoading: boolean;
  /** Why the last attempt failed. */
  refusal: Refusal | null;
  refresh: () => void;
}

type Held = Omit<Targets, 'refresh'> & { kind: TargetView['kind'] };

export function useTargets({ interactionId, kind, purpose }: TargetsWanted): Targets {
  const blank: Held = { kind, list: null, isLoading: true, refusal: null };
  const [held, setHeld] = useState(blank);
  const turn = useRef(0);

  const load = useCallback(async () => {
    turn.current += 1;
    const own = turn.current;
    const result = await desk.target.list({ interactionId, kind, purpose });
    if (own !== turn.current) return;
    setHeld((known) => {
      const list = known.kind === kind ? known.list : null;
      return result.ok
        ? { kind, list: result.value, isLoading: false, refusal: null }
        : { kind, list, isLoading: false, refusal: result.refusal };
    });
  }, [interactionId, kind, purpose]);

  useEffect(() => {
    void load();
    return () => {
      turn.current += 1;
    };
  }, [load]);

  // The other kind's list is not shown while this one is on its way.
  const shown = held.kind === kind ? held : blank;
  const refresh = useCallback(() => {
    setHeld((known) => (known.kind === kind ? { ...known, isLoading: true } : known));
    void load();
  }, [kind, load]);
  return { list: shown.list, isLoading: shown.isLoading, refusal: shown.refusal, refresh };
}
