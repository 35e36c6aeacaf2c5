// Routing, capacity, RONA, and every way an offer ends (SPEC 1 and 2, PROTOCOL 2).
import { describe, expect, it } from 'vitest';
import { createStage } from '../../kit/backend-core';

describe('signing in and out', () => {
  it('lands in the default idle reason and receives nothing there', () => {
    const { agent, control } = createStage();
    const maja = agent().attach();
    expect(maja.code('agent.setState', { activityId: 'available' })).toBe('INVALID_STATE');
    maja.do('agent.signIn', {});
    expect(maja.snapshot().agent.state).toMatchObject({ kind: 'idle', activityId: 'idle' });
    control.offer({});
    expect(maja.offers()).toEqual([]);
    maja.do('agent.setState', { activityId: 'available' });
    expect(maja.offers()).toHaveLength(1);
  });

  it('refuses system reasons and unknown activities', () => {
    const maja = createStage().agent().ready();
    expect(maja.code('agent.setState', { activityId: 'rona' })).toBe('INVALID_STATE');
    expect(maja.code('agent.setState', { activityId: 'moon' })).toBe('NOT_FOUND');
    expect(maja.snapshot().agent.state.kind).toBe('available');
  });

  it('refuses to sign out with an offer, a conversation or a wrap-up', () => {
    const { agent, control } = createStage();
    const maja = agent().ready();
    control.offer({});
    expect(maja.code('agent.signOut', {})).toBe('INVALID_STATE');
    const interactionId = maja.take();
    expect(maja.code('agent.signOut', {})).toBe('INVALID_STATE');
    maja.do('interaction.end', { interactionId });
    expect(maja.code('agent.signOut', {})).toBe('INVALID_STATE');
    maja.do('wrapUp.submit', { interactionId, codeId: 'resolved' });
    expect(maja.code('agent.signOut', {})).toBe('done');
    expect(maja.snapshot().agent.state.kind).toBe('logged-out');
  });

  it('keeps the start of the idle time over changes of the reason', () => {
    const { agent, time } = createStage();
    const maja = agent().ready();
    time.advance(1_000);
    maja.do('agent.setState', { activityId: 'break' });
    const since = time.now();
    time.advance(60_000);
    maja.do('agent.setState', { activityId: 'lunch' });
    expect(maja.snapshot().agent.state).toMatchObject({ since: since + 60_000, idleSince: since });
  });
});

describe('routing', () => {
  it('prefers the agent who has been idle longest', () => {
    const { agent, control, time } = createStage({ people: 1 });
    const desks = ['agent-2', 'agent-1', 'agent-3'].map((id) => {
      const desk = agent(id).ready();
      time.advance(1_000);
      return desk;
    });
    for (const desk of desks) {
      control.offer({});
      expect(desk.offers()).toHaveLength(1);
      time.advance(1_000);
    }
  });

  it('goes by capacity, not by busy', () => {
    const { agent, control } = createStage();
    control.setCapacity({ agent: 'agent-1', capacity: 2 });
    const maja = agent().ready();
    for (let at = 0; at < 3; at += 1) control.offer({});
    expect(maja.offers()).toHaveLength(2);
    expect(maja.snapshot().agent.capacity).toEqual({ limit: 2, used: 2 });
    maja.take();
    maja.take();
    expect(maja.offers()).toHaveLength(0);
    control.setCapacity({ agent: 'agent-1', capacity: 3 });
    expect(maja.offers()).toHaveLength(1);
    control.setCapacity({ agent: 'agent-1', capacity: 0 });
    expect(maja.code('reservation.accept', { reservationId: maja.offers()[0]!.reservationId, version: 1 })).toBe(
      'CAPACITY_REACHED',
    );
  });

  it('offers nothing to a detached agent, and makes her idle after the recovery window', () => {
    const { agent, control, time } = createStage();
    const maja = agent().ready().detach();
    control.offer({});
    time.advance(49_000);
    expect(maja.offers()).toEqual([]);
    expect(maja.snapshot().agent.state.kind).toBe('available');
    maja.attach();
    expect(maja.offers()).toHaveLength(1);
    maja.take();
    maja.detach();
    time.advance(50_000);
    expect(maja.snapshot().agent.state).toMatchObject({
      kind: 'idle',
      activityId: 'connection-lost',
      reason: 'connection-lost',
    });
    expect(maja.snapshot().interactions).toHaveLength(1);
  });

  it('takes back what a lost agent was offered, for the next one', () => {
    const { agent, control, time } = createStage({ policy: { reservationTimeoutSeconds: 120 } });
    const maja = agent().ready();
    time.advance(1);
    const luka = agent('agent-2').ready();
    const { interactionId } = control.offer({});
    maja.detach();
    time.advance(50_000);
    expect(maja.last('reservation.updated')).toMatchObject({ reason: 'connection-lost' });
    expect(maja.snapshot().agent.state.reason).toBe('connection-lost');
    expect(luka.offers()[0]?.interactionId).toBe(interactionId);
  });

  it('serves only its own queues', () => {
    const base = createStage().world.scenario;
    const agents = base.agents.map((entry) => (entry.id === 'agent-1' ? { ...entry, queues: ['billing'] } : entry));
    const { agent, control } = createStage({ scenario: { agents } });
    const maja = agent().ready();
    control.offer({ queue: 'orders' });
    expect(maja.offers()).toEqual([]);
    control.offer({ queue: 'billing' });
    expect(maja.offers()).toHaveLength(1);
  });
});

