// One message of a transcript. `index` orders it within its interaction; delivery follows the channel's receipts.
import { z } from 'zod';
import { protocolError } from './error';
import { MAX_PARTS } from './limits';
import { count, id, name, text, timestamp } from './primitive';

export const attachment = z.object({
  type: z.literal('attachment'),
  attachmentId: id,
  kind: z.enum(['image', 'video', 'audio', 'file']),
  name,
  mimeType: z.string().max(127),
  bytes: count,
});
export type Attachment = z.output<typeof attachment>;

/** A line of the system. The client has the words; `params` are names to put into them. */
export const systemPart = z.object({
  type: z.literal('system'),
  /** `participant-joined`, `participant-left`, `transferred`, `asset-deleted`, ...; an open set. */
  code: z.string().min(1).max(64),
  params: z.record(z.string(), text).default({}),
});
export type SystemPart = z.output<typeof systemPart>;

export const messagePart = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text }),
  attachment,
  systemPart,
]);
export type MessagePart = z.output<typeof messagePart>;

/** accepted: the backend has it; sent: the channel has it; delivered, read: the customer's device, eyes. */
export const delivery = z.object({
  state: z.enum(['accepted', 'sent', 'delivered', 'read', 'failed']),
  at: timestamp,
  error: protocolError.optional(),
});
export type Delivery = z.output<typeof delivery>;

export const author = z.object({
  participantId: id,
  role: z.enum(['customer', 'agent', 'supervisor', 'bot', 'system']),
  agentId: id.optional(),
  displayName: name.optional(),
  /** True when somebody answered outside this routing backend (page inbox, another tool). */
  elsewhere: z.boolean().optional(),
});
export type Author = z.output<typeof author>;

export const message = z.object({
  messageId: id,
  clientMessageId: id.optional(),
  interactionId: id,
  index: count,
  author,
  createdAt: timestamp,
  parts: z.array(messagePart).min(1).max(MAX_PARTS),
  delivery: delivery.optional(),
});
export type Message = z.output<typeof message>;
