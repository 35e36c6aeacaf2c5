// An offer of a conversation to one agent, with its absolute deadline (SPEC 2, RONA in SPEC 1).
import { z } from 'zod';
import { customer, queue, source } from './channel';
import { sender } from './participant';
import { count, id, text, timestamp } from './primitive';

export const reservationState = z.enum([
  'pending',
  'accepted',
  'rejected',
  'timeout',
  'rescinded',
  'canceled',
  'failed',
]);
export type ReservationState = z.output<typeof reservationState>;

export const reservation = z.object({
  reservationId: id,
  interactionId: id,
  version: count,
  reason: z.enum(['new', 'transfer', 'conference']),
  state: reservationState,
  createdAt: timestamp,
  expiresAt: timestamp,
  channelId: z.string().min(1).max(64),
  queue,
  source,
  customer,
  /**
   * The customer's last words, for the popover and the notification. It neither begins nor ends within a number: a value
   * split over messages is whole in it, so that it can be masked.
   */
  preview: text.optional(),
  /** Who transfers or invites, and what she wrote along. */
  from: sender.optional(),
});
export type Reservation = z.output<typeof reservation>;
