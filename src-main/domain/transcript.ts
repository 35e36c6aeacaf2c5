// The newest part of one conversation's messages, ascending by index without a hole. It is the one structure of the
// domain that is changed in place: a thousand messages a second must not copy what is already there. Each function says
// which messages changed. Older pages are not kept, they pass through to the window.
import type { Delivery } from '../../src-protocol';
import { laterDelivery } from './delivery';
import type { MaskedMessage } from './masked';
import { withRevisions, type Revision } from './revision';

/** Kept after trimming, and the length that makes it happen. */
const KEPT = 400;
const MOST = 800;
/** Deliveries of messages that are on their way here in a page. */
const MOST_EARLY = 200;

export interface Transcript {
  readonly interactionId: string;
  messages: MaskedMessage[];
  /** Older ones exist below this index. */
  prev?: number;
  /** A page has come; until then events are collected. */
  loaded: boolean;
  marks: { delivered: number; read: number };
  early: Map<string, Delivery>;
}

export interface TranscriptStep {
  changed: MaskedMessage[];
  /** Messages are missing between what is held and what came: the newest page has to be asked for again. */
  hole: boolean;
}

export const emptyTranscript = (interactionId: string): Transcript => ({
  interactionId,
  messages: [],
  loaded: false,
  marks: { delivered: -1, read: -1 },
  early: new Map(),
});

/** Stable over a message's whole life: the sender's own id where there is one. */
export const keyOf = (message: Pick<MaskedMessage, 'messageId' | 'clientMessageId'>) =>
  message.clientMessageId ?? message.messageId;

/** Position of the first message with this index or a higher one. */
function positionOf(messages: readonly MaskedMessage[], index: number): number {
  let low = 0;
  let high = messages.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const at = messages[middle];
    if (at !== undefined && at.index < index) low = middle + 1;
    else high = middle;
  }
  return low;
}

function withDelivery(message: MaskedMessage, delivery: Delivery | undefined): MaskedMessage {
  const later = laterDelivery(message.delivery, delivery);
  return later === undefined || later === message.delivery ? message : { ...message, delivery: later };
}

/** Puts one message in its place; undefined when nothing changed. */
function place(transcript: Transcript, message: MaskedMessage): MaskedMessage | undefined {
  const { messages, early } = transcript;
  const position = positionOf(messages, message.index);
  const known = messages[position];
  const waiting = early.get(message.messageId);
  early.delete(message.messageId);
  if (known?.index !== message.index) {
    const placed = withDelivery(message, waiting);
    if (position === messages.length) messages.push(placed);
    else messages.splice(position, 0, placed);
    return placed;
  }
  // Two messages cannot share an index; the first one stays.
  if (known.messageId !== message.messageId) return undefined;
  const merged = withDelivery(withDelivery(message, known.delivery), waiting);
  messages[position] = merged;
  return merged;
}

/** A message event. Before a page has come everything is collected; afterwards only what continues it. */
export function applyMessage(transcript: Transcript, message: MaskedMessage): TranscriptStep {
  const { messages, loaded } = transcript;
  const first = messages[0];
  const last = messages.at(-1);
  if (loaded && last !== undefined && message.index > last.index + 1) return { changed: [], hole: true };
  // Older than what is held: the window has it from a page of its own.
  if (loaded && first !== undefined && message.index < first.index) return { changed: [], hole: false };
  const placed = place(transcript, message);
  if (loaded && messages.length > MOST) {
    messages.splice(0, messages.length - KEPT);
    const oldest = messages[0];
    if (oldest !== undefined) transcript.prev = oldest.index;
  }
  return { changed: placed === undefined ? [] : [placed], hole: false };
}

/** The newest page. What was collected meanwhile is attached where it continues the page. */
export function applyPage(transcript: Transcript, page: { messages: readonly MaskedMessage[]; prev?: number }): void {
  const collected = transcript.messages;
  transcript.messages = [];
  for (const message of page.messages) place(transcript, message);
  for (const message of collected) {
    const last = transcript.messages.at(-1);
    const first = transcript.messages[0];
    if (first !== undefined && message.index < first.index) continue;
    if (last !== undefined && message.index > last.index + 1) break;
    place(transcript, message);
  }
  if (page.prev === undefined) delete transcript.prev;
  else transcript.prev = page.prev;
  transcript.loaded = true;
}

export function applyDelivery(transcript: Transcript, messageId: string, delivery: Delivery): TranscriptStep {
  const { messages, early } = transcript;
  // Receipts come for what was sent last, so the search goes from the end.
  const position = messages.findLastIndex((message) => message.messageId === messageId);
  const known = messages[position];
  if (known === undefined) {
    const later = laterDelivery(early.get(messageId), delivery);
    if (later !== undefined) early.set(messageId, later);
    for (const oldest of early.keys()) {
      if (early.size <= MOST_EARLY) break;
      early.delete(oldest);
    }
    return { changed: [], hole: false };
  }
  const after = withDelivery(known, delivery);
  if (after === known) return { changed: [], hole: false };
  messages[position] = after;
  return { changed: [after], hole: false };
}

/** Moves the watermarks of the customer's device forward; says which messages that are not hers they pass. */
export function applyMarks(transcript: Transcript, marks: { delivered: number; read: number }): MaskedMessage[] {
  const before = transcript.marks;
  const after = { delivered: Math.max(before.delivered, marks.delivered), read: Math.max(before.read, marks.read) };
  if (after.delivered === before.delivered && after.read === before.read) return [];
  transcript.marks = after;
  const passes = (index: number) =>
    (index > before.delivered && index <= after.delivered) || (index > before.read && index <= after.read);
  const from = positionOf(transcript.messages, Math.min(before.delivered, before.read) + 1);
  return transcript.messages
    .slice(from)
    .filter((message) => passes(message.index) && message.author.role !== 'customer');
}

/** Those held below `before`, newest last, at most `limit`; undefined when the backend has to be asked. */
export function heldBefore(transcript: Transcript, before: number, limit: number) {
  const end = positionOf(transcript.messages, before);
  const complete = transcript.loaded && transcript.messages[end]?.index === before;
  if (!complete || end === 0) return undefined;
  const messages = transcript.messages.slice(Math.max(0, end - limit), end);
  const oldest = messages[0];
  const more = end - limit > 0 ? oldest?.index : transcript.prev;
  return more === undefined ? { messages } : { messages, prev: more };
}

/** Those held above `after`, oldest first, at most `limit`; undefined when the backend has to be asked. */
export function heldAfter(transcript: Transcript, after: number, limit: number) {
  const start = positionOf(transcript.messages, after + 1);
  const isComplete = transcript.loaded && (transcript.messages[0]?.index ?? Infinity) <= after + 1;
  if (!isComplete) return undefined;
  const messages = transcript.messages.slice(start, start + limit);
  const newest = messages.at(-1);
  const isMore = start + limit < transcript.messages.length;
  return isMore && newest !== undefined ? { messages, next: newest.index } : { messages };
}

/** Puts revised texts in; says which messages changed. */
export function applyRevisions(transcript: Transcript, revisions: readonly Revision[]): MaskedMessage[] {
  const changed: MaskedMessage[] = [];
  for (const messageId of new Set(revisions.map((revision) => revision.messageId))) {
    const position = transcript.messages.findLastIndex((message) => message.messageId === messageId);
    const known = transcript.messages[position];
    if (known === undefined) continue;
    const after = withRevisions(known, revisions);
    if (after === known) continue;
    transcript.messages[position] = after;
    changed.push(after);
  }
  return changed;
}
