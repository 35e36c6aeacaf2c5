// Every command a client may send: its data (strict, so that a typo is refused) and the value of its result.
// Each needs an `id`, which is its idempotency key (PROTOCOL 4 and 6).
import { z } from 'zod';
import { MAX_PAGE, MAX_TOKEN_LENGTH } from './limits';
import { message } from './message';
import { count, id, text, timestamp } from './primitive';
import { cannedReply, transferTarget } from './target';

const nothing = z.object({});
const onInteraction = <T extends z.ZodRawShape>(shape: T) => z.strictObject({ interactionId: id, ...shape });

export const COMMANDS = {
  'agent.signIn': { data: z.strictObject({ teamId: id.optional() }), value: nothing },
  'agent.signOut': { data: z.strictObject({ reason: z.string().max(200).optional() }), value: nothing },
  'agent.setState': { data: z.strictObject({ activityId: id }), value: nothing },
  'reservation.accept': { data: z.strictObject({ reservationId: id, version: count }), value: nothing },
  'reservation.reject': { data: z.strictObject({ reservationId: id, version: count }), value: nothing },
  'message.send': {
    data: onInteraction({ clientMessageId: id, text: text.min(1) }),
    value: z.object({ message }),
  },
  'message.list': {
    data: onInteraction({
      /** Messages with a lower index than this, newest first page when neither is given. */
      before: count.optional(),
      after: z.int().min(-1).optional(),
      around: count.optional(),
      limit: z.int().min(1).max(MAX_PAGE).optional(),
    }),
    /** Ascending by index. `prev`, `next`: the index to pass as `before` / `after` for more, absent at the end. */
    value: z.object({ messages: z.array(message).max(MAX_PAGE), prev: count.optional(), next: count.optional() }),
  },
  'attachment.ticket': {
    data: onInteraction({ attachmentId: id }),
    /** `path`: on the backend's own host and port, by HTTP(S) GET, good once and until `expiresAt`. */
    value: z.object({ path: z.string().startsWith('/').max(512), expiresAt: timestamp }),
  },
  'message.markRead': { data: onInteraction({ index: count }), value: nothing },
  'typing.set': { data: onInteraction({ on: z.boolean() }), value: nothing },
  'target.list': {
    data: onInteraction({
      kind: z.enum(['agent', 'queue']),
      query: z.string().max(200).optional(),
      purpose: z.enum(['transfer', 'conference']),
    }),
    value: z.object({ targets: z.array(transferTarget).max(2_000), asOf: timestamp }),
  },
  'cannedReply.list': {
    data: onInteraction({}),
    value: z.object({ replies: z.array(cannedReply).max(500) }),
  },
  'interaction.transfer': {
    data: onInteraction({
      target: z.strictObject({ kind: z.enum(['agent', 'queue']), id }),
      note: z.string().max(1_000).optional(),
    }),
    value: nothing,
  },
  'conference.start': { data: onInteraction({ agentId: id }), value: nothing },
  'conference.cancel': { data: onInteraction({}), value: nothing },
  'conference.exit': { data: onInteraction({}), value: nothing },
  'conference.end': { data: onInteraction({}), value: nothing },
  'interaction.end': { data: onInteraction({}), value: nothing },
  'wrapUp.submit': { data: onInteraction({ codeId: id, note: z.string().max(1_000).optional() }), value: nothing },
  'wrapUp.extend': { data: onInteraction({}), value: nothing },
  'auth.refresh': { data: z.strictObject({ token: z.string().min(1).max(MAX_TOKEN_LENGTH) }), value: nothing },
} as const satisfies Record<string, { data: z.ZodType; value: z.ZodType }>;

export type CommandName = keyof typeof COMMANDS;
export type CommandData<N extends CommandName> = z.output<(typeof COMMANDS)[N]['data']>;
export type CommandValue<N extends CommandName> = z.output<(typeof COMMANDS)[N]['value']>;
