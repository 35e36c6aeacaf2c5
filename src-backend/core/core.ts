// Puts the core together: the world with its jobs, and what settles after each change.
import { adoptOrphans, planShift } from '../people/colleagues';
import { planArrival } from '../people/customers';
import type { Random } from '../random';
import type { Scenario } from '../scenario/schema';
import type { Time } from '../time';
import { detachAgent } from './connection';
import { runJob } from './jobs';
import { publishAgents } from './presence';
import { route } from './routing';
import { createWorld, type KeptWorld, type World } from './world';

export function createCore(scenario: Scenario, time: Time, random: Random, kept?: KeptWorld): World {
  const settling = {
    job: runJob,
    settle(settled: World) {
      adoptOrphans(settled);
      route(settled);
      planArrival(settled);
      publishAgents(settled);
    },
  };
  const world = createWorld(scenario, time, random, settling, kept);
  world.run(() => {
    for (const { agentId, attached, simulated } of world.state.agents.values()) {
      if (!world.agenda.has(`shift ${agentId}`)) planShift(world, agentId);
      // Whoever was there when the last process ended has lost the connection by now.
      if (attached && !simulated) detachAgent(world, agentId);
    }
  });
  return world;
}