describe('RONA', () => {
  it('comes at another deadline when a test wants one', () => {
    const { agent, control, time } = createStage();
    const maja = agent().ready();
    const { reservationId } = control.offer({});
    control.setOfferDeadline({ reservationId: reservationId ?? '', inMs: 500 });
    expect(maja.offers()[0]).toMatchObject({ state: 'pending', expiresAt: time.now() + 500, version: 2 });
    time.advance(499);
    expect(maja.offers()).toHaveLength(1);
    time.advance(1);
    expect(maja.last('reservation.updated')).toMatchObject({ reason: 'rona', reservation: { state: 'timeout' } });
    expect(maja.snapshot().agent.state.reason).toBe('rona');
  });

  it('sends all her offers back, makes her idle, and offers again only after her own act', () => {
    const { agent, control, time } = createStage();
    const maja = agent().ready();
    control.offer({});
    time.advance(10_000);
    control.offer({});
    time.advance(19_999);
    expect(maja.offers()).toHaveLength(2);
    time.advance(1);
    expect(maja.offers()).toEqual([]);
    expect(maja.snapshot().agent.state).toMatchObject({
      kind: 'idle',
      activityId: 'rona',
      reason: 'rona',
      changedBy: 'system',
    });
    expect(maja.events('reservation.updated').map(({ reservation, reason }) => [reservation.state, reason])).toEqual([
      ['timeout', 'rona'],
      ['rescinded', 'agent-rona'],
    ]);
    time.advance(120_000);
    expect(maja.offers()).toEqual([]);
    maja.do('agent.setState', { activityId: 'available' });
    expect(maja.offers()).toHaveLength(2);
  });

  it('offers it to the next agent', () => {
    const { agent, control, time } = createStage();
    const maja = agent().ready();
    time.advance(1);
    const luka = agent('agent-2').ready();
    const { interactionId } = control.offer({});
    time.advance(30_000);
    expect(maja.offers()).toEqual([]);
    expect(luka.offers()[0]?.interactionId).toBe(interactionId);
  });

  it('says why a late accept fails', () => {
    const { agent, control, time } = createStage();
    const maja = agent().ready();
    const { reservationId } = control.offer({});
    time.advance(30_000);
    expect(maja.code('reservation.accept', { reservationId: reservationId!, version: 1 })).toBe('RESERVATION_EXPIRED');
  });
});

