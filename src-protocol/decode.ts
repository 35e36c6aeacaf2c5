// Text of one WebSocket frame <-> typed frame, for both ends. Decoding never throws: a bad frame is a value that
// says what is wrong with it, without repeating what it carried.
import type { z } from 'zod';
import { COMMANDS, type CommandData, type CommandName } from './commands';
import { EVENTS, type EventData, type EventName } from './events';
import {
  ackFrame,
  commandFrame,
  eventFrame,
  hello,
  isCommandName,
  isEventName,
  ping,
  pong,
  result,
  snapshot,
  welcome,
  type CommandFrame,
  type EventFrame,
  type Hello,
  type Pong,
  type ResultFrame,
  type Snapshot,
  type Welcome,
} from './frames';
import { readPlainMessage } from './plain-message';
import { readablePolicy } from './policy';

/** `seq`: the place of an event whose envelope is sound and whose data is not, so that the order can go on without it. */
export type Invalid = { kind: 'invalid'; reason: string; id?: string; seq?: number };

export type ServerFrame =
  | { kind: 'welcome'; frame: Welcome }
  | { kind: 'snapshot'; frame: Snapshot }
  | { kind: 'result'; frame: ResultFrame }
  | { kind: 'pong'; frame: Pong }
  | { kind: 'event'; frame: EventFrame }
  /** A known envelope of a type this client does not know: counted, its `seq` still counts. */
  | { kind: 'unknown-event'; type: string; seq: number; time: number }
  | Invalid;

export type ClientFrame =
  | { kind: 'hello'; frame: Hello }
  | { kind: 'ack'; frame: z.output<typeof ackFrame> }
  | { kind: 'ping'; frame: z.output<typeof ping> }
  | { kind: 'command'; frame: CommandFrame }
  /** `UNSUPPORTED`: a command of a newer client. */
  | { kind: 'unknown-command'; type: string; id: string; ack: number | undefined }
  | Invalid;

/** Paths and codes only: a value of the frame must not reach a log through its error. */
const reasonOf = (error: z.ZodError) =>
  error.issues
    .slice(0, 5)
    .map((issue) => `${issue.path.join('.') || '(frame)'}: ${issue.code}`)
    .join('; ');

function parse(text: string): { type: string; json: Record<string, unknown> } | Invalid {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return { kind: 'invalid', reason: 'not JSON' };
  }
  if (typeof json !== 'object' || json === null || Array.isArray(json))
    return { kind: 'invalid', reason: 'not an object' };
  const record = json as Record<string, unknown>;
  const { type } = record;
  return typeof type === 'string' ? { type, json: record } : { kind: 'invalid', reason: 'no type' };
}

const WITH_POLICY = new Set(['welcome', 'snapshot', 'policy.changed']);

/** A policy that is missing or malformed must not leave an older, laxer one in force. */
function withPolicy(type: string, json: Record<string, unknown>): Record<string, unknown> {
  const { data } = json;
  if (!WITH_POLICY.has(type) || typeof data !== 'object' || data === null) return json;
  return { ...json, data: { ...data, policy: readablePolicy((data as Record<string, unknown>)['policy']) } };
}

const SERVER = { welcome, snapshot, result, pong } as const;

/** Reads a frame of the server. Times come out as epoch milliseconds. */
export function decodeServerFrame(text: string): ServerFrame {
  const parsed = parse(text);
  if ('kind' in parsed) return parsed;
  const { type } = parsed;
  if (type === 'message.created') {
    const frame = readPlainMessage(parsed.json);
    if (frame !== undefined) return { kind: 'event', frame };
  }
  const json = withPolicy(type, parsed.json);
  if (Object.hasOwn(SERVER, type)) {
    const kind = type as keyof typeof SERVER;
    const read = SERVER[kind].safeDecode(json as never);
    return read.success
      ? ({ kind, frame: read.data } as ServerFrame)
      : { kind: 'invalid', reason: reasonOf(read.error) };
  }
  const envelope = eventFrame.safeDecode(json as never);
  if (!envelope.success) return { kind: 'invalid', reason: reasonOf(envelope.error) };
  const { seq, time } = envelope.data;
  if (!isEventName(type)) return { kind: 'unknown-event', type: type.slice(0, 64), seq, time };
  const data = (EVENTS[type] as z.ZodType).safeDecode(envelope.data.data);
  if (!data.success) return { kind: 'invalid', reason: reasonOf(data.error), seq };
  return { kind: 'event', frame: { ...envelope.data, data: data.data } as EventFrame };
}

