// Signing in: hello in, welcome out, then either the missed events (resume) or a snapshot. Decides between two
// clients of one agent: the newcomer is refused unless the agent chose to take over.
import { HEARTBEAT, MAX_FRAME_BYTES, PROTOCOL_VERSION, encodeWelcome, type Hello } from '../../src-protocol';
import { attachAgent } from '../core/connection';
import { snapshotOf } from '../core/view';
import type { World } from '../core/world';
import type { Line } from './line';
import { createSession, emitEvent, emitSnapshot, type Session } from './session';
import type { Tokens } from './tokens';

const CAPABILITIES = ['messaging', 'conference', 'reject', 'receipts', 'typing', 'wrapup.extend', 'resume'];

/** The sessions of this backend, at most one for each agent. */
export interface Sessions {
  readonly byAgent: Map<string, Session>;
  end(session: Session): void;
  attached(session: Session): void;
}

/** Answers a hello; undefined when the line was closed with the reason. */
export function admit(world: World, sessions: Sessions, tokens: Tokens, line: Line, frame: Hello): Session | undefined {
  const refuse = (code: number, reason: string) => {
    line.close(code, reason);
    return undefined;
  };
  const { protocol, auth, resume, client, takeOver } = frame.data;
  if (protocol.min > PROTOCOL_VERSION || protocol.max < PROTOCOL_VERSION) {
    refuse(4012, 'this server speaks version 1');
    return;
  }
  const now = world.now();
  const known = tokens.check(auth.token, now);
  if (known === 'unknown') {
    refuse(4004, 'unknown token');
    return;
  }
  if (known === 'expired') {
    refuse(4004, 'expired token');
    return;
  }
  const { agentId } = known;

  const existing = sessions.byAgent.get(agentId);
  const missed = existing && resume ? missedEvents(existing, resume, now) : undefined;
  if (existing && missed) {
    existing.line?.terminate();
    existing.line = line;
    existing.detachedAt = undefined;
    existing.token = auth.token;
    welcome(world, existing, frame, true);
    for (const text of missed) line.send(text);
    enter(world, sessions, existing);
    return existing;
  }
  const same =
    existing !== undefined && resume?.sessionId === existing.sessionId && resume.resumeToken === existing.resumeToken;
  if (existing?.line?.open && !same) {
    const by = { clientName: nameOf(client), since: now };
    if (takeOver !== true) {
      emitEvent(existing, now, 'session.contested', { by });
      refuse(
        4010,
        `signed in with ${existing.clientName.slice(0, 40)} since ${new Date(existing.since).toISOString()}`,
      );
      return;
    }
    emitEvent(existing, now, 'session.superseded', { by });
    existing.line.close(4010, 'taken over by another sign-in');
  }
  if (existing) sessions.end(existing);
  const sessionId = world.random.id('ses');
  const session = createSession({ sessionId, agentId, clientName: nameOf(client), since: now, token: auth.token });
  session.line = line;
  sessions.byAgent.set(agentId, session);
  welcome(world, session, frame, false);
  emitSnapshot(session, now, snapshotOf(world, agentId));
  enter(world, sessions, session);
  return session;
}

const nameOf = ({ name, version }: Hello['data']['client']) => `${name} ${version}`.slice(0, 200);

function missedEvents(
  session: Session,
  resume: NonNullable<Hello['data']['resume']>,
  now: number,
): string[] | undefined {
  if (resume.sessionId !== session.sessionId || resume.resumeToken !== session.resumeToken) return undefined;
  return session.replay.since(now, resume.lastSeq);
}

function enter(world: World, sessions: Sessions, session: Session): void {
  world.run(() => {
    attachAgent(world, session.agentId);
  });
  sessions.attached(session);
}

function welcome(world: World, session: Session, hello: Hello, resumed: boolean): void {
  const now = world.now();
  const { heartbeatMs, degradedMs, deadMs, resumeWindowMs } = HEARTBEAT;
  session.line?.send(
    encodeWelcome({
      type: 'welcome',
      correlationId: hello.id,
      time: now,
      data: {
        protocol: PROTOCOL_VERSION,
        sessionId: session.sessionId,
        resumeToken: session.resumeToken,
        resumed,
        seq: session.replay.seq,
        heartbeatMs,
        degradedMs,
        deadMs,
        resumeWindowMs,
        recoveryMs: world.scenario.timing.recoverySeconds * 1_000,
        maxFrameBytes: MAX_FRAME_BYTES,
        serverTime: now,
        capabilities: CAPABILITIES,
        policy: world.state.policy,
      },
    }),
  );
}
