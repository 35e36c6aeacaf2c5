// Transfer as its originator sees it (SPEC 4, PROTOCOL 2): initiated -> completed | failed. An un-accepted transfer
// drops the request; it does not come back by itself, the agent is only told.
import { withEntry } from './entry';
import type { DomainEvent } from './event';
import type { Fact, Step } from './fact';
import { ignored } from './ignore';
import type { DeskState, Task, Transfer } from './state';

export type TransferEvent = Extract<DomainEvent, { type: 'transfer.updated' }>;

export function reduceTransfer(state: DeskState, event: TransferEvent): Step<DeskState> {
  const { interactionId, state: is, target, reason } = event.data;
  const because = reason === undefined ? {} : { reason };
  const task = state.tasks.get(interactionId);
  const customer = task === undefined ? {} : { customer: task.interaction.customer };
  const about = { interactionId, targetName: target.name, ...customer };
  const facts: Fact[] =
    is === 'initiated'
      ? []
      : [is === 'failed' ? { type: 'transferFailed', ...about, ...because } : { type: 'transferCompleted', ...about }];
  // The originator may have wrapped up long before the other side took it or let it pass.
  if (task === undefined) return is === 'initiated' ? ignored(state, event.type) : { state, facts };
  const ended = task.transfer !== undefined && task.transfer.state !== 'initiated';
  if (ended && is !== 'initiated') return ignored(state, event.type);
  const { pending, ...rest } = task;
  const transfer: Transfer = { state: is, target, ...because };
  const after: Task = { ...rest, transfer, ...(pending?.command === 'transfer' || !pending ? {} : { pending }) };
  return { state: { ...state, tasks: withEntry(state.tasks, interactionId, after) }, facts };
}
