// What every handler of the agent's work needs, and the first question of each: is she signed in, is the line up.
import type { MaskedSession } from './masked-session';
import type { Store } from './store';
import { refused, type Result } from '../../src-preload/contract';
import { isUsable, type Clock } from '../session';

export interface Work {
  store: Store;
  session: MaskedSession;
  clock: Clock;
  /** Why nothing can be asked of the backend now; null when it can. */
  ready: () => Result<never> | null;
}

export const createWork = (store: Store, session: MaskedSession, clock: Clock): Work => ({
  store,
  session,
  clock,
  ready: () => {
    const { agent } = store.state();
    if (agent === null || agent.state.kind === 'logged-out') return refused('not-signed-in');
    return isUsable(session.phase()) ? null : refused('offline', { retryable: true });
  },
});
