// All sessions of the backend: takes frames from lines, gives commands to the core and events to the agents' lines.
import {
  HEARTBEAT,
  MAX_FRAME_BYTES,
  decodeClientFrame,
  encodePong,
  type EventData,
  type EventName,
} from '../../src-protocol';
import { detachAgent } from '../core/connection';
import type { World } from '../core/world';
import type { Time } from '../time';
import { noLedger, type Ledger } from '../store/ledger';
import { createCommandMemory, createCommands } from './commands';
import type { Connection, Peer } from './connection';
import { admit, type Sessions } from './door';
import type { Faults } from './faults';
import { createLine, type Line, type LineLimits } from './line';
import type { Memory } from './idempotency';
import { emitEvent, restoreSession, type KeptSession, type Session } from './session';
import type { Tokens } from './tokens';

/** A connection that does not introduce itself in this time is closed. */
const HELLO_MS = 10_000;
const WARN_MS = 60_000;

export interface Hub {
  /** A client has connected; what it sends and its end are reported to the returned peer. */
  readonly connect: (connection: Connection) => Peer;
  session(agentId: string): Session | undefined;
  readonly sessions: Iterable<Session>;
  /** Every live line, those before their hello too. */
  readonly lines: ReadonlySet<Line>;
  /** Ends the agent's session for good (administrator, tests): 4011. */
  endSession(agentId: string, reason: string): void;
  /** Lets the token of the agent's session end at this server time, with the warning ahead. */
  expireToken(agentId: string, at: number): void;
  /** 1012 or another code to everybody; then nothing more is sent. */
  stop(code: number): void;
}

export const LINE_LIMITS: LineLimits = {
  idleMs: HEARTBEAT.serverIdleMs,
  framesPerSecond: 200,
  frameBurst: 600,
  commandsPerSecond: 50,
  commandBurst: 200,
};

/** What outlives the process, when there is a store. */
export interface HubKeeping {
  ledger: Ledger;
  memory: Memory;
  sessions: readonly KeptSession[];
}

/** What a client is told waits until it is safe; a cut does not. */
const gated = (connection: Connection, ledger: Ledger): Connection => ({
  send: (text) => {
    ledger.after(() => {
      connection.send(text);
    });
  },
  close: (code, reason) => {
    ledger.after(() => {
      connection.close(code, reason);
    });
  },
  terminate: () => {
    connection.terminate();
  },
});

