// One agent's session: its numbered events outlive the connection, so that a dropped line loses nothing.
import {
  encodeEvent,
  encodeSnapshot,
  REPLAY_EVENTS,
  REPLAY_MS,
  type EventData,
  type EventName,
  type SnapshotData,
} from '../../src-protocol';
import type { Line } from './line';
import { createReplay, type Replay, type ReplayEntry } from './replay';
import { secret } from './tokens';

/** PROTOCOL 3.2: un-acknowledged events, at most so many and so long. */
export const REPLAY_LIMITS = { events: REPLAY_EVENTS, ms: REPLAY_MS };

export interface Session {
  readonly sessionId: string;
  readonly resumeToken: string;
  readonly agentId: string;
  readonly clientName: string;
  readonly since: number;
  readonly replay: Replay;
  token: string;
  line: Line | undefined;
  /** When the line was lost; undefined while attached. */
  detachedAt: number | undefined;
}

/** A session as it is kept while no process runs: nobody is on the line. */
export type KeptSession = Pick<Session, 'sessionId' | 'resumeToken' | 'agentId' | 'clientName' | 'since'> & {
  seq: number;
  acked: number;
  events: readonly ReplayEntry[];
};

/** As if its line had just been lost. */
export function restoreSession({ seq, acked, events, ...given }: KeptSession, now: number): Session {
  const replay = createReplay(REPLAY_LIMITS, { seq, acked, events });
  return { ...given, token: '', replay, line: undefined, detachedAt: now };
}

export function createSession(
  given: Pick<Session, 'sessionId' | 'agentId' | 'clientName' | 'since' | 'token'>,
): Session {
  return {
    ...given,
    resumeToken: secret(),
    replay: createReplay(REPLAY_LIMITS),
    line: undefined,
    detachedAt: undefined,
  };
}

/** Numbers an event, keeps it for a resume, and sends it if somebody listens. */
export function emitEvent<N extends EventName>(
  session: Session,
  now: number,
  type: N,
  data: EventData<N>,
  subject?: string,
): void {
  const text = session.replay.push(now, (seq) =>
    encodeEvent({
      type,
      id: `${session.sessionId}-${seq}`,
      seq,
      time: now,
      data,
      ...(subject === undefined ? {} : { subject }),
    }),
  );
  session.line?.send(text);
}

export function emitSnapshot(session: Session, now: number, data: SnapshotData): void {
  const text = session.replay.push(now, (seq) => encodeSnapshot({ type: 'snapshot', seq, time: now, data }));
  session.line?.send(text);
}
