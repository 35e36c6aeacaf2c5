// Ending a conversation (SPEC 6). The wrap-up that follows is the backend's to ask for.
import { WISH_MS, type Ask } from '../ask';
import { refusalOf } from '../refusal-codes';
import type { Work } from '../work';
import { ok, refused, type Handlers } from '../../../src-preload/contract';

export function taskHandlers({ store, clock, ready }: Work, ask: Ask): Handlers['task'] {
  return {
    end: async ({ interactionId }) => {
      const not = ready();
      if (not !== null) return not;
      const { tasks, agent } = store.state();
      const task = tasks.get(interactionId);
      if (task === undefined) return refused('unknown-item');
      // What is wanted is so already.
      if (task.interaction.state === 'wrapping') return ok(null);
      if (task.interaction.ownerAgentId !== agent?.agentId) return refused('not-owner');
      if (task.pending !== undefined) return refused('busy');
      store.dispatch({ type: 'taskAsked', interactionId, command: 'end', deadline: clock.now() + WISH_MS });
      const result = await ask('interaction.end', { interactionId });
      if (result.ok) return ok(null);
      store.dispatch({ type: 'taskRefused', interactionId, command: 'end' });
      return refusalOf(result);
    },
  };
}