/** Reads a frame of a client. `id` of an invalid command lets the server refuse exactly that one. */
export function decodeClientFrame(text: string): ClientFrame {
  const parsed = parse(text);
  if ('kind' in parsed) return parsed;
  const { type, json } = parsed;
  const withId = (reason: string): Invalid =>
    typeof json['id'] === 'string' ? { kind: 'invalid', reason, id: json['id'] } : { kind: 'invalid', reason };
  const fixed = { hello, ack: ackFrame, ping } as const;
  if (Object.hasOwn(fixed, type)) {
    const kind = type as keyof typeof fixed;
    const read = fixed[kind].safeDecode(json as never);
    return read.success ? ({ kind, frame: read.data } as ClientFrame) : withId(reasonOf(read.error));
  }
  const envelope = commandFrame.safeDecode(json as never);
  if (!envelope.success) return withId(reasonOf(envelope.error));
  const { id, ack } = envelope.data;
  if (!isCommandName(type)) return { kind: 'unknown-command', type: type.slice(0, 64), id, ack };
  const data = (COMMANDS[type].data as z.ZodType).safeDecode(envelope.data.data);
  if (!data.success) return withId(reasonOf(data.error));
  return { kind: 'command', frame: { ...envelope.data, type, data: data.data } as CommandFrame };
}

/** The `value` of a result frame for the command it answers; undefined when the server's answer does not fit. */
export function decodeValue<N extends CommandName>(name: N, value: unknown) {
  const read = (COMMANDS[name].value as z.ZodType).safeDecode(value ?? {});
  return read.success ? (read.data as z.output<(typeof COMMANDS)[N]['value']>) : undefined;
}

/** Client to server. Throws on a frame that breaks its own schema: that is a bug of the sender. */
export const encodeHello = (frame: Hello) => JSON.stringify(hello.encode(frame));
export const encodeCommand = <N extends CommandName>(frame: {
  type: N;
  id: string;
  ack?: number | undefined;
  subject?: string | undefined;
  data: CommandData<N>;
}) => JSON.stringify({ ...frame, data: (COMMANDS[frame.type].data as z.ZodType).encode(frame.data) });
export const encodeAck = (seq: number) => JSON.stringify({ type: 'ack', ack: seq });
export const encodePing = (id: string, seq: number) => JSON.stringify({ type: 'ping', id, ack: seq });

/** Server to client. Throws on a frame that breaks its own schema. */
export const encodeWelcome = (frame: Welcome) => JSON.stringify(welcome.encode(frame));
export const encodeSnapshot = (frame: Snapshot) => JSON.stringify(snapshot.encode(frame));
export const encodeResult = (frame: ResultFrame) => JSON.stringify(result.encode(frame));
export const encodePong = (frame: Pong) => JSON.stringify(pong.encode(frame));
export function encodeEvent<N extends EventName>(frame: {
  type: N;
  id: string;
  seq: number;
  subject?: string | undefined;
  time: number;
  data: EventData<N>;
}): string {
  const envelope = eventFrame.encode({ ...frame, data: null });
  return JSON.stringify({ ...envelope, data: (EVENTS[frame.type] as z.ZodType).encode(frame.data) });
}
/** The value of a `done` result, encoded for the command it answers. */
export const encodeValue = <N extends CommandName>(name: N, value: z.output<(typeof COMMANDS)[N]['value']>) =>
  (COMMANDS[name].value as z.ZodType).encode(value);
