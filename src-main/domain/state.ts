// All that the client knows about the agent's work, apart from transcripts. Plain values, never changed in place.
import type { NoticeView } from '../../src-preload/contract/notice';
import type { Activity, Agent, Policy, WrapUp } from '../../src-protocol';
import type { MaskedInteraction, MaskedMessage, MaskedReservation } from './masked';

/** Local clock, ms. An optimistic value falls back to the confirmed one when its deadline passes. */
export type Deadline = number;

export interface PendingPresence {
  activityId: string;
  deadline: Deadline;
}

export interface Offer {
  reservation: MaskedReservation;
  /** Accept is on its way. */
  accepting?: { deadline: Deadline };
}

export type TaskCommand = 'end' | 'transfer' | 'conference';

/** PROTOCOL 2, transfer: what the backend said last about the transfer of this conversation. */
export interface Transfer {
  state: 'initiated' | 'completed' | 'failed';
  target: { kind: 'agent' | 'queue'; id: string; name: string };
  reason?: string;
}

export interface Task {
  interaction: MaskedInteraction;
  /** Newer than `interaction` knows: message events come without a version of the entity. */
  tail?: { lastIndex: number; lastMessage: MaskedMessage; unread: number };
  /** Newest message that is not a line of the system: the preview in the list. */
  lastSpoken?: MaskedMessage;
  /** Highest index seen by the agent here, -1 for none; may run ahead of the backend's. */
  readMark: number;
  pending?: { command: TaskCommand; deadline: Deadline };
  /** Local clock, ms. */
  typingUntil?: number;
  transfer?: Transfer;
  /** While the line was away others said so much; `answeredBy`: one of them answered, and unsent messages wait for a word. */
  away?: { messages: number; answeredBy?: string };
}

export interface PendingWrapUp {
  wrapUp: WrapUp;
  /** Submit is on its way. */
  submitting?: { deadline: Deadline };
}

export interface DeskState {
  policy: Policy | null;
  agent: Agent | null;
  activities: readonly Activity[];
  presencePending: PendingPresence | null;
  offers: ReadonlyMap<string, Offer>;
  tasks: ReadonlyMap<string, Task>;
  wrapUps: ReadonlyMap<string, PendingWrapUp>;
  /** What is over, with its last version (wrap-ups: requiredAt), so that a late repeat does not bring it back. */
  over: {
    offers: ReadonlyMap<string, number>;
    tasks: ReadonlyMap<string, number>;
    wrapUps: ReadonlyMap<string, number>;
  };
  notices: readonly NoticeView[];
  /** Events that were not listed for the state they met, by type; for diagnostics. */
  ignored: ReadonlyMap<string, number>;
}

export const EMPTY_STATE: DeskState = {
  policy: null,
  agent: null,
  activities: [],
  presencePending: null,
  offers: new Map(),
  tasks: new Map(),
  wrapUps: new Map(),
  over: { offers: new Map(), tasks: new Map(), wrapUps: new Map() },
  notices: [],
  ignored: new Map(),
};
