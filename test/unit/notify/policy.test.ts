// Which alert becomes which notification, when it goes, and why one is not shown.
import { describe, expect, it } from 'vitest';
import type { DeskAlert } from '../../../src-main/desk';
import { decide, MOST_SINGLE, type Situation } from '../../../src-main/notify/policy';
import { subjectOf, tokenOf, type Subject } from '../../../src-main/notify/tokens';
import type { OfferView } from '../../../src-preload/contract';

const customer = { name: 'Ana Novak', initials: 'AN', colourKey: 'k' };
const offerOf = (reservationId: string, over: Partial<OfferView> = {}): OfferView => ({
  reservationId,
  interactionId: `i-${reservationId}`,
  reason: 'new',
  state: 'pending',
  queueName: 'Orders',
  sourceName: 'Shop SI',
  customer,
  receivedAt: 0,
  expiresAt: 30_000,
  preview: { text: 'card ************1111', masked: [] },
  ...over,
});
const offer = offerOf('r1');
const calm: Situation = {
  window: { visible: true, focused: false },
  signedIn: true,
  messages: true,
  doNotDisturb: false,
  waiting: [],
  onScreen: new Set(),
};
const inFront = { window: { visible: true, focused: true } };
const message = (over: object = {}): DeskAlert => ({
  kind: 'message',
  interactionId: 'i',
  key: 'k',
  customer,
  text: { text: 'x', masked: [] },
  unread: 2,
  seen: false,
  ...over,
});
const shownOffer = {
  do: 'show',
  token: 'offer:r1',
  urgent: true,
  message: {
    kind: 'offer',
    reason: 'new',
    queueName: 'Orders',
    sourceName: 'Shop SI',
    customerName: 'Ana Novak',
    preview: 'card ************1111',
  },
};

describe('offers', () => {
  it.each([calm, { ...calm, ...inFront }, { ...calm, doNotDisturb: true, messages: false }])(
    'are shown urgently whatever surrounds them, with what is public and masked',
    (situation) => {
      expect(decide({ kind: 'offer-raised', offer }, { ...situation, waiting: [offer] })).toEqual([
        { do: 'withdraw', token: 'rona' },
        shownOffer,
      ]);
    },
  );

  it('name nobody whose profile is not public, and the colleague who transfers', () => {
    const from = { name: 'Luc', note: { text: 'n', masked: [] } };
    const transferred = offerOf('r1', { customer: { colourKey: 'k' }, reason: 'transfer', from });
    const shown = decide({ kind: 'offer-raised', offer: transferred }, { ...calm, waiting: [transferred] })[1];
    expect(shown).toMatchObject({ message: { reason: 'transfer', from: 'Luc' } });
    expect(JSON.stringify(shown)).not.toContain('customerName');
  });

  it.each(['accepted', 'timeout', 'rescinded', 'canceled', 'failed', 'rejected', 'gone'] as const)(
    'that were %s take exactly their notification with them',
    (end) => {
      expect(decide({ kind: 'offer-withdrawn', reservationId: 'r1', end }, calm)).toEqual([
        { do: 'withdraw', token: 'offer:r1' },
      ]);
    },
  );

  it('become one that counts them when they are too many, until none waits', () => {
    const waiting = Array.from({ length: MOST_SINGLE + 1 }, (_, at) => offerOf(`r${String(at)}`));
    const decisions = decide({ kind: 'offer-raised', offer: waiting.at(-1)! }, { ...calm, waiting });
    expect(decisions.filter((one) => one.do === 'withdraw')).toHaveLength(MOST_SINGLE + 2);
    const count = { do: 'show', token: 'offers', urgent: true, message: { kind: 'offers', count: 6 } };
    expect(decisions.filter((one) => one.do === 'show')).toEqual([count]);

    const grouped = { ...calm, onScreen: new Set(['offers']) };
    const withdrawn: DeskAlert = { kind: 'offer-withdrawn', reservationId: 'r0', end: 'canceled' };
    expect(decide(withdrawn, { ...grouped, waiting: waiting.slice(4) })).toEqual([
      { ...count, do: 'replace', message: { kind: 'offers', count: 2 } },
    ]);
    expect(decide(withdrawn, grouped)).toEqual([{ do: 'withdraw', token: 'offers' }]);
  });

  it('that say something else are shown anew where they are shown', () => {
    expect(decide({ kind: 'offer-changed', offer }, calm)).toEqual([{ ...shownOffer, do: 'replace' }]);
  });
});

