// The agent's own state (SPEC 1, PROTOCOL 2 Agent). The backend's word is the state; a wish of the agent stands beside
// it until it is confirmed, refused, or its deadline passes.
import type { Agent } from '../../src-protocol';
import type { DomainEvent } from './event';
import type { Fact, Step } from './fact';
import { ignored } from './ignore';
import { EMPTY_STATE, type DeskState } from './state';

export type PresenceEvent = Extract<
  DomainEvent,
  { type: 'agent.stateChanged' | 'presenceAsked' | 'presenceRefused' | 'signedOut' }
>;

/** What the change from one confirmed agent state to the next means. Also used when a snapshot brings it. */
export function agentFacts(before: Agent | null, after: Agent): Fact[] {
  const { reason, since } = after.state;
  const was = before?.state;
  if (reason === undefined) return was?.reason === undefined ? [] : [{ type: 'agentBack' }];
  if (was?.reason === reason && was.since === since) return [];
  return [reason === 'rona' ? { type: 'agentMissedOffer', since } : { type: 'agentLostLine', since }];
}

/** The state the confirmed `agent` leaves of a wish: none when it has come true or cannot any more. */
export function pendingAfter(state: DeskState, agent: Agent) {
  const { presencePending: pending } = state;
  if (pending === null || agent.state.kind === 'logged-out') return null;
  return agent.state.activityId === pending.activityId ? null : pending;
}

export function reducePresence(state: DeskState, event: PresenceEvent): Step<DeskState> {
  switch (event.type) {
    case 'agent.stateChanged': {
      const { agent } = event.data;
      // Before the snapshot there is nobody to change, and another agent's state is none of ours.
      if (state.agent?.agentId !== agent.agentId) return ignored(state, event.type);
      return {
        state: { ...state, agent, presencePending: pendingAfter(state, agent) },
        facts: agentFacts(state.agent, agent),
      };
    }
    case 'presenceAsked': {
      const wish = state.activities.find((activity) => activity.id === event.activityId);
      const is = state.agent?.state;
      if (is === undefined || is.kind === 'logged-out' || wish?.selectable !== true) return ignored(state, event.type);
      // Back to what is confirmed, while another wish is on its way: that one is taken back.
      if (is.activityId === wish.id)
        return state.presencePending === null
          ? ignored(state, event.type)
          : { state: { ...state, presencePending: null }, facts: [] };
      const presencePending = { activityId: event.activityId, deadline: event.deadline };
      return { state: { ...state, presencePending }, facts: [] };
    }
    case 'presenceRefused': {
      if (state.presencePending?.activityId !== event.activityId) return ignored(state, event.type);
      return {
        state: { ...state, presencePending: null },
        facts: [{ type: 'stateRefused', activityId: event.activityId, code: event.code }],
      };
    }
    case 'signedOut':
      return { state: { ...EMPTY_STATE, ignored: state.ignored }, facts: [] };
  }
}
