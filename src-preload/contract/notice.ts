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
  /** The owner's line was lost for good: the conversation is now hers. params: customer? Sticky. */
  | 'owner-changed'
  /** A native notification could not be shown: the offer needs the in-app alarm. */
  | 'alert-failed'
  /** The settings file was damaged. params: what: `restored` (from the last good copy), `defaults`, `dropped` (some values). */
  | 'settings-damaged'
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
}

export const noticeArgs = { dismiss: z.strictObject({ noticeId: z.string().min(1).max(128) }) };
