// Asking a colleague in, taking that back, leaving and ending (SPEC 5). What became of it comes as events.
import { WISH_MS, type Ask } from '../ask';
import { refusalOf } from '../refusal-codes';
import type { Work } from '../work';
import { ownTask } from './own-task';
import { ok, refused, type Handlers, type Result } from '../../../src-preload/contract';

type Wish = 'conference.start' | 'conference.cancel' | 'conference.exit' | 'conference.end';

export function conferenceHandlers(work: Work, ask: Ask): Handlers['conference'] {
  const { store, clock, ready } = work;

  async function wish(name: Wish, interactionId: string, agentId = ''): Promise<Result> {
    const command = name === 'conference.end' ? ('end' as const) : ('conference' as const);
    store.dispatch({ type: 'taskAsked', interactionId, command, deadline: clock.now() + WISH_MS });
    const result =
      name === 'conference.start' ? await ask(name, { interactionId, agentId }) : await ask(name, { interactionId });
    if (result.ok) return ok(null);
    store.dispatch({ type: 'taskRefused', interactionId, command });
    return refusalOf(result);
  }

  return {
    start: async ({ interactionId, agentId }) => {
      const found = ownTask(work, interactionId);
      if (!found.ok) return found;
      const { interaction, pending } = found.value;
      if (interaction.state === 'interrupted') return refused('channel-gone');
      if (interaction.state !== 'active' || interaction.conference.state !== 'none') return refused('not-now');
      return pending === undefined ? wish('conference.start', interactionId, agentId) : refused('busy');
    },
    cancel: async ({ interactionId }) => {
      const found = ownTask(work, interactionId);
      if (!found.ok) return found;
      const { interaction, pending } = found.value;
      // What is wanted is so already.
      if (interaction.conference.state === 'none') return ok(null);
      if (interaction.conference.state === 'running') return refused('not-now');
      return pending === undefined ? wish('conference.cancel', interactionId) : refused('busy');
    },
    exit: async ({ interactionId }) => {
      const not = ready();
      if (not !== null) return not;
      const { tasks, agent } = store.state();
      const task = tasks.get(interactionId);
      if (task === undefined) return ok(null);
      if (task.interaction.ownerAgentId === agent?.agentId) return refused('not-now');
      return task.pending === undefined ? wish('conference.exit', interactionId) : refused('busy');
    },
    end: async ({ interactionId }) => {
      const found = ownTask(work, interactionId);
      if (!found.ok) return found;
      if (found.value.interaction.state === 'wrapping') return ok(null);
      return found.value.pending === undefined ? wish('conference.end', interactionId) : refused('busy');
    },
  };
}
