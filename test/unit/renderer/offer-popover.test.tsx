// The contact request popover: what it shows, how it is accepted, what becomes of it, and that it takes no focus.
import { act, fireEvent, screen, within } from '@testing-library/react';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { OfferView } from '../../../src-preload/contract';
import { ok, refused } from '../../../src-preload/contract/result';
import { drafts } from '../../../src-renderer/app/drafts';
import { OfferPopover } from '../../../src-renderer/features/offer/OfferPopover';
import { acceptable } from '../../../src-renderer/features/offer/offer-stack';
import { giveLayout } from '../../kit/renderer/layout';
import { mount, unmountAll } from '../../kit/renderer/mount';
import { sampleOffer, samplePresence, sampleTask } from '../../kit/renderer/sample-desk';

beforeAll(giveLayout);
afterEach(() => {
  vi.useRealTimers();
  unmountAll();
});

// A whole second: timers show whole ones.
const now = Math.floor(Date.now() / 1_000) * 1_000;
const later = (count: number): OfferView[] =>
  Array.from({ length: count }, (_, at) =>
    sampleOffer(now, String(at), {
      receivedAt: now - 9_000 + at,
      customer: { name: `Customer ${String(at)}`, colourKey: 'k' },
    }),
  );
const popover = () => screen.getByRole('region', { name: 'Contact requests' });
const accepts = () => within(popover()).getAllByRole('button', { name: /^Accept Customer \d/ });
const acceptsAll = ({ reservationIds }: { reservationIds: string[] }) =>
  ok({
    accepted: reservationIds.map((reservationId) => ({
      reservationId,
      interactionId: reservationId.replace('r', 'i'),
    })),
    refused: [],
  });

describe('what it shows', () => {
  it('shows queue, page, name, masked preview, time since receipt and time left', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    await mount(<OfferPopover />, {
      offers: [
        sampleOffer(now, 'a', {
          preview: { text: 'card ************4242', masked: [{ start: 5, end: 21, kind: 'card', ending: '4242' }] },
        }),
      ],
    });
    const inside = within(popover());
    for (const text of ['Orders', 'Page: Shop SI', 'Ana Novak', '00:07', '************4242'])
      expect(inside.getByText(text)).toBeTruthy();
    const left = inside.getByRole('meter', { name: 'Time left to accept' });
    expect(left.getAttribute('aria-valuetext')).toBe('23 seconds');
    expect(left.className).not.toContain('urgent');
  });

  it('is urgent in the last ten seconds', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    await mount(<OfferPopover />, { offers: [sampleOffer(now, 'a', { expiresAt: now + 10_000 })] });
    expect(screen.getByRole('meter').className).toContain('urgent');
  });

  it('corrects the countdown by the clock skew', async () => {
    vi.useFakeTimers({ toFake: ['Date'], now });
    await mount(<OfferPopover />, {
      clock: { offsetMs: 60_000 },
      offers: [sampleOffer(now + 60_000, 'a')],
    });
    expect(screen.getByRole('meter').getAttribute('aria-valuenow')).toBe('23');
  });

  it('has the earliest on top, five at most, and says how many there are', async () => {
    await mount(<OfferPopover />, { offers: later(7).reverse() });
    expect(accepts().map((button) => button.getAttribute('aria-label'))).toEqual(
      [0, 1, 2, 3, 4].map((at) => `Accept Customer ${String(at)}, Orders`),
    );
    expect(within(popover()).getByText('1–5 of 7')).toBeTruthy();
  });

  it('disappears at once when the offers are gone', async () => {
    const { publish } = await mount(<OfferPopover />, { offers: later(1) });
    await publish({ offers: [] });
    expect(screen.queryByRole('region', { name: 'Contact requests' })).toBeNull();
  });

  it('is no dialog, lies outside the app, takes no focus, and is announced once', async () => {
    const mounted = await mount(
      <>
        <input aria-label="elsewhere" />
        <OfferPopover />
      </>,
    );
    screen.getByLabelText('elsewhere').focus();
    await mounted.publish({ offers: [sampleOffer(now, 'spoken')] });
    await mounted.publish({ offers: [sampleOffer(now, 'spoken')] });
    expect(document.activeElement).toBe(screen.getByLabelText('elsewhere'));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(popover().parentElement?.parentElement).toBe(document.body);
    expect(popover().parentElement?.getAttribute('data-react-aria-top-layer')).toBe('true');
    const said = document.querySelector('[aria-live="assertive"]')?.textContent ?? '';
    expect(said.match(/New contact request/g)).toHaveLength(1);
    expect(said).toContain('Press F8 to accept.');
  });
});

