// The envelope of both directions (PROTOCOL 3). What the client sends is strict; what the server sends is read
// tolerantly: unknown fields are dropped, an unknown event type is reported as such, never thrown.
import { z } from 'zod';
import { activity, agent } from './agent';
import { queue } from './channel';
import { COMMANDS, type CommandData, type CommandName } from './commands';
import { protocolError } from './error';
import { EVENTS, type EventData, type EventName } from './events';
import { interaction } from './interaction';
import { MAX_TOKEN_LENGTH } from './limits';
import { policy } from './policy';
import { count, id, name, timestamp } from './primitive';
import { reservation } from './reservation';
import { wrapUp } from './wrap-up';

const ack = count.optional();

export const hello = z.strictObject({
  type: z.literal('hello'),
  id,
  data: z.strictObject({
    protocol: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }),
    client: z.strictObject({ name, version: z.string().max(64) }),
    auth: z.strictObject({ scheme: z.literal('bearer'), token: z.string().min(1).max(MAX_TOKEN_LENGTH) }),
    capabilities: z.array(z.string().max(64)).max(100),
    resume: z.strictObject({ sessionId: id, resumeToken: z.string().min(1).max(512), lastSeq: count }).optional(),
    /** Set after the agent chose to take over from another client of hers. */
    takeOver: z.boolean().optional(),
  }),
});
export type Hello = z.output<typeof hello>;

export const ackFrame = z.strictObject({ type: z.literal('ack'), ack: count });
export const ping = z.strictObject({ type: z.literal('ping'), id, ack });

/** A command on the wire; `subject` repeats the interaction it is about. */
export const commandFrame = z.strictObject({
  type: z.string().min(1).max(64),
  id,
  ack,
  subject: id.optional(),
  data: z.unknown(),
});
export type CommandFrame<N extends CommandName = CommandName> = {
  type: N;
  id: string;
  ack?: number | undefined;
  subject?: string | undefined;
  data: CommandData<N>;
};

export const welcome = z.object({
  type: z.literal('welcome'),
  correlationId: id,
  time: timestamp,
  data: z.object({
    protocol: z.int(),
    sessionId: id,
    resumeToken: z.string().min(1).max(512),
    resumed: z.boolean(),
    /** Last sequence number the server has sent in this session. */
    seq: count,
    heartbeatMs: z.int().positive(),
    degradedMs: z.int().positive(),
    deadMs: z.int().positive(),
    resumeWindowMs: z.int().positive(),
    recoveryMs: z.int().positive(),
    maxFrameBytes: z.int().positive(),
    serverTime: timestamp,
    capabilities: z.array(z.string().max(64)),
    policy,
  }),
});
export type Welcome = z.output<typeof welcome>;

export const snapshotData = z.object({
  agent,
  activities: z.array(activity).max(500),
  queues: z.array(queue).max(2_000),
  reservations: z.array(reservation).max(500),
  interactions: z.array(interaction).max(100),
  wrapUps: z.array(wrapUp).max(100),
  policy,
});
export type SnapshotData = z.output<typeof snapshotData>;

export const snapshot = z.object({
  type: z.literal('snapshot'),
  seq: count,
  time: timestamp,
  data: snapshotData,
});
export type Snapshot = z.output<typeof snapshot>;

export const result = z.object({
  type: z.literal('result'),
  correlationId: id,
  time: timestamp,
  data: z.discriminatedUnion('status', [
    z.object({ status: z.literal('accepted') }),
    z.object({ status: z.literal('done'), value: z.unknown() }),
    z.object({ status: z.literal('error'), error: protocolError }),
  ]),
});
export type ResultFrame = z.output<typeof result>;

export const pong = z.object({ type: z.literal('pong'), correlationId: id, time: timestamp });
export type Pong = z.output<typeof pong>;

export const eventFrame = z.object({
  type: z.string().min(1).max(64),
  id,
  seq: z.int().min(1),
  subject: id.optional(),
  time: timestamp,
  data: z.unknown(),
});
export type EventFrame<N extends EventName = EventName> = {
  [K in N]: { type: K; id: string; seq: number; subject?: string | undefined; time: number; data: EventData<K> };
}[N];

export const isCommandName = (type: string): type is CommandName => Object.hasOwn(COMMANDS, type);
export const isEventName = (type: string): type is EventName => Object.hasOwn(EVENTS, type);
