// The transcript: appending, sending, paging, reading, typing.
import {
  DEFAULT_PAGE,
  type Author,
  type CommandData,
  type CommandValue,
  type Message,
  type MessagePart,
} from '../../src-protocol';
import { announce, present } from './announce';
import { ok, done, refuse, type Answer } from './answer';
import { allowedToWrite } from './access';
import { planDelivery } from './delivery';
import type { Holder, InteractionRecord } from './state';
import { unreadOf, windowClosesAt } from './view';
import { agentOf, type World } from './world';

/** A page stays well below the frame limit of 256 KiB, whatever its messages hold. */
const PAGE_BYTES = 160 * 1024;
const WINDOW_STEP_MS = 60_000;

/** Adds a message at the end and shows it to everybody present. */
export function append(
  world: World,
  record: InteractionRecord,
  author: Author,
  parts: MessagePart[],
  own: Pick<Message, 'clientMessageId' | 'delivery'> = {},
): Message {
  const message: Message = {
    messageId: world.random.id('msg'),
    ...own,
    interactionId: record.interactionId,
    index: record.messages.length,
    author,
    createdAt: world.now(),
    parts,
  };
  record.messages.push(message);
  if (author.role === 'customer') record.lastCustomerAt = message.createdAt;
  for (const holder of present(record))
    world.emit(
      holder.agentId,
      'message.created',
      { message: { ...message }, unread: unreadOf(record, holder) },
      record.interactionId,
    );
  announceWindow(world, record);
  return message;
}

/** The reply window moves with each customer message; told only when it moved by a minute or more. */
function announceWindow(world: World, record: InteractionRecord): void {
  const closesAt = windowClosesAt(world, record);
  if (Math.abs(closesAt - record.announcedWindowAt) < WINDOW_STEP_MS) return;
  record.announcedWindowAt = closesAt;
  announce(world, record, 'interaction.updated', {});
}

/** A line of the system in the transcript; the client has the words for `code`. */
export function appendSystem(
  world: World,
  record: InteractionRecord,
  code: string,
  params: Record<string, string> = {},
): void {
  append(world, record, { participantId: 'system', role: 'system' }, [{ type: 'system', code, params }]);
}

export const graphemes = (text: string) => [
  ...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(text),
];

/** `message.send`. A repeated `clientMessageId` returns the message that exists, whatever happened since. */
export function sendMessage(
  world: World,
  agentId: string,
  { interactionId, clientMessageId, text }: CommandData<'message.send'>,
): Answer<CommandValue<'message.send'>> {
  const agent = agentOf(world, agentId);
  const earlier = agent.sent.get(clientMessageId);
  if (earlier) {
    if (earlier.interactionId !== interactionId || earlier.text !== text)
      return refuse('IDEMPOTENCY_CONFLICT', 'this clientMessageId was used for another message', 'clientMessageId');
    const message = world.state.interactions.get(interactionId)?.messages[earlier.index];
    return message ? done({ message: { ...message } }) : refuse('NOT_FOUND', 'the conversation is no longer kept');
  }
  const access = allowedToWrite(world, agentId, interactionId);
  if (!access.ok) return access;
  const { record, holder } = access.value;
  if (text.trim() === '') return refuse('CONTENT_REJECTED', 'the text is blank', 'text');
  const limit = Math.min(world.state.policy.maxMessageLength, 1_000);
  if (graphemes(text).length > limit) return refuse('MESSAGE_TOO_LONG', `more than ${limit} graphemes`, 'text');
  if (windowClosesAt(world, record) <= world.now())
    return refuse('REPLY_WINDOW_CLOSED', 'the reply window of the channel is over');

  const author: Author = {
    participantId: holder.participantId,
    role: 'agent',
    agentId,
    displayName: agent.displayName,
  };
  setTyping(world, record, holder.participantId, false);
  const message = append(world, record, author, [{ type: 'text', text }], {
    clientMessageId,
    delivery: { state: 'accepted', at: world.now() },
  });
  agent.sent.set(clientMessageId, { interactionId, index: message.index, text });
  planDelivery(world, record, message.index);
  if (record.story)
    world.agenda.plan(`react ${interactionId}`, world.now() + 500, { kind: 'customer.reacts', interactionId });
  return done({ message: { ...message } });
}

/** `message.list`: a page before, after or around an index, the newest without any of them. */
export function listMessages(
  world: World,
  agentId: string,
  { interactionId, before, after, around, limit = DEFAULT_PAGE }: CommandData<'message.list'>,
): Answer<CommandValue<'message.list'>> {
  const record = world.state.interactions.get(interactionId);
  const holder = record?.holders.get(agentId);
  if (!record || !holder) return refuse('NOT_FOUND', 'no such conversation of this agent');
  const end = (holder.visibleUpTo ?? record.messages.length - 1) + 1;
  const fromStart = after !== undefined;
  let from: number;
  let to: number;
  if (after !== undefined) [from, to] = [after + 1, after + 1 + limit];
  else if (around !== undefined) [from, to] = [around - Math.floor(limit / 2), around - Math.floor(limit / 2) + limit];
  else [from, to] = [(before ?? end) - limit, before ?? end];
  from = Math.min(Math.max(0, from), end);
  to = Math.min(Math.max(from, to), end);
  const messages = fit(record.messages.slice(from, to), fromStart);
  const first = messages[0]?.index ?? from;
  const last = messages.at(-1)?.index ?? to - 1;
  return done({
    messages: messages.map((message) => ({ ...message })),
    ...(first > 0 ? { prev: first } : {}),
    ...(last + 1 < end ? { next: Math.max(0, last) } : {}),
  });
}

/** Drops messages from the far end until the page fits a frame; at least one stays. */
function fit(messages: Message[], fromStart: boolean): Message[] {
  const ordered = fromStart ? messages : messages.toReversed();
  let bytes = 0;
  const kept = ordered.filter((message, at) => {
    bytes += Buffer.byteLength(JSON.stringify(message));
    return at === 0 || bytes <= PAGE_BYTES;
  });
  return fromStart ? kept : kept.toReversed();
}

export function markRead(
  world: World,
  agentId: string,
  { interactionId, index }: CommandData<'message.markRead'>,
): Answer {
  const record = world.state.interactions.get(interactionId);
  const holder = record?.holders.get(agentId);
  if (!record || !holder) return refuse('NOT_FOUND', 'no such conversation of this agent');
  const reached = Math.min(index, record.messages.length - 1);
  if (!holder.frozen && reached > holder.readIndex) {
    holder.readIndex = reached;
    announce(world, record, 'interaction.readHorizonChanged', {}, [holder]);
  }
  return ok();
}

/** Shows or hides "is typing" to everybody else present. */
export function setTyping(world: World, record: InteractionRecord, participantId: string, on: boolean): void {
  if (record.typing.has(participantId) === on) return;
  if (on) record.typing.add(participantId);
  else record.typing.delete(participantId);
  for (const holder of present(record).filter((other: Holder) => other.participantId !== participantId))
    world.emit(
      holder.agentId,
      'typing.changed',
      { interactionId: record.interactionId, participantId, on },
      record.interactionId,
    );
}