describe('accepting', () => {
  it('gives the focus back when the button goes, and leaves it alone elsewhere', async () => {
    const mounted = await mount(
      <>
        <input aria-label="half typed" />
        <OfferPopover />
      </>,
      { offers: later(2) },
    );
    const { user, answer, publish } = mounted;
    answer('offer.accept', acceptsAll);
    const field = screen.getByLabelText('half typed');
    await user.click(field);
    await user.click(accepts()[0]!);
    expect(document.activeElement).toBe(accepts()[0]);
    await publish({ offers: later(2).slice(1) });
    expect(document.activeElement).toBe(field);
    await publish({ offers: [] });
    expect(document.activeElement).toBe(field);
  });

  it('accepts one with its button; the conversation opens when the desk has it', async () => {
    const { user, callsOf, answer, publish, store } = await mount(<OfferPopover />, { offers: later(1) });
    answer('offer.accept', acceptsAll);
    await user.click(accepts()[0]!);
    expect(callsOf('offer.accept')).toEqual([{ reservationIds: ['r-0'] }]);
    expect(store.getState().ui.selectedId).toBeNull();
    await publish({ offers: [], tasks: [sampleTask(now, '0')] });
    expect(store.getState().ui.selectedId).toBe('i-0');
  });

  it('accepts the earliest with F8, also from a text field, and types nothing', async () => {
    const { callsOf, user } = await mount(
      <>
        <input aria-label="field" />
        <OfferPopover />
      </>,
      { offers: later(2) },
    );
    screen.getByLabelText('field').focus();
    await user.keyboard('{F8}');
    expect(callsOf('offer.accept')).toEqual([{ reservationIds: ['r-0'] }]);
    fireEvent.keyDown(window, { key: 'F8', ctrlKey: true, altKey: true });
    expect(callsOf('offer.accept')).toHaveLength(1);
  });

  it('leaves a half-typed message in peace and says where the conversation is', async () => {
    const { user, answer, publish, store } = await mount(
      <OfferPopover />,
      { offers: later(1), tasks: [sampleTask(now, 'open')] },
      'i-open',
    );
    answer('offer.accept', acceptsAll);
    act(() => drafts.set('i-open', 'half'));
    await user.click(accepts()[0]!);
    await publish({
      offers: [],
      tasks: [sampleTask(now, 'open'), sampleTask(now, '0', { customer: { name: 'Iva', colourKey: 'k' } })],
    });
    expect(store.getState().ui.selectedId).toBe('i-open');
    expect(within(popover()).getByRole('status').textContent).toMatch(/^Iva is in your list/);
  });

  it('takes as many as capacity allows and says how many', async () => {
    const { user, answer, callsOf } = await mount(<OfferPopover />, {
      offers: later(7),
      tasks: [sampleTask(now, 'x'), sampleTask(now, 'y')],
      presence: samplePresence(now, { capacity: { limit: 5, used: 5 } }),
    });
    answer('offer.accept', ({ reservationIds }: { reservationIds: string[] }) =>
      ok({
        accepted: [{ reservationId: reservationIds[0]!, interactionId: 'i-0' }],
        refused: reservationIds.slice(1).map((reservationId) => ({ reservationId, code: 'capacity-reached' as const })),
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Accept 3 of 7' }));
    expect(callsOf('offer.accept')).toEqual([{ reservationIds: ['r-0', 'r-1', 'r-2'] }]);
    const outcome = within(popover()).getByRole('alert').textContent;
    expect(outcome).toContain('1 of 3 requests accepted.');
    expect(outcome).toContain('You have no free place.');
  });

  it('counts only pending offers, and what is held', () => {
    const [first, ...rest] = later(3);
    expect(acceptable([{ ...first!, state: 'accepting' }, ...rest], 5, 0)).toBe(2);
    expect(acceptable(rest, 5, 5)).toBe(0);
    expect(acceptable(rest, 3, 2)).toBe(1);
  });

  it.each([
    ['reservation-expired', /^Too late/],
    ['reservation-taken', /colleague has already taken/],
    ['unknown-item', /no longer there/],
    ['offline', /No connection right now/],
    ['internal', /could not be accepted/],
  ] as const)('says why when refused: %s', async (code, words) => {
    const { user, answer } = await mount(<OfferPopover />, { offers: later(1) });
    answer('offer.accept', () => refused(code));
    await user.click(accepts()[0]!);
    expect(within(popover()).getByRole('alert').textContent).toMatch(words);
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByRole('region', { name: 'Contact requests' })?.querySelector('[role=alert]')).toBeNull();
  });

  it('does not say twice what a notice says', async () => {
    const { user, answer, publish } = await mount(<OfferPopover />, { offers: later(1) });
    answer('offer.accept', () => refused('reservation-taken'));
    await user.click(accepts()[0]!);
    await publish({
      offers: [],
      notices: [{ id: 'offer-gone:r-0', kind: 'offer-gone', params: {}, at: now, sticky: false, tone: 'warning' }],
    });
    expect(screen.queryByRole('region', { name: 'Contact requests' })).toBeNull();
  });

  it('says that it was too late unless the RONA notice does', async () => {
    const { user, answer, publish } = await mount(<OfferPopover />, { offers: later(1) });
    answer('offer.accept', () => refused('reservation-expired'));
    await user.click(accepts()[0]!);
    const rona = { id: 'rona:1', kind: 'rona' as const, at: now, sticky: true, tone: 'warning' as const };
    await publish({ offers: [], notices: [{ ...rona, params: {} }] });
    expect(within(popover()).getByRole('alert').textContent).toMatch(/^Too late/);
    await publish({ notices: [{ ...rona, params: { late: 'true' } }] });
    expect(screen.queryByRole('region', { name: 'Contact requests' })).toBeNull();
  });

  it('cannot be pressed again while it is being accepted', async () => {
    const { user, callsOf } = await mount(<OfferPopover />, { offers: [{ ...later(1)[0]!, state: 'accepting' }] });
    await user.click(accepts()[0]!);
    await user.keyboard('{F8}');
    expect(callsOf('offer.accept')).toEqual([]);
  });

  it('is brought up by a click on its notification: Accept has the focus', async () => {
    const { publish } = await mount(<OfferPopover />, { offers: later(3) });
    await publish({}, { reveal: { kind: 'offer', reservationId: 'r-1' } });
    expect(document.activeElement).toBe(accepts()[1]);
  });
});
