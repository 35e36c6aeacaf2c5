// Telling the holders of an interaction what happened to it. Each gets her own view, with a new version.
import type { EventData, EventName } from '../../src-protocol';
import type { Holder, InteractionRecord } from './state';
import { interactionView } from './view';
import type { World } from './world';

/** Events whose data is the interaction plus something. */
type AboutInteraction = Extract<EventName, `interaction.${string}` | `participant.${string}` | 'conference.updated'>;
type Extra<N extends AboutInteraction> = Omit<EventData<N>, 'interaction'>;

/** Those still in the conversation; an agent who is wrapping up no longer follows it. */
export const present = (record: InteractionRecord): Holder[] =>
  [...record.holders.values()].filter(({ state }) => state !== 'wrapping');

/** Sends an event with the whole interaction to the given holders (all present ones unless told otherwise). */
export function announce<N extends Exclude<AboutInteraction, 'interaction.closed'>>(
  world: World,
  record: InteractionRecord,
  type: N,
  extra: Extra<N>,
  to: readonly Holder[] = present(record),
): void {
  record.version += 1;
  for (const holder of to) {
    const data = { interaction: interactionView(world, record, holder), ...extra } as unknown as EventData<N>;
    world.emit(holder.agentId, type, data, record.interactionId);
  }
}
