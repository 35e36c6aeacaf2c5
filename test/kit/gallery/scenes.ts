// The screens of the gallery: each is a state of the desk.
import type { DeskSlices } from '../../../src-preload/contract';
import { plainText, sampleOffer, samplePresence, sampleSlices, sampleTask } from '../renderer/sample-desk';

type Scene = (now: number) => Partial<DeskSlices>;

const busy: Scene = (now) => ({
  offers: [
    sampleOffer(now, 'o1'),
    sampleOffer(now, 'o2', {
      queueName: 'Returns',
      sourceName: 'Shop FR',
      customer: { colourKey: 'anon' },
      preview: plainText('Bonjour, je voudrais retourner un article.'),
      receivedAt: now - 2_000,
      expiresAt: now + 28_000,
    }),
  ],
  tasks: [
    sampleTask(now, 't1'),
    sampleTask(now, 't2', {
      customer: { name: 'Petra Zupančič', initials: 'PZ', colourKey: 'pz', locale: 'sl' },
      sourceName: 'Shop SI',
      unread: 2,
      assignedAt: now - 3_730_000,
      preview: { author: 'customer', text: plainText('Ali lahko zamenjam velikost?') },
    }),
    sampleTask(now, 't3', {
      customer: { colourKey: 'x' },
      queueName: 'Returns',
      state: 'interrupted',
      interruptedReason: 'asset-deleted',
    }),
    sampleTask(now, 't4', {
      customer: { name: 'Emma Wright', initials: 'EW', colourKey: 'ew', locale: 'en' },
      state: 'wrapping',
    }),
  ],
  wrapUps: [
    {
      interactionId: 'i-t4',
      state: 'pending',
      requiredAt: now - 20_000,
      deadline: now + 70_000,
      codes: [
        { id: 'answered', name: 'Question answered' },
        { id: 'order', name: 'Order status' },
        { id: 'return', name: 'Return arranged' },
        { id: 'spam', name: 'Spam' },
      ],
      defaultCodeId: 'answered',
      extensionAllowed: true,
    },
  ],
  presence: samplePresence(now, { engaged: 'available' }),
});

const rona: Scene = (now) => ({
  presence: samplePresence(now, {
    state: { kind: 'idle', label: 'RONA', systemReason: 'rona', since: now - 21_000, idleSince: now - 21_000 },
    capacity: { limit: 5, used: 0 },
  }),
  notices: [
    {
      id: 'n1',
      kind: 'rona',
      params: { customer: 'Ana Novak', queue: 'Orders' },
      at: now - 21_000,
      sticky: true,
      tone: 'warning',
    },
    {
      id: 'n2',
      kind: 'wrap-up-automatic',
      params: { customer: 'Emma Wright' },
      at: now - 4_000,
      sticky: false,
      tone: 'info',
    },
  ],
});

export const SCENES: Record<string, Scene> = {
  busy,
  rona,
  idle: (now) => ({
    presence: samplePresence(now, {
      state: { kind: 'idle', activityId: 'lunch', label: 'Lunch', since: now - 95_000, idleSince: now - 600_000 },
      capacity: { limit: 5, used: 0 },
    }),
  }),
  changing: (now) => ({
    presence: samplePresence(now, {
      state: { kind: 'idle', activityId: 'lunch', label: 'Lunch', since: now - 95_000 },
      pending: { activityId: 'available', label: 'Available', kind: 'available' },
    }),
  }),
  reconnecting: (now) => ({
    ...busy(now),
    offers: [],
    connection: {
      phase: 'reconnecting',
      since: now - 9_000,
      attempt: 3,
      nextAttemptAt: now + 8_000,
      embedded: false,
      host: 'contact.example.org',
    },
  }),
  superseded: (now) => ({
    ...busy(now),
    offers: [],
    connection: {
      phase: 'superseded',
      since: now,
      attempt: 0,
      embedded: false,
      supersededBy: { clientName: 'Parley on another computer', since: now },
    },
  }),
  'sign-in': (now) => ({
    presence: null,
    connection: { phase: 'signed-out', since: now, attempt: 0, embedded: false },
  }),
  connecting: (now) => ({
    presence: null,
    connection: { phase: 'connecting', since: now, attempt: 0, embedded: true },
  }),
};

export function sceneSlices(name: string, now: number, language: 'en' | 'fr' | 'sl', theme: string): DeskSlices {
  const base = sampleSlices(now);
  const values = { ...base.settings.values, language, theme: theme as 'light' };
  return { ...base, settings: { ...base.settings, values, language }, ...SCENES[name]?.(now) };
}