export function createHub(
  world: World,
  time: Time,
  tokens: Tokens,
  faults: Faults,
  limits = LINE_LIMITS,
  { ledger, memory, sessions: kept }: HubKeeping = { ledger: noLedger, memory: createCommandMemory(), sessions: [] },
): Hub {
  const byAgent = new Map<string, Session>();
  const lines = new Set<Line>();
  const timers = new Map<string, () => void>();
  const cancel = (key: string) => {
    timers.get(key)?.();
    timers.delete(key);
  };
  const plan = (key: string, ms: number, run: () => void) => {
    cancel(key);
    const stop = time.after(ms, () => {
      timers.delete(key);
      run();
    });
    timers.set(key, stop);
  };
  const end = (session: Session) => {
    session.line = undefined;
    for (const key of ['expires', 'warns', 'ends']) cancel(`${key} ${session.sessionId}`);
    if (byAgent.get(session.agentId) === session) byAgent.delete(session.agentId);
  };
  const watchToken = (session: Session) => {
    const expiresAt = tokens.expiresAt(session.token);
    if (expiresAt === undefined) return;
    // Zero when it has ended already: then the line is closed all the same.
    const left = Math.max(0, expiresAt - world.now());
    plan(`warns ${session.sessionId}`, Math.max(0, left - WARN_MS), () => {
      emitEvent(session, world.now(), 'auth.expiring', { at: expiresAt });
    });
    plan(`ends ${session.sessionId}`, left, () => session.line?.close(4004, 'expired token'));
  };
  const sessions: Sessions = {
    byAgent,
    end,
    attached(session) {
      cancel(`expires ${session.sessionId}`);
      watchToken(session);
    },
  };
  const commands = createCommands(world, time, tokens, faults, memory, {
    sessionOf: (agentId) => byAgent.get(agentId),
    refreshed(session, token) {
      for (const key of ['warns', 'ends']) cancel(`${key} ${session.sessionId}`);
      session.token = token;
      watchToken(session);
    },
    signedOut(session) {
      const { line } = session;
      end(session);
      detach(session.agentId);
      line?.close(4011, 'signed out');
    },
  });
  const detach = (agentId: string) => {
    world.run(() => {
      detachAgent(world, agentId);
    });
  };

  world.emit = <N extends EventName>(agentId: string, type: N, data: EventData<N>, subject?: string) => {
    const session = byAgent.get(agentId);
    if (session) emitEvent(session, world.now(), type, data, subject);
  };

  const awaitReturn = (session: Session) => {
    session.detachedAt = world.now();
    plan(`expires ${session.sessionId}`, HEARTBEAT.resumeWindowMs, () => {
      if (!session.line) end(session);
    });
  };
  for (const one of kept) {
    const session = restoreSession(one, world.now());
    byAgent.set(session.agentId, session);
    awaitReturn(session);
  }

  const connect = (connection: Connection): Peer => {
    const line = createLine(gated(connection, ledger), time, limits);
    lines.add(line);
    let session: Session | undefined;
    const cancelHello = time.after(HELLO_MS, () => {
      if (!session) line.close(4003, 'no hello');
    });
    return {
      receive(text) {
        if (!line.open || line.frozen) return;
        line.touch();
        if (!line.frames.take(time.now())) {
          line.close(4008, 'too many frames; retry after 5000 ms');
          return;
        }
        if (text === undefined) {
          line.close(4001, 'text frames only');
          return;
        }
        if (Buffer.byteLength(text) > MAX_FRAME_BYTES) {
          line.close(4001, 'frame too large');
          return;
        }
        const read = decodeClientFrame(text);
        if (!session) {
          if (read.kind === 'hello') session = admit(world, sessions, tokens, line, read.frame);
          else line.close(read.kind === 'invalid' ? 4001 : 4003, 'hello first');
          return;
        }
        if (session.line !== line) return;
        const ack =
          read.kind === 'unknown-command'
            ? read.ack
            : 'frame' in read && 'ack' in read.frame
              ? read.frame.ack
              : undefined;
        if (ack !== undefined && !session.replay.ack(ack)) {
          line.close(4007, 'acknowledged what was never sent');
          return;
        }
        if (read.kind === 'ping')
          line.send(encodePong({ type: 'pong', correlationId: read.frame.id, time: world.now() }));
        else if (read.kind === 'hello') line.close(4001, 'second hello');
        else if (read.kind === 'command') commands.carryOut(session, read.frame);
        else if (read.kind === 'unknown-command') commands.refuse(session, read.id, 'UNSUPPORTED', 'unknown command');
        else if (read.kind === 'invalid') {
          if (read.id === undefined || read.id === '' || read.id.length > 128)
            line.close(4001, `bad frame: ${read.reason}`.slice(0, 120));
          else commands.refuse(session, read.id, 'INVALID_FRAME', read.reason);
        }
      },
      closed() {
        cancelHello();
        line.ended();
        lines.delete(line);
        if (session?.line !== line) return;
        const left = session;
        left.line = undefined;
        detach(left.agentId);
        awaitReturn(left);
      },
    };
  };

  return {
    connect,
    lines,
    session: (agentId) => byAgent.get(agentId),
    get sessions() {
      return byAgent.values();
    },
    endSession(agentId, reason) {
      const session = byAgent.get(agentId);
      if (!session) return;
      emitEvent(session, world.now(), 'session.ended', { reason });
      const { line } = session;
      end(session);
      detach(agentId);
      line?.close(4011, reason);
    },
    expireToken(agentId, at) {
      const session = byAgent.get(agentId);
      if (!session) return;
      tokens.expire(session.token, at);
      watchToken(session);
    },
    stop(code) {
      for (const line of lines) line.close(code, 'going away');
      for (const stop of timers.values()) stop();
    },
  };
}
