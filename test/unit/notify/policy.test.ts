// Which alert becomes which notification, and when it goes.
import { describe, expect, it } from 'vitest';
import type { DeskAlert } from '../../../src-main/desk';
import { decide } from '../../../src-main/notify/policy';
import { revealOf, tokenOf } from '../../../src-main/notify/tokens';
import type { OfferView } from '../../../src-preload/contract';

const customer = { name: 'Ana Novak', initials: 'AN', colourKey: 'k' };
const WITHOUT_PREVIEW: OfferView = {
  reservationId: 'r1',
  interactionId: 'i1',
  reason: 'new',
  state: 'pending',
  queueName: 'Orders',
  sourceName: 'Shop SI',
  customer,
  receivedAt: 0,
  expiresAt: 30_000,
};
const offer: OfferView = { ...WITHOUT_PREVIEW, preview: { text: 'card ************1111', masked: [] } };

describe('decide', () => {
  it('shows an offer, urgently, with what is public and masked', () => {
    expect(decide({ kind: 'offer-raised', offer })).toEqual([
      { do: 'withdraw', token: 'rona' },
      {
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
      },
    ]);
  });

  it('names nobody whose profile is not public', () => {
    expect(
      decide({ kind: 'offer-raised', offer: { ...WITHOUT_PREVIEW, customer: { colourKey: 'k' } } })[1],
    ).toMatchObject({
      message: { kind: 'offer', reason: 'new', queueName: 'Orders', sourceName: 'Shop SI' },
    });
  });

  it.each(['accepted', 'timeout', 'rescinded', 'canceled', 'failed', 'rejected', 'gone'] as const)(
    'withdraws exactly the notification of an offer that was %s',
    (end) => {
      expect(decide({ kind: 'offer-withdrawn', reservationId: 'r1', end })).toEqual([
        { do: 'withdraw', token: 'offer:r1' },
      ]);
    },
  );

  it('shows masked what is on screen when masking is switched on, and takes the rest away', () => {
    const shown = decide({ kind: 'offer-raised', offer })[1];
    expect(decide({ kind: 'masking-on', offers: [offer] })).toEqual([
      { do: 'withdraw', token: 'rona' },
      { ...shown, do: 'replace' },
    ]);
  });

  it('replaces a missed offer by the notice of it', () => {
    expect(decide({ kind: 'rona', reservationId: 'r1', customer, queueName: 'Orders' })).toEqual([
      { do: 'withdraw', token: 'offer:r1' },
      {
        do: 'show',
        token: 'rona',
        urgent: false,
        message: { kind: 'rona', customerName: 'Ana Novak', queueName: 'Orders' },
      },
    ]);
  });

  it('tells of RONA without knowing the offer', () => {
    expect(decide({ kind: 'rona' })).toEqual([{ do: 'show', token: 'rona', urgent: false, message: { kind: 'rona' } }]);
  });

  it('leaves the other kinds to the window, for now, with a reason', () => {
    const others: DeskAlert[] = [
      {
        kind: 'message',
        interactionId: 'i',
        key: 'k',
        customer,
        text: { text: 'x', masked: [] },
        unread: 1,
        seen: false,
      },
      { kind: 'conversation-seen', interactionId: 'i' },
      { kind: 'wrap-up-automatic', interactionId: 'i', customer },
      { kind: 'connection-lost', since: 0 },
      { kind: 'connection-back' },
    ];
    for (const alert of others) expect(decide(alert)).toEqual([{ do: 'suppress', reason: 'not-a-native-kind' }]);
  });
});

describe('tokens', () => {
  it('lead back to the offer they stand for', () => {
    expect(revealOf(tokenOf({ kind: 'offer', reservationId: 'a:b' }))).toEqual({ kind: 'offer', reservationId: 'a:b' });
    expect(revealOf(tokenOf({ kind: 'rona' }))).toBeUndefined();
  });
});
