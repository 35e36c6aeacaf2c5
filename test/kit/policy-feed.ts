// Policies of an organisation for tests without files: what they say, and the way to change them.
import type { PolicyValues } from '../../src-main/settings/catalogue';
import { checkReading } from '../../src-main/settings/policy/check';
import type { PolicyFeed } from '../../src-main/settings/policy/feed';
import type { PolicyState } from '../../src-main/settings/policy-state';

export interface PolicyDouble extends PolicyFeed {
  /** From now on these hold, and the listeners hear it. */
  say: (values: PolicyValues) => void;
}

/** The policy of the computer says this. */
export function policyOf(values: PolicyValues): PolicyDouble {
  const listeners = new Set<(state: PolicyState) => void>();
  const stateOf = (said: PolicyValues): PolicyState => {
    const source = checkReading({ scope: 'machine', where: 'test', form: 'exact' }, { state: 'read', values: said });
    return { sources: [source], values: source.values, readAt: 0 };
  };
  let state = stateOf(values);
  return {
    state: () => state,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    stop: () => {
      listeners.clear();
    },
    say: (said) => {
      state = stateOf(said);
      for (const listener of listeners) listener(state);
    },
  };
}
