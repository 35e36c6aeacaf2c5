// One reducer for each slice the main process publishes. Each is replaced whole (main is the one writer); what did not
// change keeps its identity.
import { createAction, type Reducer } from '@reduxjs/toolkit';
import type { DeskSlices } from '../../src-preload/contract';
import { DEFAULT_ORIGINS, DEFAULT_SETTINGS } from '../../src-preload/contract/default-settings';
import { share } from './structural-sharing';

/** Main published these slices (or, as a snapshot, all of them). */
export const published = createAction<Partial<DeskSlices>>('desk/published');

const EMPTY: DeskSlices = {
  connection: { phase: 'signed-out', since: 0, attempt: 0, embedded: false },
  signIn: { embeddedAvailable: false, url: '', urlForced: false, hasStoredToken: false },
  clock: { offsetMs: 0 },
  masking: { isOn: true },
  presence: null,
  offers: [],
  tasks: [],
  wrapUps: [],
  notices: [],
  settings: {
    values: DEFAULT_SETTINGS,
    origins: DEFAULT_ORIGINS,
    language: 'en',
    canSpellCheck: false,
    organisation: 'none',
  },
  diagnostics: null,
  quit: null,
  update: {
    version: '',
    electron: '',
    mode: 'automatic',
    channel: 'stable',
    isForced: false,
    state: { kind: 'idle', checkedAt: null },
  },
};

function mirror<K extends keyof DeskSlices>(key: K): Reducer<DeskSlices[K]> {
  // A plain function instead of immer: the value is replaced, never edited.
  return (state: DeskSlices[K] = EMPTY[key], action) => {
    if (!published.match(action) || !(key in action.payload)) return state;
    return share(state, action.payload[key] as DeskSlices[K]);
  };
}

export const deskReducers = {
  connection: mirror('connection'),
  signIn: mirror('signIn'),
  clock: mirror('clock'),
  masking: mirror('masking'),
  presence: mirror('presence'),
  offers: mirror('offers'),
  tasks: mirror('tasks'),
  wrapUps: mirror('wrapUps'),
  notices: mirror('notices'),
  settings: mirror('settings'),
  diagnostics: mirror('diagnostics'),
  quit: mirror('quit'),
  update: mirror('update'),
} satisfies { [K in keyof DeskSlices]: Reducer<DeskSlices[K]> };
