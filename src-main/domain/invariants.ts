// What can never be true of a state, whatever came in whatever order. Property tests hold every history against it.
import type { DeskState } from './state';
import { lastIndexOf, unreadOf } from './unread';

/** Each line names one impossibility that `state` shows; empty for a possible state. */
export function impossibilities(state: DeskState): string[] {
  const found: string[] = [];
  const never = (broken: boolean, what: string) => {
    if (broken) found.push(what);
  };

  const { agent, presencePending: pending } = state;
  never(agent === null && state.offers.size + state.tasks.size + state.wrapUps.size > 0, 'work without an agent');
  never(pending !== null && (agent === null || agent.state.kind === 'logged-out'), 'a wish without a signed-in agent');
  never(pending !== null && agent?.state.activityId === pending.activityId, 'a wish that has come true');
  const wish = state.activities.find((activity) => activity.id === pending?.activityId);
  never(pending !== null && wish?.selectable === false, 'a wish for a system state');

  for (const [id, { reservation }] of state.offers) {
    never(reservation.reservationId !== id, `offer ${id} under a wrong id`);
    never(reservation.state !== 'pending', `offer ${id} shown though ${reservation.state}`);
    never(state.over.offers.has(id), `offer ${id} both open and over`);
  }
  for (const [id, task] of state.tasks) {
    never(task.interaction.interactionId !== id, `task ${id} under a wrong id`);
    never(task.interaction.state === 'closed', `task ${id} shown though closed`);
    never(state.over.tasks.has(id), `task ${id} both open and over`);
    never(task.readMark > lastIndexOf(task), `task ${id} read beyond its last message`);
    never(unreadOf(task) < 0, `task ${id} with negative unread`);
    never(task.tail !== undefined && task.tail.lastIndex <= task.interaction.lastIndex, `task ${id} with a stale tail`);
    never(
      task.pending !== undefined && task.interaction.state === 'wrapping',
      `task ${id} waits for ${task.pending?.command ?? ''} though it is wrapping`,
    );
  }
  for (const [id, { wrapUp }] of state.wrapUps) {
    never(wrapUp.interactionId !== id, `wrap-up ${id} under a wrong id`);
    never(wrapUp.state !== 'pending', `wrap-up ${id} shown though done`);
    never((state.over.wrapUps.get(id) ?? -1) >= wrapUp.requiredAt, `wrap-up ${id} both open and over`);
  }
  never(new Set(state.notices.map((notice) => notice.id)).size !== state.notices.length, 'two notices with one id');
  return found;
}
