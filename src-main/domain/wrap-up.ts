// Wrap-up (SPEC 6, PROTOCOL 2): pending -> submitting -> done. Only the backend ends it: by the agent's reason or by
// the default at the deadline. Done is done; an older requirement does not come back.
import { remembering, withEntry, without, withoutEntry } from './entry';
import type { DomainEvent } from './event';
import type { Fact, Step } from './fact';
import { ignored } from './ignore';
import { withoutTask } from './interaction';
import type { DeskState, PendingWrapUp, Task } from './state';
import type { WrapUp } from '../../src-protocol';

export type WrapUpEvent = Extract<
  DomainEvent,
  { type: 'wrapUp.required' | 'wrapUp.updated' | 'wrapUpAsked' | 'wrapUpRefused' }
>;

const withoutPending = (task: Task): Task => without(task, 'pending');

function done(state: DeskState, wrapUp: WrapUp): Step<DeskState> {
  const { interactionId, requiredAt } = wrapUp;
  const task = state.tasks.get(interactionId);
  const facts: Fact[] = [];
  if (wrapUp.automatic === true)
    facts.push({ type: 'wrapUpAutomatic', interactionId, ...(task ? { interaction: task.interaction } : {}) });
  const over = { ...state.over, wrapUps: remembering(state.over.wrapUps, interactionId, requiredAt) };
  const rest = { ...state, wrapUps: withoutEntry(state.wrapUps, interactionId), over };
  if (task?.interaction.state !== 'wrapping') return { state: rest, facts };
  facts.push({ type: 'taskClosed', interactionId });
  return { state: withoutTask(rest, interactionId, task.interaction.version), facts };
}

function applyWrapUp(state: DeskState, type: string, wrapUp: WrapUp): Step<DeskState> {
  const { interactionId, requiredAt } = wrapUp;
  const known = state.wrapUps.get(interactionId);
  const overAt = state.over.wrapUps.get(interactionId);
  if (overAt !== undefined && requiredAt <= overAt) return ignored(state, type);
  if (known !== undefined && requiredAt < known.wrapUp.requiredAt) return ignored(state, type);
  if (wrapUp.state === 'done') return done(state, wrapUp);
  const again = known !== undefined && known.wrapUp.requiredAt === requiredAt;
  const next: PendingWrapUp = again && known.submitting ? { wrapUp, submitting: known.submitting } : { wrapUp };
  const task = state.tasks.get(interactionId);
  return {
    state: {
      ...state,
      wrapUps: withEntry(state.wrapUps, interactionId, next),
      tasks: task?.pending ? withEntry(state.tasks, interactionId, withoutPending(task)) : state.tasks,
    },
    facts: [],
  };
}

export function reduceWrapUp(state: DeskState, event: WrapUpEvent): Step<DeskState> {
  if (event.type === 'wrapUp.required' || event.type === 'wrapUp.updated')
    return applyWrapUp(state, event.type, event.data.wrapUp);
  const known = state.wrapUps.get(event.interactionId);
  if (known === undefined) return ignored(state, event.type);
  if (event.type === 'wrapUpAsked' && known.submitting !== undefined) return ignored(state, event.type);
  const { wrapUp } = known;
  const next: PendingWrapUp =
    event.type === 'wrapUpAsked' ? { wrapUp, submitting: { deadline: event.deadline } } : { wrapUp };
  return { state: { ...state, wrapUps: withEntry(state.wrapUps, event.interactionId, next) }, facts: [] };
}
