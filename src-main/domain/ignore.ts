// An event that the state it met does not list is ignored and counted, never thrown (PROTOCOL 2).
import { withEntry } from './entry';
import type { Step } from './fact';
import type { DeskState } from './state';

export function ignored(state: DeskState, type: string): Step<DeskState> {
  return {
    state: { ...state, ignored: withEntry(state.ignored, type, (state.ignored.get(type) ?? 0) + 1) },
    facts: [],
  };
}

/** Nothing to do and nothing wrong. */
export const unchanged = (state: DeskState): Step<DeskState> => ({ state, facts: [] });
