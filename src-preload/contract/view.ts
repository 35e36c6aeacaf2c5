// What the window shows right now, so that main can decide what needs a notification and what counts as read.
import { z } from 'zod';

export const viewArgs = {
  /** The conversation on screen, or null for none. */
  showing: z.strictObject({ interactionId: z.string().min(1).max(128).nullable() }),
};

/** Main asks the window to bring something up (notification click, deep link). */
export type Reveal =
  | { kind: 'offer'; reservationId: string }
  | { kind: 'conversation'; interactionId: string }
  /** She accepted it outside the window: it opens unless something is half typed. */
  | { kind: 'accepted'; interactionId: string };
