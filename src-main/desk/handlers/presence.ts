// The agent chooses her state (SPEC 1). Shown at once as a wish; it counts when the backend has confirmed it.
import { WISH_MS, type Ask } from '../ask';
import { refusalCodeOf, refusalOf } from '../refusal-codes';
import type { Work } from '../work';
import { ok, refused, type Handlers } from '../../../src-preload/contract';

export function presenceHandlers({ store, clock, ready }: Work, ask: Ask): Handlers['presence'] {
  return {
    setState: async ({ activityId }) => {
      const not = ready();
      if (not !== null) return not;
      const { agent, activities, presencePending } = store.state();
      const wish = activities.find(({ id }) => id === activityId);
      if (wish?.selectable !== true) return refused('unknown-item');
      if (agent?.state.activityId === activityId && presencePending === null) return ok(null);
      store.dispatch({ type: 'presenceAsked', activityId, deadline: clock.now() + WISH_MS });
      const result = await ask('agent.setState', { activityId });
      if (result.ok) return ok(null);
      store.dispatch({ type: 'presenceRefused', activityId, code: refusalCodeOf(result.code) });
      return refusalOf(result);
    },
  };
}
