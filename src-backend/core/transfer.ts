// Transfer to a queue or a named agent (SPEC 4). Initiated: the originator wraps up. Not accepted by a named agent: the
// request is dropped [S], the backend says so and does not bring the conversation back.
import type { CommandData } from '../../src-protocol';
import { allowedAsOwner } from './access';
import { announce } from './announce';
import { ok, refuse, type Answer } from './answer';
import { leaveAgent } from './assignment';
import { closeRequest } from './conference';
import { within } from './delivery';
import { canTake } from './directory';
import { closeWaiting } from './ending';
import { appendSystem } from './messages';
import { createOffer } from './offers';
import type { InteractionRecord } from './state';
import { askWrapUp, startWrapping } from './wrap-up';
import { agentOf, type World } from './world';

const PICK_UP_SECONDS = [8, 20] as const;
type Wanted = CommandData<'interaction.transfer'>['target'];
type Target = { kind: 'agent' | 'queue'; id: string; name: string };

function findTarget(world: World, record: InteractionRecord, agentId: string, { kind, id }: Wanted): Answer<Target> {
  if (kind === 'queue') {
    const queue = world.scenario.queues.find((entry) => entry.id === id);
    if (!queue) return refuse('NOT_FOUND', 'no such queue', 'target.id');
    return queue.open
      ? { ok: true, value: { kind, id, name: queue.name } }
      : refuse('TARGET_UNAVAILABLE', 'the queue is closed', 'target.id');
  }
  const agent = world.state.agents.get(id);
  if (!agent || id === agentId) return refuse('NOT_FOUND', 'no such colleague', 'target.id');
  return canTake(world, agent) && !record.holders.has(id)
    ? { ok: true, value: { kind, id, name: agent.displayName } }
    : refuse('TARGET_UNAVAILABLE', 'the colleague cannot take it now', 'target.id');
}

/** `interaction.transfer`. Refused: the conversation stays as it is. */
export function transfer(world: World, agentId: string, data: CommandData<'interaction.transfer'>): Answer {
  const { interactionId, note } = data;
  const access = allowedAsOwner(world, agentId, interactionId);
  if (!access.ok) return access;
  const { record, holder } = access.value;
  if (holder.state === 'interrupted') return refuse('CHANNEL_GONE', 'the page of this conversation was deleted');
  if (record.conference.state === 'running') return refuse('INVALID_STATE', 'end the conference first');
  const found = findTarget(world, record, agentId, data.target);
  if (!found.ok) return found;
  const target = found.value;

  closeRequest(world, record, 'canceled');
  const from = { agentId, displayName: agentOf(world, agentId).displayName, note };
  record.phase = 'waiting';
  record.waiting = {
    reason: 'transfer',
    since: world.now(),
    onlyAgentId: target.kind === 'agent' ? target.id : undefined,
    excluded: new Set([agentId]),
    from,
    target,
  };
  if (target.kind === 'queue') record.queueId = target.id;
  tell(world, record, 'initiated');
  startWrapping(world, record, holder);
  leaveAgent(world, record, holder);
  announce(world, record, 'interaction.unassigned', { reason: 'transferred' }, [holder]);
  askWrapUp(world, record, holder);
  if (target.kind === 'agent') createOffer(world, record, target.id, 'transfer', from);
  else
    world.agenda.plan(`picks-up ${interactionId}`, world.now() + within(world, PICK_UP_SECONDS), {
      kind: 'colleague.picksUp',
      interactionId,
    });
  return ok();
}

/** Somebody took it: the originator hears so, the transcript says so. Call before the new owner joins. */
export function completeTransfer(world: World, record: InteractionRecord, toAgentId: string): void {
  const from = record.waiting?.from;
  if (!from) return;
  tell(world, record, 'completed');
  world.agenda.cancel(`picks-up ${record.interactionId}`);
  appendSystem(world, record, 'transferred', { from: from.displayName, to: agentOf(world, toAgentId).displayName });
}

/** The named agent let it pass, or it came to nothing on the way: dropped. */
export function failTransfer(world: World, record: InteractionRecord, reason: string): void {
  tell(world, record, 'failed', reason);
  closeWaiting(world, record, reason);
}

function tell(
  world: World,
  record: InteractionRecord,
  state: 'initiated' | 'completed' | 'failed',
  reason?: string,
): void {
  const { from, target } = record.waiting ?? {};
  if (!from || !target) return;
  world.emit(
    from.agentId,
    'transfer.updated',
    { interactionId: record.interactionId, state, target, ...(reason === undefined ? {} : { reason }) },
    record.interactionId,
  );
}
