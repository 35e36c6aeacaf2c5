// Whom a conversation can go to: colleagues and queues with their availability (SPEC 4, 5).
import type { CommandData, CommandValue, TransferTarget } from '../../src-protocol';
import { allowedToTouch } from './access';
import { done, type Answer } from './answer';
import type { AgentRecord } from './state';
import { openCount, usedCapacity } from './view';
import type { World } from './world';

/** Available, reachable, and with room for one more. */
export const canTake = (world: World, agent: AgentRecord) =>
  agent.state.kind === 'available' && agent.attached && usedCapacity(world, agent.agentId) < agent.limit;

const fits = (name: string, query: string | undefined) =>
  query === undefined || name.toLocaleLowerCase().includes(query.trim().toLocaleLowerCase());

function agentTarget(world: World, agent: AgentRecord): TransferTarget {
  const { state } = agent;
  const activity = world.scenario.activities.find(({ id }) => id === state.activityId);
  const shown = (): TransferTarget['availability']['state'] => {
    if (state.kind === 'logged-out' || !agent.attached) return 'offline';
    if (state.kind === 'idle') return 'idle';
    return openCount(world, agent.agentId) > 0 ? 'engaged' : 'available';
  };
  return {
    id: agent.agentId,
    kind: 'agent',
    name: agent.displayName,
    availability: {
      state: shown(),
      ...(activity ? { activityId: activity.id, activityName: activity.name } : {}),
      since: state.since,
    },
    canTake: canTake(world, agent),
  };
}

/** `target.list`: everybody but the asking agent; those who cannot take it are listed as such. */
export function listTargets(
  world: World,
  agentId: string,
  { interactionId, kind, query, purpose }: CommandData<'target.list'>,
): Answer<CommandValue<'target.list'>> {
  const access = allowedToTouch(world, agentId, interactionId);
  if (!access.ok) return access;
  const { record } = access.value;
  const agents = () =>
    [...world.state.agents.values()]
      .filter((agent) => agent.agentId !== agentId && !record.holders.has(agent.agentId))
      .map((agent) => agentTarget(world, agent));
  const queues = () =>
    world.scenario.queues.map(({ id, name, open }): TransferTarget => ({
      id,
      kind: 'queue',
      name,
      availability: { state: open ? 'open' : 'closed' },
      canTake: open,
    }));
  const all = kind === 'agent' ? agents() : purpose === 'conference' ? [] : queues();
  return done({ targets: all.filter(({ name }) => fits(name, query)), asOf: world.now() });
}
