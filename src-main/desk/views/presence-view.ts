// The agent's own state for the picker and the header (SPEC 1).
import type { ActivityChoice, PresenceView } from '../../../src-preload/contract';
import type { Agent } from '../../../src-protocol';
import type { DeskState } from '../../domain/state';
import { initialsOf } from './person-view';

/** Available first, then idle reasons A-Z in the language of the UI; system reasons are not for choosing. */
export function choicesOf(activities: DeskState['activities'], locale: string): ActivityChoice[] {
  const { compare } = new Intl.Collator(locale, { sensitivity: 'base', numeric: true });
  return activities
    .flatMap(({ id, name, kind, selectable }): ActivityChoice[] =>
      selectable && kind !== 'system' ? [{ activityId: id, name, kind }] : [],
    )
    .toSorted((a, b) => (a.kind === b.kind ? compare(a.name, b.name) : a.kind === 'available' ? -1 : 1));
}

export function presenceView(
  agent: Agent,
  activities: DeskState['activities'],
  pending: DeskState['presencePending'],
  hasTasks: boolean,
  locale: string,
): PresenceView {
  const { kind, activityId, since, idleSince, reason } = agent.state;
  const activity = activities.find(({ id }) => id === activityId);
  const wish = activities.find(({ id }) => id === pending?.activityId);
  const engaged = hasTasks && kind !== 'logged-out' ? kind : undefined;
  return {
    agentName: agent.displayName,
    agentInitials: initialsOf(agent.displayName),
    state: {
      kind,
      label: activity?.name ?? '',
      since,
      ...(activityId === undefined ? {} : { activityId }),
      ...(reason === undefined ? {} : { systemReason: reason }),
      ...(idleSince === undefined ? {} : { idleSince }),
    },
    ...(wish === undefined || wish.kind === 'system'
      ? {}
      : { pending: { activityId: wish.id, label: wish.name, kind: wish.kind } }),
    ...(engaged === undefined ? {} : { engaged }),
    capacity: agent.capacity,
    choices: choicesOf(activities, locale),
  };
}
