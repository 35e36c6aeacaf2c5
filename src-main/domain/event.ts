// Everything that can move the domain: the backend's events, its snapshot, and what the desk does itself.
import type { NoticeView } from '../../src-preload/contract/notice';
import type { MaskedEvent, MaskedMessage, MaskedSnapshot } from './masked';
import type { Revision } from './revision';
import type { Task, TaskCommand } from './state';

/** How an accept or an offer ended for good without a conversation here. */
export type OfferLoss = 'timeout' | 'rescinded' | 'canceled' | 'failed' | 'rejected' | 'gone';

/** The agent's own acts and their refusals. A deadline is local clock, ms. */
export type LocalEvent =
  | { type: 'snapshot'; data: MaskedSnapshot; serverNow: number }
  | { type: 'signedOut' }
  | { type: 'presenceAsked'; activityId: string; deadline: number }
  | { type: 'presenceRefused'; activityId: string; code: string }
  | { type: 'acceptAsked'; reservationId: string; deadline: number }
  /** `loss`: the backend's word that it is over; absent: it stays on offer. */
  | { type: 'acceptRefused'; reservationId: string; loss?: OfferLoss }
  | { type: 'taskAsked'; interactionId: string; command: TaskCommand; deadline: number }
  | { type: 'taskRefused'; interactionId: string; command: TaskCommand }
  | { type: 'wrapUpAsked'; interactionId: string; deadline: number }
  | { type: 'wrapUpRefused'; interactionId: string }
  | { type: 'taskSeen'; interactionId: string; index: number }
  /** The newest words of a conversation, found in a page of its transcript. */
  | { type: 'spokenFound'; message: MaskedMessage }
  /** What came while the line was away; without `away` it is dealt with. */
  | { type: 'taskAway'; interactionId: string; away?: NonNullable<Task['away']> }
  /** Texts that look different, now that more is known of what was said around them. */
  | { type: 'messagesRevised'; revisions: readonly Revision[] }
  | { type: 'noticeRaised'; notice: NoticeView }
  | { type: 'noticeDismissed'; noticeId: string }
  | { type: 'noticesRead' }
  /** Time passed: deadlines of optimistic values, typing, offers the backend has long forgotten. */
  | { type: 'tick'; serverNow: number };

export type DomainEvent = MaskedEvent | LocalEvent;
