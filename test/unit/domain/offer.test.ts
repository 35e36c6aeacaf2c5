import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../src-main/domain/event';
import type { Fact } from '../../../src-main/domain/fact';
import { reduce } from '../../../src-main/domain/reduce';
import { EMPTY_STATE, type DeskState } from '../../../src-main/domain/state';
import { OFFER_GRACE_MS } from '../../../src-main/domain/time';
import { agent, interaction, reservation, safeName, snapshot, T0 } from './entities';

const signedIn = reduce(EMPTY_STATE, { type: 'snapshot', data: snapshot(), serverNow: T0 }, T0).state;
const created = (fields = {}): DomainEvent => ({
  type: 'reservation.created',
  data: { reservation: reservation(fields) },
});
const updated = (fields = {}, reason?: string): DomainEvent => ({
  type: 'reservation.updated',
  data: reason === undefined ? { reservation: reservation(fields) } : { reservation: reservation(fields), reason },
});

function play(events: DomainEvent[], from: DeskState = signedIn, now = T0) {
  let state = from;
  const facts: Fact[] = [];
  for (const event of events) {
    const step = reduce(state, event, now);
    state = step.state;
    facts.push(...step.facts);
  }
  return { state, facts, types: facts.map(({ type }) => type) };
}

describe('an offer', () => {
  it('is raised once, however often it is told', () => {
    const { state, types } = play([created(), created(), updated({ version: 1 })]);
    expect(types).toEqual(['offerRaised']);
    expect([...state.offers.keys()]).toEqual(['r1']);
    expect(state.ignored.get('reservation.created')).toBe(1);
  });

  it('does not come back once it is over', () => {
    const { state } = play([
      created(),
      updated({ version: 3, state: 'rescinded' }),
      updated({ version: 2 }),
      created(),
    ]);
    expect(state.offers.size).toBe(0);
    expect(play([updated({ version: 9, state: 'pending' })], state).state.offers.size).toBe(0);
  });

  it('shows accepting until the deadline of the wish, then what is confirmed', () => {
    const asked = play([created(), { type: 'acceptAsked', reservationId: 'r1', deadline: T0 + 20_000 }]).state;
    expect(asked.offers.get('r1')?.accepting).toEqual({ deadline: T0 + 20_000 });
    const early = reduce(asked, { type: 'tick', serverNow: T0 }, T0 + 19_999).state;
    expect(early.offers.get('r1')?.accepting).toBeDefined();
    const late = reduce(asked, { type: 'tick', serverNow: T0 }, T0 + 20_000).state;
    expect(late.offers.get('r1')?.accepting).toBeUndefined();
    expect(late.offers.size).toBe(1);
  });

  it('accepted too late is gone with the reason, and the event that follows does not tell it twice', () => {
    const { state, types } = play([
      created(),
      { type: 'acceptAsked', reservationId: 'r1', deadline: T0 },
      { type: 'acceptRefused', reservationId: 'r1', loss: 'rescinded' },
      updated({ version: 2, state: 'rescinded' }),
    ]);
    expect(types).toEqual(['offerRaised', 'offerLost']);
    expect(state.notices).toMatchObject([
      { kind: 'offer-gone', params: { customer: 'Ana', queue: 'Orders', code: 'rescinded' } },
    ]);
  });

  it.each(['agent-idle', 'agent-rona'])('given back with the others says nothing of its own: %s', (cause) => {
    expect(play([created(), updated({ version: 2, state: 'rescinded' }, cause)]).state.notices).toEqual([]);
  });

  it('that the backend forgot during an outage leaves after its deadline and a grace', () => {
    const { state } = play([created()]);
    const at = T0 + 30_000 + OFFER_GRACE_MS;
    expect(reduce(state, { type: 'tick', serverNow: at - 1 }, T0).state.offers.size).toBe(1);
    expect(reduce(state, { type: 'tick', serverNow: at }, T0).state.offers.size).toBe(0);
  });
});

describe('RONA', () => {
  const rona: DomainEvent = {
    type: 'agent.stateChanged',
    data: { agent: agent({ kind: 'idle', activityId: 'rona', reason: 'rona', since: T0 + 30_000 }) },
  };
  const timeout = updated({ version: 2, state: 'timeout' });

  it.each([
    ['the end of the offer first', [timeout, rona]],
    ['the state of the agent first', [rona, timeout]],
  ])('is one sticky notice that names the missed offer: %s', (_order, events) => {
    const { state } = play([created(), ...events]);
    expect(state.notices).toMatchObject([{ kind: 'rona', sticky: true, params: { customer: 'Ana', queue: 'Orders' } }]);
    expect(state.notices[0]?.params).not.toHaveProperty('code');
  });

  const asked: DomainEvent = { type: 'acceptAsked', reservationId: 'r1', deadline: T0 + 60_000 };
  const refusal: DomainEvent = { type: 'acceptRefused', reservationId: 'r1', loss: 'timeout' };
  it.each([
    ['the end of the offer first', [timeout, rona, refusal]],
    ['the state of the agent first', [rona, timeout, refusal]],
    ['the refusal first', [refusal, timeout, rona]],
  ])('says that it was too late when she was accepting: %s', (_order, events) => {
    const { notices } = play([created(), asked, ...events]).state;
    expect(notices).toMatchObject([{ kind: 'rona', params: { customer: 'Ana', queue: 'Orders', late: 'true' } }]);
    expect(play([created(), ...events.slice(0, 2)]).state.notices[0]?.params).not.toHaveProperty('late');
  });

  it('is taken away when the agent is back', () => {
    const back: DomainEvent = {
      type: 'agent.stateChanged',
      data: { agent: agent({ kind: 'available', activityId: 'available', since: T0 + 40_000 }) },
    };
    expect(play([created(), timeout, rona, back]).state.notices).toEqual([]);
  });

  it('is told by a snapshot as well, after an outage in which it happened', () => {
    const before = play([created()]).state;
    const data = snapshot({ agent: agent({ kind: 'idle', activityId: 'rona', reason: 'rona', since: T0 + 30_000 }) });
    const { state, facts } = reduce(before, { type: 'snapshot', data, serverNow: T0 + 40_000 }, T0 + 40_000);
    expect(facts.map(({ type }) => type)).toEqual(['offerLost', 'agentMissedOffer']);
    expect(state.notices).toMatchObject([{ kind: 'rona', params: { customer: 'Ana' } }]);
  });
});

describe('a snapshot', () => {
  it('tells what became of the offers: taken, gone, new', () => {
    const before = play([
      created(),
      created({
        reservationId: 'r2',
        interactionId: 'i2',
        customer: { customerId: 'c2', displayName: safeName('Bor') },
      }),
    ]).state;
    const data = snapshot({
      interactions: [interaction()],
      reservations: [reservation({ reservationId: 'r3', interactionId: 'i3' })],
    });
    const { facts, state } = reduce(before, { type: 'snapshot', data, serverNow: T0 }, T0);
    expect(facts.map((fact) => [fact.type, 'reservation' in fact ? fact.reservation.reservationId : ''])).toEqual([
      ['offerAccepted', 'r1'],
      ['offerLost', 'r2'],
      ['offerRaised', 'r3'],
      ['taskOpened', ''],
    ]);
    expect(state.notices).toMatchObject([{ kind: 'offer-gone', params: { customer: 'Bor', code: 'gone' } }]);
  });
});
