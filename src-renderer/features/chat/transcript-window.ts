// The stretch of a conversation that the window holds, as pure changes: pages at both ends, live messages at the newest
// end, and a bound on how much is kept. Where the newest end is cut off, live messages are only counted.
import type { MessageView, TranscriptChange, TranscriptPage } from '../../../src-preload/contract';

/** More messages than this are cut at the far end from what is on screen; so many stay. */
export const MOST_HELD = 600;
export const KEPT = 400;

export interface HeldTranscript {
  /** By index; own messages not yet accepted come last, in the order they were written, unless the end is cut off. */
  messages: readonly MessageView[];
  /** Pass as `before` for older ones; absent at the beginning of the conversation. */
  prev?: number;
  /** Pass as `after` for newer ones; absent where the messages end with the newest. */
  next?: number;
  /** First unread message when the conversation was opened. */
  firstUnread?: number;
  /** Own messages without an index, whether or not they are among `messages`. */
  outgoing: readonly MessageView[];
  /** The highest index heard of, held or not; -1 for none. */
  newest: number;
  /** Customer messages that have arrived since the conversation was opened, held or not. */
  arrived: number;
}

type Indexed = MessageView & { index: number };
const isIndexed = (message: MessageView): message is Indexed => message.index !== undefined;

/** Puts the parts together; absent ends stay absent. */
function held(
  indexed: readonly Indexed[],
  outgoing: readonly MessageView[],
  rest: Pick<HeldTranscript, 'newest' | 'arrived'> & { [K in 'prev' | 'next' | 'firstUnread']?: number | undefined },
): HeldTranscript {
  const { prev, next, firstUnread, newest, arrived } = rest;
  return {
    messages: next === undefined && outgoing.length > 0 ? [...indexed, ...outgoing] : indexed,
    outgoing,
    newest,
    arrived,
    ...(prev === undefined ? {} : { prev }),
    ...(next === undefined ? {} : { next }),
    ...(firstUnread === undefined ? {} : { firstUnread }),
  };
}

const indexedOf = ({ messages }: HeldTranscript): Indexed[] => messages.filter(isIndexed);

function inOrder(messages: Indexed[]): Indexed[] {
  const isSorted = messages.every((message, at) => (messages[at - 1]?.index ?? -1) <= message.index);
  return isSorted ? messages : messages.sort((a, b) => a.index - b.index);
}

/** Customer messages that nobody had heard of, oldest first. */
export const freshOf = (messages: readonly MessageView[], newest: number): Indexed[] =>
  messages.filter(isIndexed).filter(({ index, author }) => index > newest && author.kind === 'customer');

const newestOf = (messages: readonly MessageView[], newest: number) =>
  messages.reduce((highest, { index = -1 }) => Math.max(highest, index), newest);

/** The newest page of a conversation that was not held. */
export function opened({ messages, prev, firstUnread }: TranscriptPage): HeldTranscript {
  const outgoing = messages.filter(({ index }) => index === undefined);
  const newest = newestOf(messages, -1);
  return held(messages.filter(isIndexed), outgoing, { prev, firstUnread, newest, arrived: 0 });
}

/**
 * The newest page again, after changes were missed.
 * @param keepPlace she reads back: what she looks at stays, and the way to the newest goes over further pages
 */
export function reopened(before: HeldTranscript, page: TranscriptPage, keepPlace: boolean): HeldTranscript {
  const after = opened(page);
  const arrived = before.arrived + freshOf(page.messages, before.newest).length;
  const newest = Math.max(before.newest, after.newest);
  const now = indexedOf(before);
  const last = now.at(-1)?.index;
  const { prev, firstUnread } = before;
  if (!keepPlace || last === undefined)
    return { ...after, newest, arrived, ...(firstUnread === undefined ? {} : { firstUnread }) };
  const known = new Map(indexedOf(after).map((message) => [message.index, message]));
  const kept = now.map((message) => known.get(message.index) ?? message);
  return held(kept, after.outgoing, { prev, next: last < newest ? last : undefined, firstUnread, newest, arrived });
}

/** Changed and new messages. What lies beyond a cut end is not put in; it is counted. */
export function changed(before: HeldTranscript, { upserted, removedKeys }: TranscriptChange): HeldTranscript {
  const removed = new Set(removedKeys);
  const now = indexedOf(before);
  const first = before.prev === undefined ? -1 : (now[0]?.index ?? Infinity);
  const last = before.next === undefined ? Infinity : (now.at(-1)?.index ?? -1);
  const ups = new Map(upserted.map((message) => [message.key, message]));
  const merged: Indexed[] = [];
  for (const message of now) {
    if (removed.has(message.key)) continue;
    const up = ups.get(message.key);
    merged.push(up !== undefined && isIndexed(up) ? up : message);
  }
  const present = new Set(now.map(({ key }) => key));
  for (const up of ups.values())
    if (isIndexed(up) && !present.has(up.key) && !removed.has(up.key) && up.index >= first && up.index <= last)
      merged.push(up);
  const outgoing = before.outgoing
    .filter(({ key }) => !removed.has(key))
    .flatMap((message) => {
      const up = ups.get(message.key);
      return up === undefined ? [message] : isIndexed(up) ? [] : [up];
    });
  const waiting = new Set(before.outgoing.map(({ key }) => key));
  for (const up of ups.values()) if (!isIndexed(up) && !waiting.has(up.key) && !present.has(up.key)) outgoing.push(up);
  return held(inOrder(merged), outgoing, {
    ...before,
    newest: newestOf(upserted, before.newest),
    arrived: before.arrived + freshOf(upserted, before.newest).length,
  });
}

const without = (messages: readonly MessageView[], others: readonly MessageView[]): Indexed[] => {
  const known = new Set(others.map(({ key }) => key));
  return messages.filter(isIndexed).filter(({ key }) => !known.has(key));
};

/** An older page goes in front. */
export function prepended(before: HeldTranscript, page: TranscriptPage): HeldTranscript {
  const now = indexedOf(before);
  return held([...without(page.messages, now), ...now], before.outgoing, { ...before, prev: page.prev });
}

/** A newer page goes behind. What was heard of meanwhile and is not in it leaves the end cut off. */
export function appended(before: HeldTranscript, page: TranscriptPage): HeldTranscript {
  const now = indexedOf(before);
  const indexed = [...now, ...without(page.messages, now)];
  const last = indexed.at(-1)?.index ?? -1;
  const newest = newestOf(page.messages, before.newest);
  const next = page.next ?? (last < newest && page.messages.length > 0 ? last : undefined);
  return held(indexed, before.outgoing, { ...before, newest, next });
}

/** Cuts what is far from the screen. `end`: the end that she is far away from. */
export function trimmed(before: HeldTranscript, end: 'older' | 'newer'): HeldTranscript {
  const now = indexedOf(before);
  if (now.length <= KEPT) return before;
  if (end === 'newer') {
    const kept = now.slice(0, KEPT);
    return held(kept, before.outgoing, { ...before, next: kept.at(-1)?.index });
  }
  const kept = now.slice(-KEPT);
  return held(kept, before.outgoing, { ...before, prev: kept[0]?.index });
}
