// Who takes part in an interaction. States after PROTOCOL 2: invited -> joined -> left | removed, or never joined.
import { z } from 'zod';
import { id, name, text } from './primitive';

export const participant = z.object({
  participantId: id,
  role: z.enum(['customer', 'agent', 'supervisor', 'bot', 'system']),
  displayName: name.optional(),
  /** For role `agent`: which agent. */
  agentId: id.optional(),
  state: z.enum(['invited', 'joined', 'left', 'removed', 'declined', 'timeout', 'canceled']),
  isOwner: z.boolean(),
});
export type Participant = z.output<typeof participant>;

/** The colleague who transfers or invites, and what she wrote along. */
export const sender = z.object({ agentId: id.optional(), displayName: name, note: text.optional() });
export type Sender = z.output<typeof sender>;
