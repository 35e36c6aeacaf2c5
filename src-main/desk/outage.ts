// A lost connection shows in the window at once; outside it the agent is told when it lasts (SPEC 8), once an outage.
import type { DeskAlert } from './alert';
import { isResting, isUsable, type Clock, type Phase } from '../session';

/** Half of the time an offer stays: sooner is noise, later costs offers. */
export const LONG_OUTAGE_MS = 15_000;

export interface Outage {
  phase: (phase: Phase) => void;
  dispose: () => void;
}

export function createOutage(clock: Clock, raise: (alert: DeskAlert) => void): Outage {
  let timer: ReturnType<Clock['setTimeout']> | undefined;
  let told = false;

  const stop = () => {
    if (timer !== undefined) clock.clearTimeout(timer);
    timer = undefined;
  };
  const tell = (since: number) => {
    stop();
    if (told) return;
    told = true;
    raise({ kind: 'connection-lost', since });
  };

  return {
    phase: (phase) => {
      if (isUsable(phase)) {
        stop();
        if (told) raise({ kind: 'connection-back' });
        told = false;
      } else if (isResting(phase)) {
        stop();
        told = false;
      } else if (phase.kind === 'lost') tell(phase.since);
      else if (phase.kind === 'reconnecting' && phase.established && !told) {
        const { since } = phase;
        timer ??= clock.setTimeout(() => tell(since), Math.max(0, since + LONG_OUTAGE_MS - clock.now()));
      }
    },
    dispose: stop,
  };
}
