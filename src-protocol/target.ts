// Whom a conversation can be transferred to or who can be invited, with the availability the backend knows.
import { z } from 'zod';
import { id, name, timestamp } from './primitive';

export const transferTarget = z.object({
  id,
  kind: z.enum(['agent', 'queue']),
  name,
  availability: z.object({
    state: z.enum(['available', 'engaged', 'idle', 'offline', 'open', 'closed']),
    activityId: id.optional(),
    activityName: name.optional(),
    since: timestamp.optional(),
  }),
  /** False: shown, but cannot be picked. */
  canTake: z.boolean(),
});
export type TransferTarget = z.output<typeof transferTarget>;

export const cannedReply = z.object({ id, shortcut: name, title: name, text: z.string().max(4_000) });
export type CannedReply = z.output<typeof cannedReply>;
