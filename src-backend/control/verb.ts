// A control verb: its arguments as a schema, and what it does. All verbs are listed in control.ts.
import { z } from 'zod';
import type { Downloads } from '../attachments/downloads';
import type { InteractionRecord } from '../core/state';
import type { World } from '../core/world';
import type { Faults } from '../session/faults';
import type { Hub } from '../session/hub';
import type { Tokens } from '../session/tokens';

/** What the verbs can reach. */
export interface Stage {
  world: World;
  hub: Hub;
  faults: Faults;
  tokens: Tokens;
  downloads: Downloads;
  /** Refuses new connections with this code and reason; undefined lets them in again. */
  readonly shut: (answer: { code: number; reason: string } | undefined) => void;
}

/** A control action that makes no sense now, in words for the person who writes the test. */
export class ControlError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'ControlError';
  }
}

export interface Verb<S extends z.ZodType = z.ZodType, R = unknown> {
  args: S;
  run(stage: Stage, args: z.output<S>): R;
}

export const verb = <S extends z.ZodType, R>(args: S, run: (stage: Stage, args: z.output<S>) => R): Verb<S, R> => ({
  args,
  run,
});

export const id = z.string().min(1).max(128);
export const text = z.string().min(1).max(20_000);
export const texts = z.union([text, z.array(text).min(1).max(100)]).transform((given) => [given].flat());

export function theInteraction({ world }: Stage, interactionId: string): InteractionRecord {
  const found = world.state.interactions.get(interactionId);
  if (!found) throw new ControlError(`there is no interaction "${interactionId}"`);
  return found;
}

export function theAgent({ world }: Stage, agentId: string) {
  const found = world.state.agents.get(agentId);
  const known = [...world.state.agents.keys()].join(', ');
  if (!found) throw new ControlError(`there is no agent "${agentId}" (there are: ${known})`);
  return found;
}

/** The named one, or the first of the scenario. */
export function oneOf<T extends { id: string }>(what: string, items: readonly T[], wanted: string | undefined): T {
  const found = wanted === undefined ? items[0] : items.find((item) => item.id === wanted);
  if (!found)
    throw new ControlError(`there is no ${what} "${wanted}" (there are: ${items.map((item) => item.id).join(', ')})`);
  return found;
}
