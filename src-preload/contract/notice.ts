// Something the agent should know, by code and parameters; the renderer has the words in her language.
import { z } from 'zod';

export type NoticeKind =
  /** params: customer?, queue, late? (she was accepting it). Sticky, with *Set as Available* and *Stay idle*. */
  | 'rona'
  /** The server made the agent idle while the line was gone. Sticky, same actions as RONA. */
  | 'connection-lost-idle'
  /**
   * An offer that was on screen or just being accepted has ended. params: customer?, queue, code: `timeout`, `rescinded`
   * (given to another), `canceled` (customer left), `failed`, `gone` (during an outage, or the page was deleted).
   */
  | 'offer-gone'
  /** params: customer?, reason (`asset-deleted`, ...). Sticky until the conversation is over. */
  | 'interrupted'
  /** params: customer?, reason (`while-away`: during an outage). */
  | 'unassigned'
  /** By somebody else than the agent. params: customer?, by: `customer` or `system`. */
  | 'conversation-ended'
  /** params: customer? */
  | 'wrap-up-automatic'
  /** It was dropped: nobody took it. params: target, customer?, reason (`timeout`, `rejected`, ...). Sticky. */
  | 'transfer-failed'
  /** The colleague took it. params: target, customer? */
  | 'transfer-completed'
  /** params: agent, customer?, outcome: `declined`, `timeout`, `failed`. */
  | 'conference-failed'
  /** params: agent, customer? */
  | 'conference-started'
  /** The guest has left. params: agent?, customer? */
  | 'conference-over'
  /** The owner's line was lost for good: the conversation is now hers. params: customer? Sticky. */
  | 'owner-changed'
  /**
   * Notifications of the system are not seen: the window has to make up for it. params: why: an AlertTrouble or
   * `do-not-disturb`. Sticky; goes when they are seen again.
   */
  | 'alert-failed'
  /** She acted on a notification of something that is not there any more. params: about: `request` or `conversation`. */
  | 'alert-stale'
  /** *Accept* in a notification did not work, and the request still waits. params: code: a RefusalCode. */
  | 'accept-failed'
  /** The settings file was damaged. params: what: `restored` (from the last good copy), `defaults`, `dropped` (some values). */
  | 'settings-damaged'
  /**
   * A `parley://` link could not be followed. params: outcome: `malformed`, `gone-offer`, `gone-conversation` (nothing of
   * that id is open here), `waiting` (until she is signed in).
   */
  | 'deep-link'
  /** The window was closed for the first time with `closeToTray` on. */
  | 'kept-in-tray'
  /** A newer version is on this computer and is put in place when the program ends. params: version */
  | 'update-ready'
  /** There is a newer version, and she is asked whether to get it. params: version */
  | 'update-available'
  /** The system refused to start the program at login, or not to. */
  | 'login-start-failed'
  /**
   * Own messages whose conversation was over before they could be sent. params: count, text (all of them, a line each).
   * Sticky; dismissed, they are gone.
   */
  | 'unsent'
  /**
   * Drafts and unsent messages. params: what: `unreadable` (those of last time), `damaged` (some of them), `not-kept` (the
   * disk refuses: they last until the program is closed). Sticky.
   */
  | 'keeping-trouble'
  /** params: code, a RefusalCode. */
  | 'state-refused'
  /** params: code, text? */
  | 'backend-notice';

export interface NoticeView {
  id: string;
  kind: NoticeKind;
  /** Masked text only. */
  params: Record<string, string>;
  /** Local clock, ms. */
  at: number;
  /** Stays until dismissed or acted on. */
  sticky: boolean;
  tone: 'info' | 'warning' | 'danger';
  interactionId?: string;
  /** She has marked it as read. */
  read?: boolean;
}

export const noticeArgs = {
  dismiss: z.strictObject({ noticeId: z.string().min(1).max(128) }),
  markAllRead: z.strictObject({}),
};
