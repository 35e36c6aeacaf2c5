// What the owner can do with a conversation, and why not now (SPEC 3, 4, 5). Pure: the same rules for buttons and menu.
import type { ConnectionView, TaskView } from '../../../src-preload/contract';
import { isOnline } from '../../app/handover/block';

/** A key of `chat:acts.whyNot`; null: it can be done. */
export type WhyNot = 'asset-deleted' | 'interrupted' | 'offline' | 'pending' | 'running' | null;

type About = Pick<TaskView, 'state' | 'interruptedReason' | 'pending' | 'conference'>;

/** Transfer, and asking somebody in. */
export function whyNotHandOver(task: About, phase: ConnectionView['phase']): WhyNot {
  if (task.state === 'interrupted') return task.interruptedReason === 'asset-deleted' ? 'asset-deleted' : 'interrupted';
  if (task.conference.state === 'running') return 'running';
  return whyNotAct(task, phase);
}

/** Taking a request back, leaving: whatever needs the line and nothing else on its way. */
export function whyNotAct(task: About, phase: ConnectionView['phase']): WhyNot {
  if (!isOnline(phase)) return 'offline';
  return task.pending === undefined ? null : 'pending';
}
