// What a message means for its conversation in the list: preview, unread, the customer's typing. The transcript itself
// is kept apart (transcript.ts).
import type { DomainEvent } from './event';
import { withEntry, without } from './entry';
import type { Fact, Step } from './fact';
import { ignored, unchanged } from './ignore';
import { revisedTask } from './revision';
import type { DeskState, Task } from './state';
import { lastIndexOf, newestSpoken, unreadOf } from './unread';

export type MessageEvent = Extract<
  DomainEvent,
  {
    type:
      | 'message.created'
      | 'message.deliveryChanged'
      | 'typing.changed'
      | 'taskSeen'
      | 'taskAway'
      | 'messagesRevised'
      | 'spokenFound';
  }
>;

/** A typing sign without an end is forgotten after this time (PROTOCOL 5). */
const TYPING_MS = 10_000;

const withTask = (state: DeskState, task: Task): DeskState => ({
  ...state,
  tasks: withEntry(state.tasks, task.interaction.interactionId, task),
});

const withoutTyping = (task: Task): Task => without(task, 'typingUntil');

function created(state: DeskState, event: Extract<MessageEvent, { type: 'message.created' }>): Step<DeskState> {
  const { message, unread: told } = event.data;
  const task = state.tasks.get(message.interactionId);
  if (task === undefined || message.index <= lastIndexOf(task)) return ignored(state, event.type);
  const byCustomer = message.author.role === 'customer';
  // The backend learns of what she has read up to five seconds later; until then it counts too much.
  const isBehind = task.readMark > task.interaction.readIndex;
  const counted = unreadOf(task) + (byCustomer ? 1 : 0);
  const unread = isBehind ? counted : (told ?? counted);
  const base = byCustomer ? withoutTyping(task) : task;
  const after: Task = { ...base, tail: { lastIndex: message.index, lastMessage: message, unread } };
  const lastSpoken = newestSpoken(task.lastSpoken, message);
  if (lastSpoken !== undefined) after.lastSpoken = lastSpoken;
  const facts: Fact[] = byCustomer
    ? [{ type: 'customerWrote', interaction: task.interaction, message, unread: unreadOf(after) }]
    : [];
  return { state: withTask(state, after), facts };
}

export function reduceMessage(state: DeskState, event: MessageEvent, now: number): Step<DeskState> {
  switch (event.type) {
    case 'message.created':
      return created(state, event);
    case 'message.deliveryChanged':
      return state.tasks.has(event.data.interactionId) ? unchanged(state) : ignored(state, event.type);
    case 'typing.changed': {
      const task = state.tasks.get(event.data.interactionId);
      const who = task?.interaction.participants.find(
        (participant) => participant.participantId === event.data.participantId,
      );
      if (task === undefined || who?.role !== 'customer') return ignored(state, event.type);
      const after = event.data.on ? { ...task, typingUntil: now + TYPING_MS } : withoutTyping(task);
      return { state: withTask(state, after), facts: [] };
    }
    case 'messagesRevised': {
      const tasks = new Map([...state.tasks].map(([id, task]) => [id, revisedTask(task, event.revisions)]));
      const changed = [...tasks].some(([id, task]) => task !== state.tasks.get(id));
      return changed ? { state: { ...state, tasks }, facts: [] } : unchanged(state);
    }
    // After a transfer the newest message is a line of the system: the words before it come with the transcript.
    case 'spokenFound': {
      const { message } = event;
      const task = state.tasks.get(message.interactionId);
      if (task === undefined) return ignored(state, event.type);
      const lastSpoken = newestSpoken(task.lastSpoken, message);
      if (lastSpoken === undefined || lastSpoken === task.lastSpoken) return unchanged(state);
      return { state: withTask(state, { ...task, lastSpoken }), facts: [] };
    }
    case 'taskAway': {
      const task = state.tasks.get(event.interactionId);
      if (task === undefined) return ignored(state, event.type);
      const after = event.away === undefined ? without(task, 'away') : { ...task, away: event.away };
      return { state: withTask(state, after), facts: [] };
    }
    case 'taskSeen': {
      const task = state.tasks.get(event.interactionId);
      if (task === undefined) return ignored(state, event.type);
      // Nobody has seen what is not there.
      const index = Math.min(event.index, lastIndexOf(task));
      return index <= task.readMark
        ? unchanged(state)
        : { state: withTask(state, { ...task, readMark: index }), facts: [] };
    }
  }
}
