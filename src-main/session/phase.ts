// The connection as a pure state machine (PROTOCOL 2). Time is an argument; an event that a phase does not know
// leaves it as it is, so no order of events can throw or reach an impossible phase.
import type { SocketFailure } from './ports';

/** Why the connection is down. `code`: WebSocket close code. `detail`: a system error code or HTTP status. */
export type DropCause = {
  kind: SocketFailure | 'closed' | 'heartbeat' | 'gap' | 'handshake' | 'protocol';
  code?: number;
  detail?: string;
};

export type StopReason =
  /** The token is not accepted (any more). */
  | 'authenticate'
  /** The backend or an administrator ended the session. */
  | 'ended'
  /** No common protocol version: the program must be updated. */
  | 'update'
  /** The backend refused our frames twice. */
  | 'malformed';

type Outage = {
  /** Start of the outage, local epoch milliseconds. */
  since: number;
  /** 0 for the first try after the drop. */
  attempt: number;
  stage: 'waiting' | 'connecting' | 'authenticating';
  /** Local epoch milliseconds of the next try, while waiting. */
  retryAt?: number;
  cause: DropCause;
};

export type Phase =
  | { kind: 'disconnected' }
  | { kind: 'connecting' }
  | { kind: 'authenticating' }
  /** `current`: everything missed has been replayed. */
  | { kind: 'live'; current: boolean }
  /** Nothing heard for a while: still usable, not to be trusted. */
  | { kind: 'degraded'; current: boolean; since: number }
  /** `established`: false while no connection of this sign-in has ever been live. */
  | ({ kind: 'reconnecting'; established: boolean } & Outage)
  /** The recovery window is over: the backend has made the agent unavailable. Still trying. */
  | ({ kind: 'lost' } & Outage)
  /** Signed in elsewhere; only the agent's own act leads out. `by` is absent when the backend did not say. */
  | { kind: 'superseded'; by?: { clientName: string; since: number } }
  | { kind: 'signed-out'; reason: StopReason };

export type PhaseEvent =
  | { type: 'connect' }
  | { type: 'opened' }
  /** Welcome of a resumed session, or the snapshot of a new one has been taken over. */
  | { type: 'ready'; current: boolean }
  | { type: 'caught-up' }
  | { type: 'silent'; at: number }
  | { type: 'heard' }
  | { type: 'dropped'; at: number; attempt: number; retryAt: number; cause: DropCause }
  | { type: 'retry' }
  | { type: 'recovery-over' }
  | { type: 'superseded'; by?: { clientName: string; since: number } }
  | { type: 'stopped'; reason: StopReason }
  | { type: 'disconnect' };

/** Terminal until the user acts. */
export const isResting = (phase: Phase) =>
  phase.kind === 'disconnected' || phase.kind === 'superseded' || phase.kind === 'signed-out';

/** Commands can be sent now. */
export const isUsable = (phase: Phase) => phase.kind === 'live' || phase.kind === 'degraded';

const isOutage = (phase: Phase): phase is Extract<Phase, Outage> =>
  phase.kind === 'reconnecting' || phase.kind === 'lost';

function dropped(phase: Phase, event: Extract<PhaseEvent, { type: 'dropped' }>): Phase {
  const { at, attempt, retryAt, cause } = event;
  const outage: Outage = { since: at, attempt, retryAt, cause, stage: 'waiting' };
  if (isUsable(phase)) return { kind: 'reconnecting', established: true, ...outage };
  if (isOutage(phase)) return { ...phase, ...outage, since: phase.since };
  return { kind: 'reconnecting', established: false, ...outage };
}

function staged(phase: Phase, stage: 'connecting' | 'authenticating'): Phase {
  if (!isOutage(phase)) return phase;
  const { since, attempt, cause } = phase;
  const outage: Outage = { since, attempt, cause, stage };
  return phase.kind === 'lost'
    ? { kind: 'lost', ...outage }
    : { kind: 'reconnecting', established: phase.established, ...outage };
}

/** The phase after `event`; the same object when nothing changes. */
export function reducePhase(phase: Phase, event: PhaseEvent): Phase {
  if (event.type === 'connect') return { kind: 'connecting' };
  if (event.type === 'disconnect') return phase.kind === 'disconnected' ? phase : { kind: 'disconnected' };
  if (isResting(phase)) return phase;
  switch (event.type) {
    case 'opened':
      if (phase.kind === 'connecting') return { kind: 'authenticating' };
      return isOutage(phase) && phase.stage === 'connecting' ? staged(phase, 'authenticating') : phase;
    case 'ready':
      if (isUsable(phase) || phase.kind === 'connecting') return phase;
      return isOutage(phase) && phase.stage !== 'authenticating' ? phase : { kind: 'live', current: event.current };
    case 'caught-up':
      return isUsable(phase) && !phase.current ? { ...phase, current: true } : phase;
    case 'silent':
      return phase.kind === 'live' ? { kind: 'degraded', current: phase.current, since: event.at } : phase;
    case 'heard':
      return phase.kind === 'degraded' ? { kind: 'live', current: phase.current } : phase;
    case 'dropped':
      return dropped(phase, event);
    case 'retry':
      return isOutage(phase) && phase.stage === 'waiting' ? staged(phase, 'connecting') : phase;
    case 'recovery-over': {
      if (phase.kind !== 'reconnecting' || !phase.established) return phase;
      const { since, attempt, stage, cause, retryAt } = phase;
      return { kind: 'lost', since, attempt, stage, cause, ...(retryAt === undefined ? {} : { retryAt }) };
    }
    case 'superseded':
      return event.by === undefined ? { kind: 'superseded' } : { kind: 'superseded', by: event.by };
    case 'stopped':
      return { kind: 'signed-out', reason: event.reason };
  }
}
