// The one frame that comes by the hundred, a message of text, read by hand: the schema takes four times as long as
// `JSON.parse` itself. Exact or nothing: what is not recognised to the last field is left to the schema, which alone
// refuses. `test/unit/protocol/plain-message.test.ts` holds the two together.
import type { EventFrame } from './frames';
import { MAX_ID_LENGTH, MAX_NAME_LENGTH, MAX_PARTS, MAX_TEXT_LENGTH } from './limits';
import type { Author, MessagePart } from './message';

type Json = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isId = (value: unknown): value is string =>
  typeof value === 'string' && value.length > 0 && value.length <= MAX_ID_LENGTH;
const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0;

const ROLES: Readonly<Record<string, Author['role']>> = { customer: 'customer', agent: 'agent', bot: 'bot' };

/** Epoch milliseconds of `2026-01-02T03:04:05.006Z`; NaN for every other way to write a time. */
function timeOf(value: unknown): number {
  if (typeof value !== 'string' || value.length !== 24) return Number.NaN;
  const ms = Date.parse(value);
  return Number.isNaN(ms) || new Date(ms).toISOString() !== value ? Number.NaN : ms;
}

function authorOf(json: unknown): Author | undefined {
  if (!isObject(json)) return undefined;
  const { participantId, role, agentId, displayName } = json;
  const known = typeof role === 'string' && Object.hasOwn(ROLES, role) ? ROLES[role] : undefined;
  if (!isId(participantId) || known === undefined || 'elsewhere' in json) return undefined;
  const author: Author = { participantId, role: known };
  if (agentId !== undefined) {
    if (!isId(agentId)) return undefined;
    author.agentId = agentId;
  }
  if (displayName !== undefined) {
    if (typeof displayName !== 'string' || displayName.length > MAX_NAME_LENGTH) return undefined;
    author.displayName = displayName;
  }
  return author;
}

function textsOf(json: unknown): MessagePart[] | undefined {
  if (!Array.isArray(json) || json.length === 0 || json.length > MAX_PARTS) return undefined;
  const parts: MessagePart[] = [];
  for (const part of json as unknown[]) {
    if (!isObject(part) || part['type'] !== 'text') return undefined;
    const { text } = part;
    if (typeof text !== 'string' || text.length > MAX_TEXT_LENGTH) return undefined;
    parts.push({ type: 'text', text });
  }
  return parts;
}

/** `json`: a frame of type `message.created`. Undefined: ask the schema. */
export function readPlainMessage(json: Json): EventFrame<'message.created'> | undefined {
  const { id, seq, subject, data } = json;
  if (!isId(id) || !isCount(seq) || seq === 0 || !isObject(data)) return undefined;
  const { message, unread } = data;
  if (!isObject(message) || 'clientMessageId' in message || 'delivery' in message) return undefined;
  const { messageId, interactionId, index } = message;
  if (!isId(messageId) || !isId(interactionId) || !isCount(index)) return undefined;
  const time = timeOf(json['time']);
  const createdAt = message['createdAt'] === json['time'] ? time : timeOf(message['createdAt']);
  if (Number.isNaN(time) || Number.isNaN(createdAt)) return undefined;
  const author = authorOf(message['author']);
  const parts = textsOf(message['parts']);
  if (author === undefined || parts === undefined) return undefined;
  const read: EventFrame<'message.created'> = {
    type: 'message.created',
    id,
    seq,
    time,
    data: { message: { messageId, interactionId, index, author, createdAt, parts } },
  };
  if (subject !== undefined) {
    if (!isId(subject)) return undefined;
    read.subject = subject;
  }
  if (unread !== undefined) {
    if (!isCount(unread)) return undefined;
    read.data.unread = unread;
  }
  return read;
}
