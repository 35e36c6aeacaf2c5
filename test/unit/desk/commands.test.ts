import { describe, expect, it } from 'vitest';
import { agent, interaction, reservation, snapshot, T0, wrapUp } from './entities';
import { done, no } from './fake-session';
import { createStage, settled, signedIn } from './stage';

describe('choosing a state', () => {
  it('shows the wish at once, and the confirmed state when it is refused', async () => {
    const { desk, backend, presence } = signedIn();
    const asked = presence.setState({ activityId: 'available' });
    expect(desk.slices().presence).toMatchObject({ state: { activityId: 'idle' }, pending: { kind: 'available' } });
    backend.answer('agent.setState', no('INVALID_STATE'));
    expect(await asked).toEqual({
      ok: false,
      refusal: { code: 'not-now', retryable: false, detail: 'INVALID_STATE' },
    });
    expect(desk.slices().presence).not.toHaveProperty('pending');
    expect(desk.slices().notices).toMatchObject([{ kind: 'state-refused', params: { code: 'not-now' } }]);
  });

  it('gives up on its own when no answer comes', async () => {
    const { desk, clock, presence } = signedIn();
    const asked = presence.setState({ activityId: 'available' });
    clock.advance(20_000);
    expect(await asked).toMatchObject({ refusal: { code: 'no-answer' } });
    expect(desk.slices().presence).not.toHaveProperty('pending');
  });

  it('lists Available first and the reasons A-Z of the language, without the system’s', () => {
    const activities = ['Čakanje', 'Zajtrk', 'Delo', 'Cigareta'].map((name) => ({
      id: name,
      name,
      kind: 'idle' as const,
      selectable: true,
      isDefault: false,
    }));
    const available = { ...activities[0]!, id: 'on', name: 'Na voljo', kind: 'available' as const };
    const rona = { ...activities[0]!, id: 'rona', kind: 'system' as const, selectable: false };
    const { desk } = signedIn({ activities: [rona, ...activities, available] }, { locale: 'sl' });
    expect(desk.slices().presence?.choices.map(({ name }) => name)).toEqual([
      'Na voljo',
      'Cigareta',
      'Čakanje',
      'Delo',
      'Zajtrk',
    ]);
  });
});

describe('accepting', () => {
  const offers = [
    reservation({ reservationId: 'late', interactionId: 'i2', createdAt: T0 + 2 }),
    reservation({ reservationId: 'early', interactionId: 'i1', createdAt: T0 + 1 }),
  ];

  it('goes earliest first and lets the next one in where one is lost', async () => {
    const stage = signedIn({ reservations: offers, agent: { ...agent(), capacity: { limit: 1, used: 2 } } });
    const { desk, backend, offer } = stage;
    const asked = offer.accept({ reservationIds: ['late', 'early', 'unknown'] });
    expect(desk.slices().offers.map(({ reservationId, state }) => [reservationId, state])).toEqual([
      ['early', 'accepting'],
      ['late', 'pending'],
    ]);
    backend.answer('reservation.accept', no('RESERVATION_EXPIRED'));
    await settled();
    expect(backend.data('reservation.accept')).toEqual([
      { reservationId: 'early', version: 1 },
      { reservationId: 'late', version: 1 },
    ]);
    backend.event('reservation.updated', { reservation: { ...offers[0]!, version: 2, state: 'accepted' } });
    backend.event('interaction.assigned', { interaction: interaction({ interactionId: 'i2' }) });
    backend.answer('reservation.accept', done());
    expect(await asked).toEqual({
      ok: true,
      value: {
        accepted: [{ reservationId: 'late', interactionId: 'i2' }],
        refused: [
          { reservationId: 'unknown', code: 'unknown-item' },
          { reservationId: 'early', code: 'reservation-expired' },
        ],
      },
    });
    expect(desk.slices().notices).toMatchObject([{ kind: 'offer-gone', params: { code: 'timeout' } }]);
  });

  it('says what it does not take when there is no room', async () => {
    const stage = signedIn({ reservations: offers, interactions: [interaction({ interactionId: 'i9' })] });
    stage.backend.event('agent.stateChanged', { agent: { ...agent(), capacity: { limit: 1, used: 3 } } });
    const outcome = await stage.offer.accept({ reservationIds: ['late', 'early'] });
    expect(outcome).toMatchObject({
      ok: true,
      value: { accepted: [], refused: [{ code: 'capacity-reached' }, { code: 'capacity-reached' }] },
    });
    expect(stage.backend.of('reservation.accept')).toEqual([]);
  });

  it('waits for the conversation when the answer is there before it', async () => {
    const { backend, offer, desk } = signedIn({ reservations: [offers[1]!] });
    const asked = offer.accept({ reservationIds: ['early'] });
    backend.answer('reservation.accept', done());
    let isAnswered = false;
    void asked.then(() => (isAnswered = true));
    await settled();
    expect(isAnswered).toBe(false);
    backend.event('interaction.assigned', { interaction: interaction() });
    expect((await asked).ok).toBe(true);
    expect(desk.slices().tasks).toHaveLength(1);
  });
});

