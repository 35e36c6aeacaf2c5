// Whom a conversation can go to, and giving it away (SPEC 4). The wrap-up that follows is the backend's to ask for.
import { WISH_MS, type Ask } from '../ask';
import { refusalOf } from '../refusal-codes';
import type { Work } from '../work';
import { ownTask } from './own-task';
import { targetView } from '../views/target-view';
import { ok, refused, type Handlers } from '../../../src-preload/contract';

export function transferHandlers(work: Work, ask: Ask): Pick<Handlers, 'target' | 'transfer'> {
  const { store, clock, ready } = work;
  return {
    target: {
      list: async ({ interactionId, kind, purpose }) => {
        const not = ready();
        if (not !== null) return not;
        const { tasks, agent } = store.state();
        if (!tasks.has(interactionId)) return refused('unknown-item');
        const result = await ask('target.list', { interactionId, kind, purpose }, { ephemeral: true });
        if (!result.ok) return refusalOf(result);
        const { targets, asOf } = result.value;
        // The agent's own name is not listed [S], whatever the backend sends.
        return ok({ targets: targets.filter(({ id }) => id !== agent?.agentId).map(targetView), asOf });
      },
    },
    transfer: {
      start: async ({ interactionId, target, note }) => {
        const found = ownTask(work, interactionId);
        if (!found.ok) return found;
        // What is wanted is so already.
        if (found.value.interaction.state === 'wrapping') return ok(null);
        if (found.value.interaction.state === 'interrupted') return refused('channel-gone');
        if (found.value.interaction.conference.state === 'running') return refused('not-now');
        if (found.value.pending !== undefined) return refused('busy');
        const asked = note?.trim() ?? '';
        store.dispatch({ type: 'taskAsked', interactionId, command: 'transfer', deadline: clock.now() + WISH_MS });
        const wish = { interactionId, target, ...(asked === '' ? {} : { note: asked }) };
        const result = await ask('interaction.transfer', wish);
        if (result.ok) return ok(null);
        store.dispatch({ type: 'taskRefused', interactionId, command: 'transfer' });
        return refusalOf(result);
      },
    },
  };
}
