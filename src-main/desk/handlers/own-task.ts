// The first question of everything only the owner of a conversation may do: is it there, is it hers, is the line up.
import type { Work } from '../work';
import type { Task } from '../../domain/state';
import { ok, refused, type Result } from '../../../src-preload/contract';

export function ownTask({ store, ready }: Work, interactionId: string): Result<Task> {
  const not = ready();
  if (not !== null) return not;
  const { tasks, agent } = store.state();
  const task = tasks.get(interactionId);
  if (task === undefined) return refused('unknown-item');
  return task.interaction.ownerAgentId === agent?.agentId ? ok(task) : refused('not-owner');
}
