// Conversations (SPEC 3 and 6, PROTOCOL 2 Interaction): active -> interrupted -> wrapping -> closed, never back unless
// the conversation is assigned to this agent anew. The entity comes whole with a version; the higher one wins.
import { conferenceFacts } from './conference';
import { remembering, withEntry, withoutEntry } from './entry';
import type { DomainEvent } from './event';
import type { Fact, Step } from './fact';
import { ignored } from './ignore';
import type { MaskedInteraction } from './masked';
import type { DeskState, Task } from './state';
import { lastIndexOf, newestSpoken } from './unread';

export type InteractionEvent = Extract<
  DomainEvent,
  {
    type:
      | 'interaction.assigned'
      | 'interaction.updated'
      | 'interaction.interrupted'
      | 'interaction.ended'
      | 'interaction.unassigned'
      | 'interaction.ownerChanged'
      | 'interaction.readHorizonChanged'
      | 'participant.invited'
      | 'participant.joined'
      | 'participant.left'
      | 'conference.updated'
      | 'interaction.closed'
      | 'taskAsked'
      | 'taskRefused';
  }
>;

const RANK = { active: 0, interrupted: 1, wrapping: 2, closed: 3 } as const;

/** The conversation is over here; with it its wrap-up and what was remembered locally. */
export function withoutTask(state: DeskState, interactionId: string, version: number): DeskState {
  const wrapUp = state.wrapUps.get(interactionId);
  return {
    ...state,
    tasks: withoutEntry(state.tasks, interactionId),
    wrapUps: withoutEntry(state.wrapUps, interactionId),
    over: {
      ...state.over,
      tasks: remembering(state.over.tasks, interactionId, version),
      wrapUps:
        wrapUp === undefined
          ? state.over.wrapUps
          : remembering(state.over.wrapUps, interactionId, wrapUp.wrapUp.requiredAt),
    },
  };
}

/** A conversation as it stands after `interaction` has come in; local marks stay with it by id. */
export function taskAfter(before: Task | undefined, interaction: MaskedInteraction): Task {
  // A new stint with this agent (transferred away and back) starts without the marks of the old one.
  if (before === undefined || interaction.assignedAt > before.interaction.assignedAt) {
    const lastSpoken = newestSpoken(undefined, interaction.lastMessage);
    const readMark = Math.min(interaction.readIndex, interaction.lastIndex);
    return { interaction, readMark, ...(lastSpoken ? { lastSpoken } : {}) };
  }
  const { tail, pending, ...rest } = before;
  const task: Task = { ...rest, interaction };
  const lastSpoken = newestSpoken(before.lastSpoken, interaction.lastMessage);
  if (lastSpoken !== undefined) task.lastSpoken = lastSpoken;
  if (tail !== undefined && tail.lastIndex > interaction.lastIndex) task.tail = tail;
  task.readMark = Math.min(before.readMark, lastIndexOf(task));
  if (pending !== undefined && !settled(pending.command, before.interaction, interaction)) task.pending = pending;
  return task;
}

/** Whether the change of the entity is the answer to the agent's command. */
function settled(command: 'end' | 'transfer' | 'conference', before: MaskedInteraction, after: MaskedInteraction) {
  return command === 'conference'
    ? before.conference.state !== after.conference.state || RANK[after.state] > RANK.interrupted
    : RANK[after.state] > RANK.interrupted;
}

function causeFacts(event: InteractionEvent, interaction: MaskedInteraction, before: Task | undefined): Fact[] {
  if (event.type === 'interaction.unassigned')
    return before === undefined ? [] : [{ type: 'taskUnassigned', interaction, reason: event.data.reason }];
  if (event.type === 'interaction.ended')
    return before === undefined ? [] : [{ type: 'taskEnded', interaction, by: event.data.by }];
  return [];
}

function applyInteraction(state: DeskState, event: InteractionEvent, sent: MaskedInteraction): Step<DeskState> {
  const { interactionId, version } = sent;
  const before = state.tasks.get(interactionId);
  const known = before?.interaction.version ?? state.over.tasks.get(interactionId) ?? -1;
  if (version <= known) return ignored(state, event.type);
  // Unassigned means: not this agent's any more, whatever goes on there.
  const is = event.type === 'interaction.unassigned' && sent.state !== 'wrapping' ? 'closed' : sent.state;
  const interaction = is === sent.state ? sent : { ...sent, state: is };
  const anew = before !== undefined && interaction.assignedAt > before.interaction.assignedAt;
  if (before !== undefined && !anew && RANK[is] < RANK[before.interaction.state]) return ignored(state, event.type);

  const facts = causeFacts(event, interaction, before);
  if (is === 'closed') {
    if (before !== undefined) facts.push({ type: 'taskClosed', interactionId });
    return { state: withoutTask(state, interactionId, version), facts };
  }
  if (before === undefined || anew) facts.push({ type: 'taskOpened', interaction });
  if (is === 'interrupted' && before?.interaction.state === 'active')
    facts.push({ type: 'taskInterrupted', interaction, reason: interaction.interruptedReason ?? 'unknown' });
  if (before !== undefined && !anew)
    facts.push(...conferenceFacts(before.interaction, interaction, state.agent?.agentId));
  if (
    event.type === 'interaction.ownerChanged' &&
    before !== undefined &&
    interaction.ownerAgentId === state.agent?.agentId
  )
    facts.push({ type: 'ownerChanged', interaction });
  return {
    state: {
      ...state,
      tasks: withEntry(state.tasks, interactionId, taskAfter(before, interaction)),
      over: { ...state.over, tasks: withoutEntry(state.over.tasks, interactionId) },
    },
    facts,
  };
}

export function reduceInteraction(state: DeskState, event: InteractionEvent): Step<DeskState> {
  if (event.type === 'interaction.closed') {
    const { interactionId } = event.data;
    const known = state.tasks.get(interactionId);
    if (known === undefined) return ignored(state, event.type);
    return {
      state: withoutTask(state, interactionId, known.interaction.version),
      facts: [{ type: 'taskClosed', interactionId }],
    };
  }
  if (event.type !== 'taskAsked' && event.type !== 'taskRefused')
    return applyInteraction(state, event, event.data.interaction);

  const task = state.tasks.get(event.interactionId);
  if (task === undefined) return ignored(state, event.type);
  const { pending, ...rest } = task;
  if (event.type === 'taskAsked') {
    if (pending !== undefined || task.interaction.state === 'wrapping') return ignored(state, event.type);
    const asked: Task = { ...rest, pending: { command: event.command, deadline: event.deadline } };
    return { state: { ...state, tasks: withEntry(state.tasks, event.interactionId, asked) }, facts: [] };
  }
  if (pending?.command !== event.command) return ignored(state, event.type);
  return { state: { ...state, tasks: withEntry(state.tasks, event.interactionId, rest) }, facts: [] };
}