describe('ending and wrapping up', () => {
  const work = { interactions: [interaction()] };

  it('shows the command on its way, once', async () => {
    const { desk, backend, task } = signedIn(work);
    const asked = task.end({ interactionId: 'i1' });
    expect(desk.slices().tasks[0]?.pending).toBe('end');
    expect(await task.end({ interactionId: 'i1' })).toMatchObject({ refusal: { code: 'busy' } });
    backend.answer('interaction.end', no('FORBIDDEN'));
    expect(await asked).toMatchObject({ refusal: { code: 'forbidden' } });
    expect(desk.slices().tasks[0]).not.toHaveProperty('pending');
  });

  it('is the owner’s alone', async () => {
    const { task } = signedIn({ interactions: [interaction({ ownerAgentId: 'other' })] });
    expect(await task.end({ interactionId: 'i1' })).toMatchObject({ refusal: { code: 'not-owner' } });
  });

  it('takes one reason of the list, and falls back when it is refused', async () => {
    const stage = signedIn({ interactions: [interaction({ state: 'wrapping' })], wrapUps: [wrapUp()] });
    const { desk, backend } = stage;
    const submit = (codeId: string) => stage.wrapUp.submit({ interactionId: 'i1', codeId });
    expect(await submit('not-of-the-list')).toMatchObject({ refusal: { code: 'bad-argument' } });
    const asked = submit('solved');
    expect(desk.slices().wrapUps[0]?.state).toBe('submitting');
    expect(desk.slices().tasks[0]?.pending).toBe('wrap-up');
    expect(await submit('other')).toMatchObject({ refusal: { code: 'busy' } });
    backend.answer('wrapUp.submit', no('INVALID_STATE'));
    expect(await asked).toMatchObject({ refusal: { code: 'not-now' } });
    expect(desk.slices().wrapUps[0]?.state).toBe('pending');
  });

  it('gives more time only where the backend allows it', async () => {
    const { wrapUp: calls, backend } = signedIn({
      interactions: [interaction({ state: 'wrapping' })],
      wrapUps: [wrapUp({ extensionAllowed: false })],
    });
    expect(await calls.extend({ interactionId: 'i1' })).toMatchObject({ refusal: { code: 'not-now' } });
    expect(backend.of('wrapUp.extend')).toEqual([]);
  });
});

describe('without a line or an agent', () => {
  it('refuses with the reason and sends nothing', async () => {
    const stage = createStage();
    expect(await stage.presence.setState({ activityId: 'available' })).toMatchObject({
      refusal: { code: 'not-signed-in' },
    });
    const busy = signedIn({ interactions: [interaction()], reservations: [reservation({ interactionId: 'i2' })] });
    const cause = { kind: 'heartbeat' as const };
    busy.backend.phase({ kind: 'reconnecting', established: true, since: T0, attempt: 0, stage: 'waiting', cause });
    for (const result of [
      await busy.presence.setState({ activityId: 'available' }),
      await busy.offer.accept({ reservationIds: ['r1'] }),
      await busy.task.end({ interactionId: 'i1' }),
    ])
      expect(result).toMatchObject({ refusal: { code: 'offline', retryable: true } });
    expect(busy.backend.commands).toEqual([]);
  });
});

describe('signing in', () => {
  const loggedOut = agent({ kind: 'logged-out' });

  it('lands in Idle: an agent who is logged out is signed in', async () => {
    const { backend, session, desk } = createStage();
    const asked = session.tryEmbedded({});
    await settled();
    expect(backend.connects).toEqual([{ url: 'ws://127.0.0.1:1', token: 'embedded' }]);
    backend.live(snapshot({ agent: loggedOut }), T0);
    await settled();
    expect(backend.of('agent.signIn')).toHaveLength(1);
    backend.event('agent.stateChanged', { agent: agent() });
    backend.answer('agent.signIn', done());
    expect(await asked).toEqual({ ok: true, value: null });
    expect(desk.slices().connection).toMatchObject({ phase: 'live', embedded: true, host: '127.0.0.1:1' });
  });

  it('uses the stored token for an empty one, and says when there is none', async () => {
    const stage = createStage({ token: 'kept' });
    void stage.session.signIn({ url: 'wss://example.org', token: '', remember: true });
    await settled();
    expect(stage.backend.connects).toEqual([{ url: 'wss://example.org', token: 'kept' }]);
    const bare = createStage();
    expect(await bare.session.signIn({ url: 'wss://example.org', token: '', remember: true })).toMatchObject({
      refusal: { code: 'token-missing' },
    });
  });

  it('does not try for ever: no answer in half a minute', async () => {
    const { session, clock, desk } = createStage();
    const asked = session.signIn({ url: 'wss://example.org', token: 't', remember: false });
    await settled();
    clock.advance(30_000);
    expect(await asked).toMatchObject({ refusal: { code: 'no-answer' } });
    expect(desk.slices().connection).toMatchObject({ phase: 'signed-out', reason: 'no-answer' });
  });

  it('hands the token to the session and nothing else', async () => {
    const { session, backend, changes, desk, stored } = createStage();
    const asked = session.signIn({ url: 'wss://example.org', token: 'sEcReT', remember: true });
    await settled();
    backend.live(snapshot(), T0);
    expect((await asked).ok).toBe(true);
    expect(stored.token).toBe('sEcReT');
    expect(JSON.stringify([changes, desk.slices()])).not.toContain('sEcReT');
  });

  it('is refused out while an offer is shown or a conversation is open', async () => {
    const offered = signedIn({ reservations: [reservation()] });
    expect(await offered.session.signOut({})).toMatchObject({ refusal: { code: 'offer-open' } });
    const talking = signedIn({ interactions: [interaction()] });
    expect(await talking.session.signOut({})).toMatchObject({ refusal: { code: 'conversation-open' } });
    expect(talking.backend.of('agent.signOut')).toEqual([]);
  });
});
