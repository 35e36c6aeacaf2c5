// Wrap-up reasons (SPEC 6): one reason of the list, and more time where the backend allows it.
import { WISH_MS, type Ask } from '../ask';
import { refusalOf } from '../refusal-codes';
import type { Work } from '../work';
import { ok, refused, type Handlers } from '../../../src-preload/contract';

export function wrapUpHandlers({ store, clock, ready }: Work, ask: Ask): Handlers['wrapUp'] {
  return {
    submit: async ({ interactionId, codeId }) => {
      const not = ready();
      if (not !== null) return not;
      const entry = store.state().wrapUps.get(interactionId);
      if (entry === undefined) return refused('unknown-item');
      if (!entry.wrapUp.codes.some(({ id }) => id === codeId)) return refused('bad-argument');
      if (entry.submitting !== undefined) return refused('busy');
      store.dispatch({ type: 'wrapUpAsked', interactionId, deadline: clock.now() + WISH_MS });
      const result = await ask('wrapUp.submit', { interactionId, codeId });
      if (result.ok) return ok(null);
      store.dispatch({ type: 'wrapUpRefused', interactionId });
      return refusalOf(result);
    },
    extend: async ({ interactionId }) => {
      const not = ready();
      if (not !== null) return not;
      const entry = store.state().wrapUps.get(interactionId);
      if (entry === undefined) return refused('unknown-item');
      if (!entry.wrapUp.extensionAllowed) return refused('not-now');
      const result = await ask('wrapUp.extend', { interactionId });
      return result.ok ? ok(null) : refusalOf(result);
    },
  };
}
