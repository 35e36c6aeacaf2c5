// Something the agent should know, by code and parameters; the renderer has the words in her language.
import { z } from 'zod';

export type NoticeKind =
  /** params: customer?, queue. Sticky, with *Set as Available* and *Stay idle*. */
  | 'rona'
  /** The server made the agent idle while the line was gone. Sticky, same actions as RONA. */
  | 'connection-lost-idle'
  /** params: customer?, queue, code: how an offer ended that was on screen or just being accepted. */
  | 'offer-gone'
  | 'interrupted'
  | 'unassigned'
  | 'conversation-ended'
  | 'wrap-up-automatic'
  /** A native notification could not be shown: the offer needs the in-app alarm. */
  | 'alert-failed'
  | 'state-refused'
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
