// Masked entities for tests of the domain, each with every field a test does not care about filled in.
import type {
  MaskedInteraction,
  MaskedMessage,
  MaskedReservation,
  MaskedSnapshot,
  SafeName,
  SafeText,
} from '../../../src-main/domain/masked';
import type { Activity, Agent, Policy, WrapUp } from '../../../src-protocol';

export const T0 = Date.UTC(2026, 0, 5, 9, 0, 0);

export const safeText = (text: string) => ({ text, masked: [] }) as unknown as SafeText;
export const safeName = (name: string) => name as SafeName;

export const ACTIVITIES: Activity[] = [
  { id: 'available', name: 'Available', kind: 'available', selectable: true, isDefault: false },
  { id: 'idle', name: 'Idle', kind: 'idle', selectable: true, isDefault: true },
  { id: 'lunch', name: 'Lunch', kind: 'idle', selectable: true, isDefault: false },
  { id: 'rona', name: 'RONA', kind: 'system', selectable: false, isDefault: false },
  { id: 'connection-lost', name: 'Connection lost', kind: 'system', selectable: false, isDefault: false },
];

export const POLICY: Policy = {
  maskSensitiveData: true,
  maxMessageLength: 1_000,
  wrapUpExtensionAllowed: true,
  reservationTimeoutSeconds: 30,
};

export const agent = (state: Partial<Agent['state']> = {}): Agent => ({
  agentId: 'me',
  displayName: 'Maja Novak',
  state: { kind: 'idle', activityId: 'idle', since: T0, ...state },
  capacity: { limit: 5, used: 0 },
});

export const reservation = (fields: Partial<MaskedReservation> = {}): MaskedReservation => ({
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
  customer: { customerId: 'c1', displayName: safeName('Ana') },
  preview: safeText('hello'),
  ...fields,
});

export const message = (fields: Partial<MaskedMessage> = {}): MaskedMessage => ({
  messageId: `m${fields.index ?? 0}`,
  interactionId: 'i1',
  index: 0,
  author: { participantId: 'p-customer', role: 'customer', displayName: safeName('Ana') },
  createdAt: T0,
  parts: [{ type: 'text', text: safeText('hello') }],
  ...fields,
});

export const interaction = (fields: Partial<MaskedInteraction> = {}): MaskedInteraction => ({
  interactionId: 'i1',
  version: 1,
  channel: {
    id: 'facebook-messenger',
    features: { maxMessageLength: 1_000, typing: true, receipts: true, attachments: true },
  },
  source: { id: 's1', name: 'Shop' },
  queue: { id: 'q1', name: 'Orders' },
  customer: { customerId: 'c1', displayName: safeName('Ana') },
  createdAt: T0,
  assignedAt: T0,
  state: 'active',
  stateSince: T0,
  ownerAgentId: 'me',
  participants: [
    { participantId: 'p-customer', role: 'customer', state: 'joined', isOwner: false },
    { participantId: 'p-me', role: 'agent', agentId: 'me', state: 'joined', isOwner: true },
  ],
  attributes: [],
  conference: { state: 'none' },
  lastIndex: -1,
  readIndex: -1,
  unread: 0,
  customerDeliveredIndex: -1,
  customerReadIndex: -1,
  ...fields,
});

export const wrapUp = (fields: Partial<WrapUp> = {}): WrapUp => ({
  interactionId: 'i1',
  state: 'pending',
  requiredAt: T0,
  codes: [
    { id: 'solved', name: 'Solved' },
    { id: 'other', name: 'Other' },
  ],
  extensionAllowed: true,
  ...fields,
});

export const snapshot = (fields: Partial<MaskedSnapshot> = {}): MaskedSnapshot => ({
  agent: agent(),
  activities: ACTIVITIES,
  queues: [],
  reservations: [],
  interactions: [],
  wrapUps: [],
  policy: POLICY,
  ...fields,
});
