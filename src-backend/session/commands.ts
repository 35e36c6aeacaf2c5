// A command's way through the session layer: seen before? too many? a fault rule? then the core, then its one result.
import { encodeResult, encodeValue, type CommandFrame, type ErrorCode } from '../../src-protocol';
import { ok, refuse, type Answer } from '../core/answer';
import { execute } from '../core/commands';
import type { World } from '../core/world';
import type { Time } from '../time';
import type { Faults } from './faults';
import { createMemory, fingerprintOf, type Memory, type RememberedCommand } from './idempotency';
import { emitEvent, type Session } from './session';
import type { Tokens } from './tokens';

/** max(resume window, 15 min), PROTOCOL 4. */
const REMEMBER_MS = 900_000;
export const createCommandMemory = (kept?: Iterable<RememberedCommand>) => createMemory(REMEMBER_MS, kept);

/** They change nothing: asked again after a restart they are simply answered again. */
const QUERIES: ReadonlySet<string> = new Set(['message.list', 'attachment.ticket', 'target.list', 'cannedReply.list']);

export interface CommandHost {
  sessionOf(agentId: string): Session | undefined;
  refreshed(session: Session, token: string): void;
  signedOut(session: Session): void;
}

export function createCommands(
  world: World,
  time: Time,
  tokens: Tokens,
  faults: Faults,
  memory: Memory,
  host: CommandHost,
) {
  /** To whichever line the agent has now: she may have reconnected since she asked. */
  const send = (agentId: string, id: string, type: CommandFrame['type'] | undefined, answer: Answer) => {
    const data = answer.ok
      ? { status: 'done' as const, value: type ? encodeValue(type, answer.value as never) : {} }
      : { status: 'error' as const, error: answer.error };
    host.sessionOf(agentId)?.line?.send(encodeResult({ type: 'result', correlationId: id, time: world.now(), data }));
  };

  const perform = (session: Session, frame: CommandFrame): Answer => {
    const { agentId } = session;
    if (frame.type !== 'auth.refresh') return execute(world, agentId, frame.type, frame.data as never);
    const { token } = frame.data as { token: string };
    const known = tokens.check(token, world.now());
    if (typeof known === 'string' || known.agentId !== agentId)
      return refuse('FORBIDDEN', 'not a token of this agent', 'token');
    host.refreshed(session, token);
    return ok();
  };

  /** A retryable refusal is not remembered: the same id may be tried again. */
  const remember = (agentId: string, id: string, type: string, fingerprint: string, answer: Answer | 'pending') => {
    if (answer !== 'pending' && !answer.ok && answer.error.retryable) memory.drop(agentId, id);
    else memory.keep(agentId, id, { fingerprint, at: time.now(), answer, isQuery: QUERIES.has(type) });
  };

  const finish = (session: Session, frame: CommandFrame, answer: Answer) => {
    if (frame.type === 'agent.signOut' && answer.ok)
      emitEvent(session, world.now(), 'session.ended', { reason: 'signed-out' });
    send(session.agentId, frame.id, frame.type, answer);
    if (frame.type === 'agent.signOut' && answer.ok) host.signedOut(session);
  };

  return {
    carryOut(session: Session, frame: CommandFrame): void {
      const { agentId } = session;
      const { id } = frame;
      const fingerprint = fingerprintOf(frame.type, frame.data);
      const known = memory.look(agentId, id);
      if (known) {
        if (known.fingerprint !== fingerprint)
          send(agentId, id, frame.type, refuse('IDEMPOTENCY_CONFLICT', 'this id was used for another command'));
        else if (known.answer !== 'pending') send(agentId, id, frame.type, known.answer);
        return;
      }
      if (!session.line?.commands.take(time.now())) {
        send(agentId, id, frame.type, refuse('RATE_LIMITED', 'too many commands'));
        return;
      }

      const fault = faults.take(agentId, frame.type);
      const settle = (answer: Answer) => {
        remember(agentId, id, frame.type, fingerprint, answer);
        finish(session, frame, answer);
      };
      if (!fault) {
        settle(perform(session, frame));
        return;
      }
      if (fault.kind === 'fail') {
        settle(refuse(fault.code, fault.message));
        return;
      }
      remember(agentId, id, frame.type, fingerprint, 'pending');
      if (fault.kind === 'late' && fault.what === 'execution') {
        time.after(fault.ms, () => {
          settle(perform(session, frame));
        });
        return;
      }
      const answer = perform(session, frame);
      const later = () => {
        settle(answer);
      };
      if (fault.kind === 'late') time.after(fault.ms, later);
      else faults.held.push(later);
    },
    /** A frame that is not a command this server can carry out, but names itself. */
    refuse(session: Session, id: string, code: ErrorCode, message: string): void {
      send(session.agentId, id, undefined, refuse(code, message));
    },
  };
}
