// One agent's session: its numbered events outlive the connection, so that a dropped line loses nothing.
import { encodeEvent, encodeSnapshot, type EventData, type EventName, type SnapshotData } from '../../src-protocol';
import type { Line } from './line';
import { createReplay, type Replay } from './replay';
import { secret } from './tokens';

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

export function createSession(
  given: Pick<Session, 'sessionId' | 'agentId' | 'clientName' | 'since' | 'token'>,
  limits: { events: number; ms: number },
): Session {
  return { ...given, resumeToken: secret(), replay: createReplay(limits), line: undefined, detachedAt: undefined };
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
