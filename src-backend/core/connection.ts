// What the loss of an agent's connection means for routing (PROTOCOL 5): nothing new is offered at once; after the
// recovery window she is idle, her offers go back, and a conference goes on with whoever is left.
import { moveOwnership, removeGuest } from './conference';
import { makeIdle } from './presence';
import { releaseOffers } from './reservations';
import { agentOf, type World } from './world';

const SECOND_MS = 1_000;
const lostKey = (agentId: string) => `lost ${agentId}`;

export function attachAgent(world: World, agentId: string): void {
  agentOf(world, agentId).attached = true;
  world.agenda.cancel(lostKey(agentId));
}

export function detachAgent(world: World, agentId: string): void {
  const agent = agentOf(world, agentId);
  agent.attached = false;
  if (agent.state.kind !== 'logged-out')
    world.agenda.plan(lostKey(agentId), world.now() + world.scenario.timing.recoverySeconds * SECOND_MS, {
      kind: 'agent.lost',
      agentId,
    });
}

/** The recovery window is over. Her own conversations stay hers, for when she returns. */
export function loseAgent(world: World, agentId: string): void {
  makeIdle(world, agentId, 'connection-lost');
  releaseOffers(world, agentId, 'connection-lost');
  for (const record of [...world.state.interactions.values()]) {
    const holder = record.holders.get(agentId);
    if (!holder || holder.state === 'wrapping') continue;
    if (holder.role === 'guest') removeGuest(world, record, agentId, 'connection-lost');
    else if (record.conference.state === 'running') moveOwnership(world, record);
  }
}
