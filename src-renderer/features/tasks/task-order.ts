// The order of the task list, and which conversation comes next when the shown one is gone. A conversation keeps its
// place while it lasts: nothing jumps under the pointer because somebody wrote.
import type { OfferView, TaskView, WrapUpView } from '../../../src-preload/contract';

export interface TaskGroups {
  active: TaskView[];
  wrapping: TaskView[];
}

/** Active ones as they were taken; wrap-ups by what runs out first. */
export function groupTasks(tasks: readonly TaskView[], wrapUps: readonly WrapUpView[]): TaskGroups {
  const deadlines = new Map(wrapUps.map(({ interactionId, deadline }) => [interactionId, deadline]));
  const deadline = ({ interactionId }: TaskView) => deadlines.get(interactionId) ?? Number.MAX_SAFE_INTEGER;
  return {
    active: tasks.filter(({ state }) => state !== 'wrapping').sort((a, b) => a.assignedAt - b.assignedAt),
    wrapping: tasks
      .filter(({ state }) => state === 'wrapping')
      .sort((a, b) => deadline(a) - deadline(b) || a.stateSince - b.stateSince),
  };
}

/** Earliest on top (SPEC 2). */
export const sortOffers = (offers: readonly OfferView[]): OfferView[] =>
  [...offers].sort((a, b) => a.receivedAt - b.receivedAt);

/** The customer who has waited longest for an answer, else a pending wrap-up, else the first conversation. */
export function nextTask({ active, wrapping }: TaskGroups): string | null {
  const waiting = active.filter(({ unread }) => unread > 0).sort((a, b) => a.lastActivityAt - b.lastActivityAt);
  const next = waiting[0] ?? wrapping[0] ?? active[0];
  return next?.interactionId ?? null;
}
