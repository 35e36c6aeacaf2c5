// The line to the backend in the words of the contract: what the session calls a phase, with when it began.
import type { ConnectionPhase, ConnectionView, OtherClient } from '../../../src-preload/contract';
import { isUsable, type Phase } from '../../session';

const PHASES: Record<Phase['kind'], ConnectionPhase> = {
  disconnected: 'signed-out',
  connecting: 'connecting',
  authenticating: 'connecting',
  live: 'live',
  degraded: 'degraded',
  reconnecting: 'reconnecting',
  lost: 'lost',
  superseded: 'superseded',
  'signed-out': 'stopped',
};

/** `lost` and `stopped` etc. as the window knows them. A first connection that fails is still "connecting". */
export const connectionPhaseOf = (phase: Phase): ConnectionPhase =>
  phase.kind === 'reconnecting' && !phase.established ? 'connecting' : PHASES[phase.kind];

/** `since`: local clock, ms, when the contract's phase began. */
export function connectionView(
  phase: Phase,
  since: number,
  line: { host?: string; embedded: boolean; reason?: string; hasWork: boolean; contestedBy?: OtherClient },
): ConnectionView {
  const outage = phase.kind === 'reconnecting' || phase.kind === 'lost' ? phase : undefined;
  const reason = phase.kind === 'signed-out' ? phase.reason : outage ? outage.cause.kind : line.reason;
  return {
    // Signing in again has failed: what is shown is readable, and must not look as if it were connected.
    phase: phase.kind === 'disconnected' && line.hasWork ? 'stopped' : connectionPhaseOf(phase),
    since: outage?.since ?? (phase.kind === 'degraded' ? phase.since : since),
    attempt: outage?.attempt ?? 0,
    embedded: line.embedded,
    ...(reason === undefined ? {} : { reason }),
    ...(outage?.retryAt === undefined ? {} : { nextAttemptAt: outage.retryAt }),
    ...(line.host === undefined ? {} : { host: line.host }),
    ...(line.contestedBy !== undefined && isUsable(phase) ? { contestedBy: line.contestedBy } : {}),
    ...(phase.kind === 'superseded' && phase.by !== undefined ? { supersededBy: phase.by } : {}),
  };
}
