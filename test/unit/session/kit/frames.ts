// Frames of a server, on the wire, for tests.
import {
  encodeEvent,
  encodePong,
  encodeResult,
  encodeSnapshot,
  encodeValue,
  encodeWelcome,
  HEARTBEAT,
  MAX_FRAME_BYTES,
  type Interaction,
  type Message,
  type Policy,
  type ProtocolError,
  type SnapshotData,
  type Welcome,
} from '../../../../src-protocol';

export const serverTime = Date.UTC(2026, 0, 5, 9);

export const policy: Policy = {
  maskSensitiveData: true,
  maxMessageLength: 1_000,
  wrapUpExtensionAllowed: false,
  reservationTimeoutSeconds: 30,
};

export const snapshotData = (change: Partial<SnapshotData> = {}): SnapshotData => ({
  agent: {
    agentId: 'a1',
    displayName: 'Ana',
    state: { kind: 'idle', since: serverTime },
    capacity: { limit: 3, used: 0 },
  },
  activities: [],
  queues: [],
  reservations: [],
  interactions: [],
  wrapUps: [],
  policy,
  ...change,
});

export const welcome = (helloId: string, change: Partial<Welcome['data']> = {}) =>
  encodeWelcome({
    type: 'welcome',
    correlationId: helloId,
    time: change.serverTime ?? serverTime,
    data: {
      protocol: 1,
      sessionId: 's1',
      resumeToken: 'resume-secret',
      resumed: false,
      seq: 0,
      heartbeatMs: HEARTBEAT.heartbeatMs,
      degradedMs: HEARTBEAT.degradedMs,
      deadMs: HEARTBEAT.deadMs,
      resumeWindowMs: HEARTBEAT.resumeWindowMs,
      recoveryMs: HEARTBEAT.recoveryMs,
      maxFrameBytes: MAX_FRAME_BYTES,
      serverTime,
      capabilities: ['resume'],
      policy,
      ...change,
    },
  });

export const snapshot = (seq = 1, change: Partial<SnapshotData> = {}) =>
  encodeSnapshot({ type: 'snapshot', seq, time: serverTime, data: snapshotData(change) });

export const message = (index: number, text: string, clientMessageId?: string): Message => ({
  messageId: `m${String(index)}`,
  interactionId: 'i1',
  index,
  author: { participantId: 'p1', role: clientMessageId === undefined ? 'customer' : 'agent' },
  createdAt: serverTime,
  parts: [{ type: 'text', text }],
  ...(clientMessageId === undefined ? {} : { clientMessageId }),
});

export const interaction = (change: Partial<Interaction> = {}): Interaction => ({
  interactionId: 'i1',
  version: 1,
  channel: {
    id: 'facebook-messenger',
    features: { maxMessageLength: 1_000, typing: true, receipts: true, attachments: true },
  },
  source: { id: 'page', name: 'Shop' },
  queue: { id: 'q', name: 'Sales' },
  customer: { customerId: 'c' },
  createdAt: serverTime,
  assignedAt: serverTime,
  state: 'active',
  stateSince: serverTime,
  ownerAgentId: 'a1',
  participants: [],
  attributes: [],
  conference: { state: 'none' },
  lastIndex: -1,
  readIndex: -1,
  unread: 0,
  customerDeliveredIndex: -1,
  customerReadIndex: -1,
  ...change,
});

export const created = (seq: number, of: Message = message(seq, `text ${String(seq)}`)) =>
  encodeEvent({ type: 'message.created', id: `e${String(seq)}`, seq, time: serverTime, data: { message: of } });

export const done = (commandId: string, value: unknown = {}) =>
  encodeResult({ type: 'result', correlationId: commandId, time: serverTime, data: { status: 'done', value } });

export const sentMessage = (commandId: string, of: Message) =>
  done(commandId, encodeValue('message.send', { message: of }));

export const acceptedResult = (commandId: string) =>
  encodeResult({ type: 'result', correlationId: commandId, time: serverTime, data: { status: 'accepted' } });

export const error = (commandId: string, code: string, change: Partial<ProtocolError> = {}) =>
  encodeResult({
    type: 'result',
    correlationId: commandId,
    time: serverTime,
    data: { status: 'error', error: { code, message: 'developer text', retryable: false, ...change } },
  });

export const pong = (id: string, time = serverTime) => encodePong({ type: 'pong', correlationId: id, time });
