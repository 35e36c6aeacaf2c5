// A conversation without what every message changes: the parts of the window that show nothing of it (head, composer,
// customer) do not render again because somebody wrote.
import type { TaskView } from '../../src-preload/contract';
import { useDesk } from './store';

const VOLATILE = ['unread', 'preview', 'lastActivityAt', 'customerTyping'] as const;
export type SteadyTask = Omit<TaskView, (typeof VOLATILE)[number]>;

const isVolatile = (key: string) => VOLATILE.some((one) => one === key);

/** Whether two states of a conversation differ in nothing but that; by identity, which the store keeps where it can. */
export function isSteady(before: SteadyTask | undefined, after: SteadyTask | undefined): boolean {
  if (before === after) return true;
  if (before === undefined || after === undefined) return false;
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  for (const key of keys)
    if (!isVolatile(key) && before[key as keyof SteadyTask] !== after[key as keyof SteadyTask]) return false;
  return true;
}

/** The same object as long as nothing of it changes. */
export const useSteadyTask = (interactionId: string | null): SteadyTask | undefined =>
  useDesk((state) => state.tasks.find((task) => task.interactionId === interactionId), isSteady);
