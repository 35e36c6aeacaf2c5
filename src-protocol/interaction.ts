// A conversation as one agent sees it. Events carry the whole entity with its `version`, so that a client that
// missed or repeated one still converges (the higher version wins).
import { z } from 'zod';
import { channel, customer, queue, replyWindow, source } from './channel';
import { message } from './message';
import { participant, sender } from './participant';
import { count, id, name, text, timestamp } from './primitive';

/** A CAD variable. `system: true` marks reserved ones such as "contact origin - inbound". */
export const attribute = z.object({ name, label: name, value: text, system: z.boolean() });
export type Attribute = z.output<typeof attribute>;

export const conference = z.object({
  state: z.enum(['none', 'requested', 'running']),
  agentId: id.optional(),
  agentName: name.optional(),
  requestedAt: timestamp.optional(),
  expiresAt: timestamp.optional(),
  /** How the last request ended, when it did not lead to a conference. */
  outcome: z.enum(['declined', 'timeout', 'canceled', 'failed']).optional(),
});
export type Conference = z.output<typeof conference>;

export const interaction = z.object({
  interactionId: id,
  version: count,
  channel,
  source,
  queue,
  customer,
  createdAt: timestamp,
  /** When this agent got it. */
  assignedAt: timestamp,
  state: z.enum(['active', 'interrupted', 'wrapping', 'closed']),
  stateSince: timestamp,
  /** Why it was interrupted: `asset-deleted` or another open code. */
  interruptedReason: z.string().max(64).optional(),
  ownerAgentId: id,
  /** Who transferred it to this agent, with the note; absent for one that came from a queue as new. */
  receivedFrom: sender.optional(),
  participants: z.array(participant).max(50),
  attributes: z.array(attribute).max(100),
  conference,
  replyWindow: replyWindow.optional(),
  /** Highest message index, -1 when empty. */
  lastIndex: z.int().min(-1),
  lastMessage: message.optional(),
  /** Highest index this agent has read, -1 for none; the unread badge counts customer messages above it. */
  readIndex: z.int().min(-1),
  unread: count,
  /** Watermarks of the customer's device. */
  customerDeliveredIndex: z.int().min(-1),
  customerReadIndex: z.int().min(-1),
});
export type Interaction = z.output<typeof interaction>;
