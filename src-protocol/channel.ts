// Where a conversation comes from: channel with its limits, queue, Facebook page, customer.
import { z } from 'zod';
import { id, name, timestamp } from './primitive';

export const channel = z.object({
  /** `facebook-messenger` today; an open set. */
  id: z.string().min(1).max(64),
  features: z.object({
    /** Graphemes. */
    maxMessageLength: z.int().positive(),
    typing: z.boolean(),
    receipts: z.boolean(),
    attachments: z.boolean(),
  }),
});
export type Channel = z.output<typeof channel>;

export const queue = z.object({ id, name });
export type Queue = z.output<typeof queue>;

/** The Facebook page (asset) the customer wrote to. */
export const source = z.object({ id, name });
export type Source = z.output<typeof source>;

export const customer = z.object({
  customerId: id,
  /** Absent when the profile is not public. */
  displayName: name.optional(),
  initials: z.string().max(4).optional(),
  locale: z.string().max(35).optional(),
});
export type Customer = z.output<typeof customer>;

/** Messenger's reply window: 24 h after the customer's last message, 7 days where the backend grants `human-agent`. */
export const replyWindow = z.object({ closesAt: timestamp, kind: z.enum(['standard', 'human-agent']) });
export type ReplyWindow = z.output<typeof replyWindow>;
