// The domain's one entry: the state after an event, and what the event meant. Pure: time is an argument.
import type { DomainEvent } from './event';
import type { Step } from './fact';
import { ignored, unchanged } from './ignore';
import { reduceInteraction } from './interaction';
import { reduceMessage } from './message';
import { allRead, dismissed, noticesAfter, raised } from './notices';
import { reduceOffer } from './offer';
import { reducePresence } from './presence';
import { reconcile } from './reconcile';
import type { DeskState } from './state';
import { reduceTime } from './time';
import { reduceTransfer } from './transfer';
import { reduceWrapUp } from './wrap-up';

/** What may come while nobody is signed in, or before the snapshot has said who is. */
const WITHOUT_AGENT: ReadonlySet<string> = new Set([
  'snapshot',
  'signedOut',
  'policy.changed',
  'notice',
  'noticeRaised',
  'noticeDismissed',
  'tick',
]);

function step(state: DeskState, event: DomainEvent, now: number): Step<DeskState> {
  if (state.agent === null && !WITHOUT_AGENT.has(event.type)) return ignored(state, event.type);
  switch (event.type) {
    case 'snapshot':
      return reconcile(state, event.data, event.serverNow);
    case 'agent.stateChanged':
    case 'presenceAsked':
    case 'presenceRefused':
    case 'signedOut':
      return reducePresence(state, event);
    case 'reservation.created':
    case 'reservation.updated':
    case 'acceptAsked':
    case 'acceptRefused':
      return reduceOffer(state, event);
    case 'interaction.assigned':
    case 'interaction.updated':
    case 'interaction.interrupted':
    case 'interaction.ended':
    case 'interaction.unassigned':
    case 'interaction.ownerChanged':
    case 'interaction.readHorizonChanged':
    case 'interaction.closed':
    case 'participant.invited':
    case 'participant.joined':
    case 'participant.left':
    case 'conference.updated':
    case 'taskAsked':
    case 'taskRefused':
      return reduceInteraction(state, event);
    case 'transfer.updated':
      return reduceTransfer(state, event);
    case 'message.created':
    case 'message.deliveryChanged':
    case 'typing.changed':
    case 'taskSeen':
    case 'taskAway':
    case 'spokenFound':
    case 'messagesRevised':
      return reduceMessage(state, event, now);
    case 'wrapUp.required':
    case 'wrapUp.updated':
    case 'wrapUpAsked':
    case 'wrapUpRefused':
      return reduceWrapUp(state, event);
    case 'policy.changed':
      return { state: { ...state, policy: event.data.policy }, facts: [] };
    case 'notice':
      return { state, facts: [{ type: 'backendNotice', ...event.data }] };
    case 'noticeDismissed':
      return { state: { ...state, notices: dismissed(state.notices, event.noticeId) }, facts: [] };
    case 'noticesRead':
      return { state: { ...state, notices: allRead(state.notices) }, facts: [] };
    case 'tick':
      return reduceTime(state, event.serverNow, now);
    case 'noticeRaised':
      return { state: { ...state, notices: raised(state.notices, event.notice) }, facts: [] };
    // About the session itself: the line's view tells the agent.
    case 'session.ended':
    case 'session.superseded':
    case 'session.contested':
    case 'auth.expiring':
      return unchanged(state);
    default:
      return ignored(state, (event as { type: string }).type);
  }
}

/** `now`: local clock, ms. Never throws on an event of a decoded frame, whatever its order. */
export function reduce(state: DeskState, event: DomainEvent, now: number): Step<DeskState> {
  const { state: next, facts } = step(state, event, now);
  if (facts.length === 0) return { state: next, facts };
  return { state: { ...next, notices: noticesAfter(next.notices, facts, now) }, facts };
}
