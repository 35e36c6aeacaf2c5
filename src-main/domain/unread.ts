// How many customer messages of a conversation the agent has not seen, and its newest message. The entity and the
// message events tell it at different moments; the higher index is right.
import type { MaskedMessage } from './masked';
import type { Task } from './state';

export const lastIndexOf = (task: Task) => Math.max(task.interaction.lastIndex, task.tail?.lastIndex ?? -1);

export function lastMessageOf(task: Task): MaskedMessage | undefined {
  return task.tail !== undefined && task.tail.lastIndex > task.interaction.lastIndex
    ? task.tail.lastMessage
    : task.interaction.lastMessage;
}

/** Highest index the agent has read, here or (by the backend's word) elsewhere. */
export const readIndexOf = (task: Task) => Math.max(task.readMark, task.interaction.readIndex);

export function unreadOf(task: Task): number {
  if (readIndexOf(task) >= lastIndexOf(task)) return 0;
  return task.tail !== undefined && task.tail.lastIndex > task.interaction.lastIndex
    ? task.tail.unread
    : task.interaction.unread;
}

/** Somebody has written it; lines of the system do not count. */
export const isSpoken = ({ parts }: MaskedMessage) => parts.some((part) => part.type !== 'system');

/** The newer of the two that somebody has written. */
export function newestSpoken(known: MaskedMessage | undefined, message: MaskedMessage | undefined) {
  if (message === undefined || !isSpoken(message)) return known;
  return known !== undefined && known.index > message.index ? known : message;
}
