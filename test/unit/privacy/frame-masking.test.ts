import { describe, expect, it } from 'vitest';
import { createFrameMasking } from '../../../src-main/privacy/frame-masking';
import { maskAgain } from '../../../src-main/privacy/mask-again';
import { maskText } from '../../../src-main/privacy/mask';
import type { EventFrame, Interaction, Message, Policy, Reservation, SnapshotData } from '../../../src-protocol';
import { agent, POLICY } from '../domain/entities';

const CARD = '4111 1111 1111 1111';
const MASKED = '************1111';
const at = 1_000;

const customer = { customerId: 'c1', displayName: `Ana ${CARD}`, initials: 'A' };
const message: Message = {
  messageId: 'm1',
  interactionId: 'i1',
  index: 0,
  author: { participantId: 'p1', role: 'customer', displayName: `Ana ${CARD}` },
  createdAt: at,
  parts: [
    { type: 'text', text: `my card is ${CARD}` },
    { type: 'attachment', attachmentId: 'a1', kind: 'file', name: `card ${CARD}.pdf`, mimeType: 'x', bytes: 1 },
    { type: 'system', code: 'participant-joined', params: { name: CARD } },
  ],
};
const participant = {
  participantId: 'p1',
  role: 'agent' as const,
  displayName: `Luc ${CARD}`,
  state: 'joined' as const,
  isOwner: false,
};
const interaction: Interaction = {
  interactionId: 'i1',
  version: 1,
  channel: {
    id: 'facebook-messenger',
    features: { maxMessageLength: 1_000, typing: true, receipts: true, attachments: true },
  },
  source: { id: 's1', name: 'Shop' },
  queue: { id: 'q1', name: 'Orders' },
  customer,
  createdAt: at,
  assignedAt: at,
  state: 'active',
  stateSince: at,
  ownerAgentId: 'me',
  participants: [participant],
  attributes: [{ name: 'contact-origin', label: 'contact origin - inbound', value: CARD, system: true }],
  conference: { state: 'running', agentName: `Luc ${CARD}` },
  lastIndex: 0,
  lastMessage: message,
  readIndex: -1,
  unread: 1,
  customerDeliveredIndex: -1,
  customerReadIndex: -1,
};
const reservation: Reservation = {
  reservationId: 'r1',
  interactionId: 'i1',
  version: 1,
  reason: 'transfer',
  state: 'pending',
  createdAt: at,
  expiresAt: at,
  channelId: 'facebook-messenger',
  queue: { id: 'q1', name: 'Orders' },
  source: { id: 's1', name: 'Shop' },
  customer,
  preview: `card ${CARD}`,
  from: { displayName: `Luc ${CARD}`, note: `took ${CARD}` },
};
const frame = { id: 'e1', seq: 1, time: at };
const events: EventFrame[] = [
  { ...frame, type: 'message.created', data: { message } },
  { ...frame, type: 'reservation.created', data: { reservation } },
  { ...frame, type: 'interaction.assigned', data: { interaction } },
  { ...frame, type: 'participant.joined', data: { interaction, participant } },
  { ...frame, type: 'notice', data: { code: 'x', text: `call about ${CARD}` } },
];
const snapshot: SnapshotData = {
  agent: agent(),
  activities: [],
  queues: [],
  reservations: [reservation],
  interactions: [interaction],
  wrapUps: [],
  policy: POLICY,
};
const masking = (policy: Policy | undefined) => createFrameMasking(maskText, () => policy);
const OFF: Policy = { ...POLICY, maskSensitiveData: false };

describe('everything the backend says', () => {
  it.each([
    ['on', POLICY],
    ['not known', undefined],
  ])('loses each card number while masking is %s', (_name, policy) => {
    const { event, snapshot: masked } = masking(policy);
    for (const raw of events) {
      const text = JSON.stringify(event(raw));
      expect(text).toContain(MASKED);
      expect(text).not.toContain(CARD);
    }
    expect(JSON.stringify(masked(snapshot))).not.toContain(CARD);
  });

  it('loses it in every name, label and reason the backend can choose', () => {
    const named = { id: 'x', name: `Call ${CARD}` };
    const raw: SnapshotData = {
      ...snapshot,
      agent: { ...agent(), displayName: CARD },
      activities: [{ ...named, kind: 'idle', selectable: true, isDefault: false }],
      queues: [named],
      interactions: [
        {
          ...interaction,
          queue: named,
          source: named,
          attributes: [{ name: CARD, label: CARD, value: '', system: false }],
        },
      ],
      reservations: [{ ...reservation, queue: named, source: named }],
      wrapUps: [{ interactionId: 'i1', state: 'pending', requiredAt: at, codes: [named], extensionAllowed: false }],
    };
    expect(JSON.stringify(masking(POLICY).snapshot(raw))).not.toContain(CARD);
    const by = { clientName: CARD, since: at };
    for (const type of ['session.superseded', 'session.contested'] as const)
      expect(JSON.stringify(masking(POLICY).event({ ...frame, type, data: { by } }))).not.toContain(CARD);
  });

  it('keeps where it was hidden, for the shield', () => {
    const masked = masking(POLICY).event(events[0] as EventFrame);
    if (masked.type !== 'message.created') throw new Error('another event came out');
    expect(masked.data.message.parts[0]).toEqual({
      type: 'text',
      text: {
        text: `my card is ${MASKED}`,
        masked: [{ start: 11, end: 11 + MASKED.length, kind: 'card', ending: '1111' }],
      },
    });
  });

  it('passes unchanged while the policy says so', () => {
    const text = JSON.stringify(events.map(masking(OFF).event));
    expect(text).toContain(CARD);
    expect(text).not.toContain(MASKED);
  });

  it('is hidden altogether when the finder fails', () => {
    const broken = createFrameMasking(
      () => {
        throw new Error('finder');
      },
      () => POLICY,
    );
    expect(broken.text('my card 41').text).toBe('** **** **');
  });
});

describe('switching masking on', () => {
  it('masks what is already held, at any depth', () => {
    let policy = OFF;
    const live = createFrameMasking(maskText, () => policy);
    const held = { tasks: new Map([['i1', live.snapshot(snapshot)]]), notices: [{ params: { customer: CARD } }] };
    policy = POLICY;
    const again = maskAgain(held, live);
    const shown = JSON.stringify([...again.tasks.values(), again.notices]);
    expect(shown).not.toContain(CARD);
    expect(shown).toContain(MASKED);
    expect(maskAgain(again, live)).toEqual(again);
  });
});
