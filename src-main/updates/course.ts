// The course of an update as a pure state machine: what follows from what is learnt. What has been downloaded stays ready
// whatever a later check says, unless it finds something newer.
import type { UpdateFailure, UpdateOff, UpdateState } from '../../src-preload/contract/update';
import type { Owner } from './installation';
import { compareVersions } from './versions';

export type UpdateEvent =
  /** IT has switched updates off, or they are not possible. */
  | { what: 'off'; reason: UpdateOff }
  /** They are on. */
  | { what: 'on' }
  | { what: 'checking' }
  | { what: 'found'; version: string }
  | { what: 'nothing'; at: number }
  /** She wants what is available. */
  | { what: 'wanted' }
  | { what: 'progress'; percent: number }
  | { what: 'downloaded' }
  /** Of a check or a download. */
  | { what: 'failed'; code: UpdateFailure; at: number };

export interface CourseRules {
  /** `ask`: nothing is downloaded before the agent wants it. */
  mode: 'automatic' | 'ask' | 'off';
  owner: Owner;
}

/** What has to be done about it: fetch the file; tell the agent. */
export type UpdateAct = 'download' | 'tell-ready' | 'tell-available';

export interface Step {
  state: UpdateState;
  act?: UpdateAct;
}

const isAtWork = ({ kind }: UpdateState) => kind === 'downloading' || kind === 'ready';

function found(state: UpdateState, version: string, { mode, owner }: CourseRules): Step {
  if (isAtWork(state) && 'version' in state && compareVersions(version, state.version) <= 0) return { state };
  if (owner === 'organisation') return { state: { kind: 'available', version, by: 'organisation' } };
  if (mode === 'automatic') return { state: { kind: 'downloading', version, percent: 0 }, act: 'download' };
  const isKnown = state.kind === 'available' && state.version === version;
  return { state: { kind: 'available', version, by: 'agent' }, ...(isKnown ? {} : { act: 'tell-available' }) };
}

/** What was learnt, and what follows. An event that does not fit the state changes nothing. */
export function reduceUpdate(state: UpdateState, event: UpdateEvent, rules: CourseRules): Step {
  if (event.what === 'off') return { state: { kind: 'off', reason: event.reason } };
  if (state.kind === 'off') return { state: event.what === 'on' ? { kind: 'idle', checkedAt: null } : state };
  switch (event.what) {
    case 'on':
      return { state };
    case 'checking':
      return { state: isAtWork(state) || state.kind === 'available' ? state : { kind: 'checking' } };
    case 'found':
      return found(state, event.version, rules);
    case 'nothing':
      // Not on offer any more. What lies here already was good, and is newer than this program.
      return { state: isAtWork(state) ? state : { kind: 'idle', checkedAt: event.at } };
    case 'wanted':
      return state.kind === 'available' && state.by === 'agent'
        ? { state: { kind: 'downloading', version: state.version, percent: 0 }, act: 'download' }
        : { state };
    case 'progress':
      return state.kind === 'downloading' && event.percent > state.percent
        ? { state: { ...state, percent: Math.min(100, Math.floor(event.percent)) } }
        : { state };
    case 'downloaded':
      return state.kind === 'downloading'
        ? { state: { kind: 'ready', version: state.version }, act: 'tell-ready' }
        : { state };
    case 'failed':
      return { state: state.kind === 'ready' ? state : { kind: 'failed', code: event.code, at: event.at } };
  }
}
