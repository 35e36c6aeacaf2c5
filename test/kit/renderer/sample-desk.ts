// A believable desk for renderer tests. Times are given by the caller; text is masked already.
import type { DeskSlices, MessageView, OfferView, PresenceView, TaskView } from '../../../src-preload/contract';
import { DEFAULT_ORIGINS, DEFAULT_SETTINGS } from '../../../src-preload/contract/default-settings';

export const plainText = (text: string) => ({ text, masked: [] });

export const samplePresence = (now: number, over: Partial<PresenceView> = {}): PresenceView => ({
  agentName: 'Mateja Kovač',
  agentInitials: 'MK',
  state: { kind: 'available', activityId: 'available', label: 'Available', since: now - 252_000 },
  capacity: { limit: 5, used: 3 },
  choices: [
    { activityId: 'available', name: 'Available', kind: 'available' },
    { activityId: 'break', name: 'Break', kind: 'idle' },
    { activityId: 'lunch', name: 'Lunch', kind: 'idle' },
    { activityId: 'meeting', name: 'Meeting', kind: 'idle' },
    { activityId: 'training', name: 'Training', kind: 'idle' },
  ],
  ...over,
});

export const sampleOffer = (now: number, id: string, over: Partial<OfferView> = {}): OfferView => ({
  reservationId: `r-${id}`,
  interactionId: `i-${id}`,
  reason: 'new',
  state: 'pending',
  queueName: 'Orders',
  sourceName: 'Shop SI',
  customer: { name: 'Ana Novak', initials: 'AN', colourKey: `c-${id}`, locale: 'sl' },
  preview: plainText('Where is my order? I have been waiting since Monday.'),
  receivedAt: now - 7_000,
  expiresAt: now + 23_000,
  ...over,
});

export const sampleTask = (now: number, id: string, over: Partial<TaskView> = {}): TaskView => ({
  interactionId: `i-${id}`,
  customer: { name: 'Luc Martin', initials: 'LM', colourKey: `c-${id}`, locale: 'fr' },
  queueName: 'Orders',
  sourceName: 'Shop FR',
  channelId: 'facebook-messenger',
  state: 'active',
  stateSince: now - 250_000,
  assignedAt: now - 250_000,
  createdAt: now - 260_000,
  iAmOwner: true,
  participants: [
    { participantId: 'p1', role: 'customer', name: 'Luc Martin', isMe: false, isOwner: false },
    { participantId: 'p2', role: 'agent', name: 'Mateja Kovač', isMe: true, isOwner: true },
  ],
  attributes: [
    {
      name: 'origin',
      label: 'Contact origin - inbound',
      value: { text: '*********7542', masked: [{ start: 0, end: 13, kind: 'phone', ending: '7542' }] },
      system: true,
    },
    { name: 'tier', label: 'Customer tier', value: plainText('Gold'), system: false },
  ],
  conference: { state: 'none' },
  unread: 0,
  preview: { author: 'customer', text: plainText('Merci, je vérifie tout de suite.') },
  lastActivityAt: now - 30_000,
  replyWindow: { closesAt: now + 86_000_000, kind: 'standard' },
  maxMessageLength: 1000,
  customerTyping: false,
  maskingOn: true,
  ...over,
});

export const sampleSlices = (now: number, over: Partial<DeskSlices> = {}): DeskSlices => ({
  connection: { phase: 'live', since: now, attempt: 0, embedded: true },
  signIn: { embeddedAvailable: true, url: '', urlForced: false, hasStoredToken: false },
  clock: { offsetMs: 0 },
  masking: { isOn: true },
  presence: samplePresence(now),
  offers: [],
  tasks: [],
  wrapUps: [],
  notices: [],
  settings: {
    values: { ...DEFAULT_SETTINGS, language: 'en', theme: 'light' },
    origins: { ...DEFAULT_ORIGINS, language: 'user', theme: 'user' },
    language: 'en',
    canSpellCheck: true,
    organisation: 'none',
  },
  diagnostics: null,
  quit: null,
  update: {
    version: '1.0.0',
    electron: '45.4.1',
    mode: 'automatic',
    channel: 'stable',
    isForced: false,
    state: { kind: 'idle', checkedAt: now - 600_000 },
  },
  ...over,
});

const MINUTE = 60_000;

export function sampleTranscript(now: number): MessageView[] {
  const said = (
    index: number,
    minutes: number,
    author: MessageView['author'],
    text: MessageView['parts'][number] | string,
    delivery?: MessageView['delivery'],
  ): MessageView => ({
    key: `m${String(index)}`,
    index,
    author,
    createdAt: now - minutes * MINUTE,
    parts: [typeof text === 'string' ? { type: 'text', text: plainText(text) } : text],
    ...(delivery ? { delivery } : {}),
  });
  const customer = { kind: 'customer', name: 'Luc Martin', participantId: 'p1' } as const;
  const me = { kind: 'me', name: 'Mateja Kovač', participantId: 'p2' } as const;
  const bot = { kind: 'bot', name: 'Shop bot', participantId: 'p0' } as const;
  return [
    said(1, 8, bot, 'Bonjour ! Comment pouvons-nous vous aider ?'),
    said(2, 7, customer, 'Bonjour, ma commande 48213 n’est toujours pas arrivée.'),
    said(3, 7, customer, {
      type: 'text',
      text: {
        text: 'Voici ma carte : ************4417 et mon mail l*****@exemple.fr',
        masked: [
          { start: 17, end: 33, kind: 'card', ending: '4417' },
          { start: 46, end: 63, kind: 'email' },
        ],
      },
    }),
    said(
      4,
      4,
      { kind: 'system', name: '', participantId: 's' },
      { type: 'system', code: 'participant-joined', params: { name: 'Mateja Kovač' } },
    ),
    said(5, 4, me, 'Bonjour Luc, je regarde cela tout de suite.', { state: 'read' }),
    said(6, 3, me, 'Votre colis est au dépôt de Lyon ; il sera livré demain avant midi.', { state: 'delivered' }),
    said(7, 1, customer, 'Merci, je vérifie tout de suite.'),
  ];
}
