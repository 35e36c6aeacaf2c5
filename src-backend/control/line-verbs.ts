// What a test or a demo can do to the lines and answers: cut, freeze, refuse, delay, fail, and say something wrong.
import { z } from 'zod';
import { SPOILS } from '../attachments/downloads';
import { COMMANDS, ERROR_CODES, type ErrorCode } from '../../src-protocol';
import type { Line } from '../session/line';
import { ControlError, id, text, theAgent, verb, type Stage } from './verb';

const who = z.union([z.literal('all'), id]).default('all');
const command = z.enum(['*', ...Object.keys(COMMANDS)]).default('*');
const times = z.int().min(1).max(10_000).default(1);

function linesOf(stage: Stage, agent: string): Line[] {
  if (agent === 'all') return [...stage.hub.lines];
  const line = stage.hub.session(theAgent(stage, agent).agentId)?.line;
  if (!line) throw new ControlError(`agent "${agent}" has no line`);
  return [line];
}

export const LINE_VERBS = {
  /** Closes with a code, or cuts without a word when there is none. */
  dropLine: verb(
    z.strictObject({
      agent: who,
      code: z.int().min(1000).max(4999).optional(),
      reason: z.string().max(100).default('dropped'),
    }),
    (stage, { agent, code, reason }) => {
      const lines = linesOf(stage, agent);
      for (const line of lines)
        if (code === undefined) line.terminate();
        else line.close(code, reason);
      return { dropped: lines.length };
    },
  ),
  /** What becomes of every download of an attachment from now on; without `as` they are good again. */
  spoilDownloads: verb(z.strictObject({ as: z.enum(SPOILS).optional() }), ({ downloads }, { as }) => {
    downloads.spoil(as);
    return {};
  }),
  /** Half-open: the socket stays, nothing passes either way. */
  freezeLine: verb(z.strictObject({ agent: who, on: z.boolean().default(true) }), (stage, { agent, on }) => {
    const lines = linesOf(stage, agent);
    for (const line of lines) line.freeze(on);
    return { lines: lines.length };
  }),
  /** Refuses new connections with this close code (1013: try later, and how much later) until opened again. */
  shutDoor: verb(
    z.strictObject({
      code: z.int().min(1000).max(4999).default(1013),
      retryAfterMs: z.int().min(0).max(300_000).optional(),
    }),
    ({ shut }, { code, retryAfterMs }) => {
      shut({ code, reason: retryAfterMs === undefined ? 'not now' : `not now, retry after ${retryAfterMs} ms` });
      return {};
    },
  ),
  openDoor: verb(z.strictObject({}), ({ shut }) => {
    shut(undefined);
    return {};
  }),
  /** The next commands are answered (or, with `execution`, carried out) this much later. */
  answerLate: verb(
    z.strictObject({
      command,
      agent: id.optional(),
      ms: z.int().min(0).max(600_000),
      what: z.enum(['result', 'execution']).default('result'),
      times,
    }),
    ({ faults }, { command: name, agent, ms, what, times: count }) => {
      faults.add({ command: name, agentId: agent, times: count, fault: { kind: 'late', ms, what } });
      return {};
    },
  ),
  /** The next commands are carried out, their results kept back until `releaseResults`. */
  holdResults: verb(
    z.strictObject({ command, agent: id.optional(), times: times.default(10_000) }),
    ({ faults }, { command: name, agent, times: count }) => {
      faults.add({ command: name, agentId: agent, times: count, fault: { kind: 'hold' } });
      return {};
    },
  ),
  /** Ends all fault rules and lets held results go. */
  releaseResults: verb(z.strictObject({}), ({ faults }) => {
    faults.clear();
    return { released: faults.release() };
  }),
  /** The next commands are refused with this code and not carried out. */
  failNext: verb(
    z.strictObject({
      command,
      agent: id.optional(),
      code: z.enum(Object.keys(ERROR_CODES) as [ErrorCode, ...ErrorCode[]]),
      message: z.string().max(500).default('refused by a control verb'),
      times,
    }),
    ({ faults }, { command: name, agent, code, message, times: count }) => {
      faults.add({ command: name, agentId: agent, times: count, fault: { kind: 'fail', code, message } });
      return {};
    },
  ),
  /** Any text as a frame: what does the client make of a server that is wrong? */
  sendRaw: verb(z.strictObject({ agent: who, frame: z.string().max(2_000_000) }), (stage, { agent, frame }) => {
    for (const line of linesOf(stage, agent)) line.send(frame);
    return {};
  }),
  notice: verb(z.strictObject({ agent: id, code: z.string().min(1).max(64), text: text.optional() }), (stage, args) => {
    const { agentId } = theAgent(stage, args.agent);
    stage.world.emit(agentId, 'notice', { code: args.code, ...(args.text === undefined ? {} : { text: args.text }) });
    return {};
  }),
  /** The administrator ends a session: 4011. */
  endSession: verb(
    z.strictObject({ agent: id, reason: z.string().max(100).default('ended by the administrator') }),
    (stage, { agent, reason }) => {
      stage.hub.endSession(theAgent(stage, agent).agentId, reason);
      return {};
    },
  ),
  issueToken: verb(
    z.strictObject({ agent: id, expiresInMs: z.int().min(0).optional() }),
    (stage, { agent, expiresInMs }) => ({
      token: stage.tokens.issue(
        theAgent(stage, agent).agentId,
        expiresInMs === undefined ? undefined : stage.world.now() + expiresInMs,
      ),
    }),
  ),
  /** The token of the agent's session ends then; she is warned 60 s ahead. */
  expireToken: verb(z.strictObject({ agent: id, inMs: z.int().min(0) }), (stage, { agent, inMs }) => {
    stage.hub.expireToken(theAgent(stage, agent).agentId, stage.world.now() + inMs);
    return {};
  }),
} as const;
