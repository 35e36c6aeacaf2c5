// Delivery of an own message (PROTOCOL 2, outbound message): states never go backwards, whatever order they come in.
import type { Delivery } from '../../src-protocol';

/** A channel that failed to send cannot have delivered; one that delivered has not failed. */
const RANK = { accepted: 0, sent: 1, failed: 2, delivered: 3, read: 4 } as const;

export function laterDelivery(a: Delivery | undefined, b: Delivery | undefined): Delivery | undefined {
  if (a === undefined || b === undefined) return a ?? b;
  return RANK[b.state] > RANK[a.state] ? b : a;
}

/** With the watermarks of the customer's device: `delivered` and `read` up to an index. */
export function deliveryAt(delivery: Delivery | undefined, index: number, marks: { delivered: number; read: number }) {
  const state = delivery?.state ?? 'accepted';
  if (state === 'failed') return 'failed';
  if (index <= marks.read) return 'read';
  return index <= marks.delivered && RANK[state] < RANK.delivered ? 'delivered' : state;
}