describe('messages', () => {
  it('are told, one notification a conversation', () => {
    expect(decide(message(), calm)).toEqual([
      {
        do: 'show',
        token: 'conversation:i',
        urgent: false,
        message: { kind: 'message', customerName: 'Ana Novak', text: 'x', unread: 2 },
      },
    ]);
  });

  it.each([
    ['seen', message({ seen: true }), calm],
    ['switched-off', message(), { ...calm, messages: false }],
    ['do-not-disturb', message(), { ...calm, doNotDisturb: true }],
    ['signed-out', message(), { ...calm, signedIn: false }],
  ] as const)('are not told when %s', (reason, alert, situation) => {
    expect(decide(alert, situation)).toMatchObject([{ do: 'suppress', reason }]);
  });

  it('go when their conversation is seen or over', () => {
    expect(decide({ kind: 'conversation-seen', interactionId: 'i' }, calm)).toEqual([
      { do: 'withdraw', token: 'conversation:i' },
    ]);
  });
});

describe('the rest', () => {
  it('replaces a missed offer by the notice of it, also when the window is in front', () => {
    const alert: DeskAlert = { kind: 'rona', reservationId: 'r1', customer, queueName: 'Orders' };
    expect(decide(alert, { ...calm, ...inFront })).toEqual([
      { do: 'withdraw', token: 'offer:r1' },
      {
        do: 'show',
        token: 'rona',
        urgent: false,
        message: { kind: 'rona', customerName: 'Ana Novak', queueName: 'Orders' },
      },
    ]);
    expect(decide({ kind: 'rona' }, calm)).toMatchObject([{ do: 'show', message: { kind: 'rona' } }]);
  });

  it('tells an assignment always, as urgently as a request', () => {
    const alert: DeskAlert = { kind: 'assigned', interactionId: 'i', customer, queueName: 'Orders' };
    expect(decide(alert, { ...calm, ...inFront })).toMatchObject([
      { do: 'show', token: 'conversation:i', urgent: true, message: { kind: 'assigned', customerName: 'Ana Novak' } },
    ]);
  });

  it.each([
    { kind: 'wrap-up-automatic', interactionId: 'i', customer },
    { kind: 'connection-lost', since: 0 },
  ] as const)('leaves $kind to a window that is in front', (alert) => {
    expect(decide(alert, calm)).toMatchObject([{ do: 'show' }]);
    expect(decide(alert, { ...calm, window: { visible: false, focused: false } })).toMatchObject([{ do: 'show' }]);
    expect(decide(alert, { ...calm, ...inFront })).toMatchObject([{ do: 'suppress', reason: 'window-in-front' }]);
  });

  it('takes the lost connection back when it is there again', () => {
    expect(decide({ kind: 'connection-back' }, calm)).toEqual([{ do: 'withdraw', token: 'connection' }]);
  });

  it('shows masked what is on screen when masking is switched on, and takes away what it cannot', () => {
    const conversations = [{ interactionId: 'i', key: 'k', customer, text: { text: '****', masked: [] }, unread: 1 }];
    const onScreen = new Set(['offer:r1', 'conversation:i', 'conversation:j', 'wrap-up:w', 'rona', 'offers']);
    expect(decide({ kind: 'masking-on', offers: [offer], conversations }, { ...calm, onScreen })).toMatchObject([
      { do: 'withdraw', token: 'conversation:j' },
      { do: 'withdraw', token: 'wrap-up:w' },
      { do: 'withdraw', token: 'rona' },
      { do: 'replace', token: 'offer:r1' },
      { do: 'replace', token: 'conversation:i', message: { text: '****' } },
    ]);
  });

  it('leaves nothing behind after the sign-out', () => {
    expect(decide({ kind: 'signed-out' }, { ...calm, signedIn: false })).toEqual([{ do: 'withdraw-all' }]);
  });
});

describe('tokens', () => {
  const subjects: Subject[] = [
    { kind: 'offer', reservationId: 'a:b' },
    { kind: 'offers' },
    { kind: 'conversation', interactionId: 'offer:x' },
    { kind: 'wrap-up', interactionId: ':' },
    { kind: 'rona' },
    { kind: 'connection' },
    { kind: 'test' },
  ];
  it('lead back to what they stand for, one each', () => {
    expect(subjects.map(tokenOf).map(subjectOf)).toEqual(subjects);
    expect(new Set(subjects.map(tokenOf)).size).toBe(subjects.length);
  });
});