describe('an offer', () => {
  it('carries what the popover needs, with an absolute deadline', () => {
    const { agent, control, time } = createStage();
    const maja = agent().ready();
    control.offer({
      queue: 'returns',
      page: 'shop-fr',
      customer: { name: null },
      text: ['Bonjour', 'mon IBAN est FR14 2004'],
    });
    expect(maja.offers()[0]).toMatchObject({
      reason: 'new',
      queue: { id: 'returns', name: 'Returns and refunds' },
      source: { id: 'shop-fr', name: 'Shop FR' },
      preview: 'mon IBAN est FR14 2004',
      createdAt: time.now(),
      expiresAt: time.now() + 30_000,
    });
    expect(maja.offers()[0]?.customer.displayName).toBeUndefined();
  });

  it.each([
    [
      'taken elsewhere',
      'rescinded',
      'RESERVATION_TAKEN',
      (control, reservationId) => control.takeElsewhere({ reservationId }),
    ],
    ['withdrawn', 'canceled', 'NOT_FOUND', (control, reservationId) => control.withdraw({ reservationId })],
    [
      'given up by the customer',
      'canceled',
      'NOT_FOUND',
      (control, _, interactionId) => control.leave({ interactionId }),
    ],
    ['of a deleted page', 'canceled', 'NOT_FOUND', (control) => control.deletePage({ pageId: 'shop-si' })],
  ] satisfies [
    string,
    string,
    string,
    (control: ReturnType<typeof createStage>['control'], r: string, i: string) => unknown,
  ][])('that is %s disappears and cannot be accepted', (_name, state, code, act) => {
    const { agent, control } = createStage();
    const maja = agent().ready();
    const { interactionId, reservationId } = control.offer({ page: 'shop-si' });
    act(control, reservationId!, interactionId);
    expect(maja.last('reservation.updated').reservation.state).toBe(state);
    expect(maja.offers()).toEqual([]);
    expect(maja.code('reservation.accept', { reservationId: reservationId!, version: 1 })).toBe(code);
    expect(maja.snapshot().agent.capacity.used).toBe(0);
  });

  it('needs the version the agent saw, and is accepted once', () => {
    const { agent, control } = createStage();
    const maja = agent().ready();
    const { reservationId } = control.offer({});
    expect(maja.code('reservation.accept', { reservationId: reservationId!, version: 7 })).toBe('VERSION_CONFLICT');
    expect(agent('agent-2').ready().code('reservation.accept', { reservationId: reservationId!, version: 1 })).toBe(
      'NOT_FOUND',
    );
    expect(maja.code('reservation.accept', { reservationId: reservationId!, version: 1 })).toBe('done');
    expect(maja.code('reservation.accept', { reservationId: reservationId!, version: 1 })).toBe('done');
    expect(maja.events('interaction.assigned')).toHaveLength(1);
  });

  it('goes back to the queue when she rejects it or chooses to be idle, without RONA', () => {
    const { agent, control, time } = createStage();
    const maja = agent().ready();
    time.advance(1);
    const luka = agent('agent-2').ready();
    const { reservationId } = control.offer({});
    maja.do('reservation.reject', { reservationId: reservationId!, version: 1 });
    expect(luka.offers()).toHaveLength(1);
    luka.do('agent.setState', { activityId: 'break' });
    expect(luka.last('reservation.updated')).toMatchObject({
      reason: 'agent-idle',
      reservation: { state: 'rescinded' },
    });
    expect(luka.snapshot().agent.state).toMatchObject({ kind: 'idle', activityId: 'break' });
    expect(maja.offers()).toEqual([]);
  });

  it('may be forced above the capacity; accepting is not', () => {
    const { agent, control } = createStage();
    control.setCapacity({ agent: 'agent-1', capacity: 3 });
    const maja = agent().ready();
    for (let at = 0; at < 7; at += 1) control.offer({ agent: 'agent-1' });
    expect(maja.offers()).toHaveLength(7);
    const codes = maja
      .offers()
      .map(({ reservationId, version }) => maja.code('reservation.accept', { reservationId, version }));
    expect(codes).toEqual(['done', 'done', 'done', ...Array<string>(4).fill('CAPACITY_REACHED')]);
  });

  it('keeps its remaining time when the clock is set', () => {
    const { agent, control, time } = createStage();
    const maja = agent().ready();
    control.offer({});
    time.advance(20_000);
    control.setClock({ offsetMs: 3_600_000 });
    expect(maja.last('reservation.updated').reservation).toMatchObject({
      state: 'pending',
      expiresAt: time.now() + 3_600_000 + 10_000,
    });
    time.advance(9_999);
    expect(maja.offers()).toHaveLength(1);
    time.advance(1);
    expect(maja.offers()).toEqual([]);
  });
});
