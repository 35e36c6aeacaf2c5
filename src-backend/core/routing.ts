// Who gets the next waiting conversation: the agent who has been idle longest among those who are available, connected,
// serve the queue and have room. Oldest conversation first.
import { createOffer, offersOf } from './offers';
import type { AgentRecord, InteractionRecord } from './state';
import { canTake } from './directory';
import type { World } from './world';

const idleSince = (agent: AgentRecord) => Math.max(agent.state.since, agent.lastOfferedAt);

/** The agent this conversation would be offered to now. */
export function chooseAgent(world: World, record: InteractionRecord): AgentRecord | undefined {
  const { waiting } = record;
  if (!waiting || waiting.onlyAgentId !== undefined) return undefined;
  return [...world.state.agents.values()]
    .filter(
      (agent) =>
        !agent.simulated &&
        canTake(world, agent) &&
        (agent.queueIds?.includes(record.queueId) ?? true) &&
        !waiting.excluded.has(agent.agentId) &&
        !record.holders.has(agent.agentId),
    )
    .sort((a, b) => idleSince(a) - idleSince(b))[0];
}

/** Offers every waiting conversation that finds an agent. Runs after each change. */
export function route(world: World): void {
  const waiting = [...world.state.interactions.values()]
    .filter(({ phase, interactionId }) => phase === 'waiting' && offersOf(world, interactionId).length === 0)
    .sort((a, b) => (a.waiting?.since ?? 0) - (b.waiting?.since ?? 0));
  for (const record of waiting) {
    const agent = chooseAgent(world, record);
    if (agent && record.waiting) createOffer(world, record, agent.agentId, record.waiting.reason, record.waiting.from);
  }
}
