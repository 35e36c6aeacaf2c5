// Turns a transcript into the rows on screen: day separators, the unread divider, system lines and bubbles in groups.
// Pure, and linear in the number of messages: it runs on every batch.
import type { MessageView } from '../../../src-preload/contract';

export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'unread'; key: string }
  | { kind: 'typing'; key: string }
  | { kind: 'system'; key: string; message: MessageView }
  | {
      kind: 'bubble';
      key: string;
      message: MessageView;
      /** First and last of a run of one author without a pause. */
      first: boolean;
      last: boolean;
      /** Author named above the group: everybody who is neither the customer nor me. */
      named: boolean;
    };

/** A pause longer than this starts a new group, ms. */
const GROUP_PAUSE = 5 * 60_000;

const isSystem = (message: MessageView) =>
  message.author.kind === 'system' || message.parts.every((part) => part.type === 'system');

const isMine = (message: MessageView) => message.author.kind === 'me';

/** Start and end of the local day that holds a time. Remembered, so that most messages cost two comparisons. */
function dayWalker() {
  let start = Number.NaN;
  let end = Number.NaN;
  return (at: number): number => {
    if (at >= start && at < end) return start;
    const date = new Date(at);
    start = new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
    end = new Date(date.getFullYear(), date.getMonth(), date.getDate() + 1).getTime();
    return start;
  };
}

function sameGroup(a: MessageView, b: MessageView): boolean {
  return (
    a.author.kind === b.author.kind &&
    a.author.participantId === b.author.participantId &&
    a.author.name === b.author.name &&
    b.createdAt - a.createdAt <= GROUP_PAUSE
  );
}

/**
 * @param dividerIndex index of the first message that was unread when the conversation was opened; where nothing was said
 *   before it, there is nothing to divide
 * @param nameEveryone in a conference each bubble names its author, mine too (SPEC 5)
 */
export function buildRows(messages: readonly MessageView[], dividerIndex?: number, nameEveryone = false): Row[] {
  const rows: Row[] = [];
  const dayOf = dayWalker();
  let day = Number.NaN;
  let dividerPending = dividerIndex !== undefined;
  // What is held may begin in the middle: indexes count from 0.
  let saidBefore = (messages[0]?.index ?? 0) > 0;
  let open: (Row & { kind: 'bubble' }) | null = null;
  for (const message of messages) {
    const messageDay = dayOf(message.createdAt);
    if (messageDay !== day) {
      day = messageDay;
      open = null;
      rows.push({ kind: 'day', key: `day-${String(day)}-${message.key}`, at: day });
    }
    if (dividerPending && message.index !== undefined && message.index >= (dividerIndex ?? 0)) {
      dividerPending = false;
      if (saidBefore) {
        open = null;
        rows.push({ kind: 'unread', key: 'unread' });
      }
    }
    if (isSystem(message)) {
      open = null;
      rows.push({ kind: 'system', key: message.key, message });
      continue;
    }
    saidBefore = true;
    const joins: boolean = open !== null && sameGroup(open.message, message);
    if (joins && open) open.last = false;
    const named = message.author.kind !== 'customer' && (nameEveryone || !isMine(message));
    open = { kind: 'bubble', key: message.key, message, first: !joins, last: true, named: named && !joins };
    rows.push(open);
  }
  return rows;
}
