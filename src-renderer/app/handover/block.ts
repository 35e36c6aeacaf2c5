// Why a conversation cannot be handed on or shared any more while a dialog about that is open (SPEC 3, 4, 5).
import type { ConnectionView, TaskView } from '../../../src-preload/contract';
import { useDesk } from '../store';

export type HandoverBlock = 'ended' | 'interrupted' | 'not-owner' | 'conference' | 'offline' | null;

const ONLINE: readonly ConnectionView['phase'][] = ['live', 'degraded'];

/** Whether a command can go out now. */
export const isOnline = (phase: ConnectionView['phase']) => ONLINE.includes(phase);

export function handoverBlock(task: TaskView | undefined, phase: ConnectionView['phase']): HandoverBlock {
  if (task === undefined || task.state === 'wrapping') return 'ended';
  if (task.state === 'interrupted') return 'interrupted';
  if (!task.iAmOwner) return 'not-owner';
  if (task.conference.state === 'running') return 'conference';
  return isOnline(phase) ? null : 'offline';
}

export function useHandoverBlock(interactionId: string): { task: TaskView | undefined; block: HandoverBlock } {
  const task = useDesk((state) => state.tasks.find((one) => one.interactionId === interactionId));
  const phase = useDesk((state) => state.connection.phase);
  return { task, block: handoverBlock(task, phase) };
}
