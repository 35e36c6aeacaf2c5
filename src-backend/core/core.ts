// Puts the core together: the world with its jobs, and what settles after each change.
import { adoptOrphans, planShift } from '../people/colleagues';
import { planArrival } from '../people/customers';
import type { Random } from '../random';
import type { Scenario } from '../scenario/schema';
import type { Time } from '../time';
import { runJob } from './jobs';
import { publishAgents } from './presence';
import { route } from './routing';
import { createWorld, type World } from './world';

export function createCore(scenario: Scenario, time: Time, random: Random): World {
  const world = createWorld(scenario, time, random, {
    job: runJob,
    settle(settled) {
      adoptOrphans(settled);
      route(settled);
      planArrival(settled);
      publishAgents(settled);
    },
  });
  world.run(() => {
    for (const agentId of world.state.agents.keys()) planShift(world, agentId);
  });
  return world;
}
