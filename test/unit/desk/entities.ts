// Raw entities as the backend sends them.
import type { Interaction, Message, Reservation, SnapshotData } from '../../../src-protocol';
import { ACTIVITIES, agent, POLICY, T0 } from '../domain/entities';

export { agent, POLICY, T0, wrapUp } from '../domain/entities';

export const message = (fields: Partial<Message> & { text?: string } = {}): Message => {
  const { text = 'hello', ...rest } = fields;
  return {
    messageId: `m${rest.index ?? 0}`,
    interactionId: 'i1',
    index: 0,
    author: { participantId: 'p-customer', role: 'customer', displayName: 'Ana' },
    createdAt: T0,
    parts: [{ type: 'text', text }],
    ...rest,
  };
};

export const mine = (fields: Partial<Message> & { text?: string }): Message =>
  message({ author: { participantId: 'p-me', role: 'agent', agentId: 'me' }, ...fields });

export const interaction = (fields: Partial<Interaction> = {}): Interaction => ({
  interactionId: 'i1',
  version: 1,
  channel: {
    id: 'facebook-messenger',
    features: { maxMessageLength: 1_000, typing: true, receipts: true, attachments: true },
  },
  source: { id: 's1', name: 'Shop' },
  queue: { id: 'q1', name: 'Orders' },
  customer: { customerId: 'c1', displayName: 'Ana', initials: 'A' },
  createdAt: T0,
  assignedAt: T0,
  state: 'active',
  stateSince: T0,
  ownerAgentId: 'me',
  participants: [],
  attributes: [],
  conference: { state: 'none' },
  lastIndex: -1,
  readIndex: -1,
  unread: 0,
  customerDeliveredIndex: -1,
  customerReadIndex: -1,
  ...fields,
});

export const reservation = (fields: Partial<Reservation> = {}): Reservation => ({
  reservationId: 'r1',
  interactionId: 'i1',
  version: 1,
  reason: 'new',
  state: 'pending',
  createdAt: T0,
  expiresAt: T0 + 30_000,
  channelId: 'facebook-messenger',
  queue: { id: 'q1', name: 'Orders' },
  source: { id: 's1', name: 'Shop' },
  customer: { customerId: 'c1', displayName: 'Ana' },
  ...fields,
});

export const snapshot = (fields: Partial<SnapshotData> = {}): SnapshotData => ({
  agent: agent(),
  activities: ACTIVITIES,
  queues: [],
  reservations: [],
  interactions: [],
  wrapUps: [],
  policy: POLICY,
  ...fields,
});
