import { describe, expect, it } from 'vitest';
import type { Phase } from '../../../src-main/session';
import { agent, interaction, message, POLICY, reservation, snapshot, T0 } from './entities';
import { done } from './fake-session';
import { createStage, settled, signedIn } from './stage';
import { FLOOD_MS, PAUSE_MS } from '../../../src-main/desk/store';

const outage = (kind: 'reconnecting' | 'lost', since: number): Phase => ({
  ...(kind === 'reconnecting' ? { kind, established: true } : { kind }),
  since,
  attempt: 1,
  stage: 'waiting',
  retryAt: since + 1_000,
  cause: { kind: 'heartbeat' },
});

describe('what is published', () => {
  it('is only what has changed, and unchanged entries stay the same objects', () => {
    const stage = signedIn({ interactions: [interaction(), interaction({ interactionId: 'i2', assignedAt: T0 + 1 })] });
    const before = stage.desk.slices();
    stage.backend.event('message.created', { message: message({ interactionId: 'i2' }), unread: 1 });
    expect(stage.changes.map(({ slices }) => Object.keys(slices))).toEqual([['tasks']]);
    const after = stage.desk.slices();
    expect(after.presence).toBe(before.presence);
    expect(after.tasks[0]).toBe(before.tasks[0]);
    expect(after.tasks[1]).toMatchObject({ unread: 1, preview: { author: 'customer', text: { text: 'hello' } } });
  });

  it('is nothing for an event that changes nothing', () => {
    const stage = signedIn({ interactions: [interaction()] });
    stage.backend.event('interaction.updated', { interaction: interaction() });
    stage.backend.event('interaction.closed', { interactionId: 'unknown' });
    expect(stage.changes).toEqual([]);
  });

  it('ends with the desk', () => {
    const stage = signedIn({ interactions: [interaction()] });
    stage.desk.dispose();
    stage.changes.length = 0;
    stage.backend.event('interaction.closed', { interactionId: 'i1' });
    expect(stage.changes).toEqual([]);
    expect(stage.clock.pending).toBe(0);
  });

  it('keeps tasks in the order they came, whatever happens in them', () => {
    const stage = signedIn({ interactions: [interaction({ interactionId: 'b', assignedAt: T0 + 2 }), interaction()] });
    stage.backend.event('message.created', { message: message({ interactionId: 'b' }) });
    stage.backend.event('interaction.updated', { interaction: interaction({ version: 9 }) });
    expect(stage.desk.slices().tasks.map(({ interactionId }) => interactionId)).toEqual(['i1', 'b']);
  });
});

describe('a flood of messages', () => {
  const flood = (stage: ReturnType<typeof signedIn>, from: number, count: number) => {
    for (let index = from; index < from + count; index += 1)
      stage.backend.event('message.created', {
        message: message({ index, text: `words ${String(index)}` }),
        unread: 1,
      });
  };
  const open = async (stage: ReturnType<typeof signedIn>) => {
    stage.backend.auto.set('message.list', done({ messages: [message({ index: 0 })] }));
    expect((await stage.transcript.open({ interactionId: 'i1' })).ok).toBe(true);
    stage.changes.length = 0;
  };
  const indexes = (stage: ReturnType<typeof signedIn>) =>
    stage.changes.flatMap(({ transcripts }) =>
      transcripts.flatMap(({ upserted }) => upserted.map(({ index }) => index)),
    );
  const previews = (stage: ReturnType<typeof signedIn>) =>
    stage.changes.flatMap(({ slices }) => slices.tasks?.map(({ preview }) => preview?.text.text) ?? []);

  it('shows the first at once, the others in the next pause, all in the transcript, the newest in the list', async () => {
    const stage = signedIn({ interactions: [interaction()] });
    await open(stage);
    flood(stage, 1, 1);
    expect(stage.changes).toHaveLength(1);
    expect([indexes(stage), previews(stage)]).toEqual([[1], ['words 1']]);

    flood(stage, 2, 100);
    expect(stage.changes).toHaveLength(1);
    // What is asked is answered as it is.
    expect(stage.desk.slices().tasks[0]?.preview?.text.text).toBe('words 101');
    stage.clock.advance(PAUSE_MS);
    expect(stage.changes).toHaveLength(2);
    expect(indexes(stage)).toEqual(Array.from({ length: 101 }, (_, at) => at + 1));
    expect(previews(stage)).toEqual(['words 1', 'words 101']);

    stage.clock.advance(FLOOD_MS);
    expect(stage.changes).toHaveLength(2);
    flood(stage, 102, 1);
    expect(previews(stage).at(-1)).toBe('words 102');
  });

  it('without a pause is shown four times a second', async () => {
    const stage = signedIn({ interactions: [interaction()] });
    await open(stage);
    for (let at = 0; at < 100; at += 1) {
      flood(stage, 1 + at, 1);
      stage.clock.advance(10);
    }
    stage.clock.advance(PAUSE_MS);
    expect(stage.changes).toHaveLength(5);
    expect(indexes(stage)).toEqual(Array.from({ length: 100 }, (_, at) => at + 1));
    expect(previews(stage).at(-1)).toBe('words 100');
  });

  it('does not keep a request, or what the agent does, waiting, and what waits goes along', async () => {
    const stage = signedIn({ interactions: [interaction()] });
    await open(stage);
    flood(stage, 1, 50);
    stage.changes.length = 0;
    stage.backend.event('reservation.created', { reservation: reservation() });
    expect(stage.alerts.at(-1)).toMatchObject({ kind: 'offer-raised' });
    expect(stage.changes).toHaveLength(1);
    expect(stage.changes[0]?.slices).toMatchObject({
      offers: [{}],
      tasks: [{ preview: { text: { text: 'words 50' } } }],
    });
    expect(indexes(stage).at(-1)).toBe(50);

    flood(stage, 51, 1);
    expect(stage.changes).toHaveLength(1);
    stage.backend.event('interaction.ended', {
      interaction: interaction({ version: 2, lastIndex: 51 }),
      by: 'customer',
    });
    expect(stage.changes).toHaveLength(2);
    expect(indexes(stage).at(-1)).toBe(51);
    stage.clock.advance(FLOOD_MS);
    expect(stage.changes).toHaveLength(2);
  });

  it('is told outside the window message by message', () => {
    const stage = signedIn({ interactions: [interaction()] });
    flood(stage, 1, 20);
    expect(stage.alerts.filter(({ kind }) => kind === 'message')).toHaveLength(20);
  });
});

describe('alerts', () => {
  it('are one an offer, with masked text, and one when it goes', () => {
    const stage = signedIn();
    const offer = reservation({ preview: 'card 4111 1111 1111 1111', reason: 'transfer' });
    stage.backend.event('reservation.created', { reservation: offer });
    stage.backend.event('reservation.created', { reservation: offer });
    stage.backend.event('reservation.updated', { reservation: { ...offer, version: 2, state: 'rescinded' } });
    expect(stage.alerts).toMatchObject([
      { kind: 'offer-raised', offer: { reason: 'transfer', preview: { text: 'card ************1111' } } },
      { kind: 'offer-withdrawn', reservationId: 'r1', end: 'rescinded' },
    ]);
  });

  it('of RONA are completed when the name comes after the state', () => {
    const stage = signedIn({ reservations: [reservation()] });
    const rona = agent({ kind: 'idle', activityId: 'rona', reason: 'rona', since: T0 + 30_000 });
    stage.backend.event('agent.stateChanged', { agent: rona });
    stage.backend.event('reservation.updated', { reservation: reservation({ version: 2, state: 'timeout' }) });
    expect(stage.alerts).toMatchObject([
      { kind: 'rona' },
      { kind: 'offer-withdrawn', end: 'timeout' },
      { kind: 'rona', reservationId: 'r1', customer: { name: 'Ana' }, queueName: 'Orders' },
    ]);
  });

  it('tell a long outage once, and its end', () => {
    const stage = signedIn();
    stage.backend.phase(outage('reconnecting', T0));
    stage.clock.advance(14_999);
    expect(stage.alerts).toEqual([]);
    stage.clock.advance(1);
    stage.backend.phase(outage('lost', T0));
    stage.backend.phase({ kind: 'live', current: true });
    expect(stage.alerts).toEqual([{ kind: 'connection-lost', since: T0 }, { kind: 'connection-back' }]);
    stage.backend.phase(outage('reconnecting', T0 + 20_000));
    stage.backend.phase({ kind: 'live', current: true });
    stage.clock.advance(60_000);
    expect(stage.alerts).toHaveLength(2);
  });
});

describe('the line', () => {
  it('is shown in the words of the contract', () => {
    const stage = createStage();
    expect(stage.desk.slices().connection).toMatchObject({ phase: 'signed-out', attempt: 0 });
    stage.backend.phase(outage('reconnecting', T0));
    expect(stage.desk.slices().connection).toEqual({
      phase: 'reconnecting',
      since: T0,
      reason: 'heartbeat',
      attempt: 1,
      nextAttemptAt: T0 + 1_000,
      embedded: false,
    });
    stage.backend.phase({ kind: 'superseded', by: { clientName: 'Other', since: T0 } });
    expect(stage.desk.slices().connection).toMatchObject({
      phase: 'superseded',
      supersededBy: { clientName: 'Other', since: T0 },
    });
    stage.backend.phase({ kind: 'signed-out', reason: 'update' });
    expect(stage.desk.slices().connection).toMatchObject({ phase: 'stopped', reason: 'update' });
  });

  it('asks when another client wants in: she stays, or hands over; a lost line ends the question', async () => {
    const stage = signedIn();
    const by = { clientName: 'Parley on LAPTOP', since: T0 };
    const { handOver, stay } = stage.desk.handlers.session;
    const contested = () => stage.desk.slices().connection.contestedBy;
    expect(await handOver({})).toMatchObject({ refusal: { code: 'not-now' } });
    stage.backend.event('session.contested', { by });
    expect(contested()).toEqual(by);
    expect((await stay({})).ok).toBe(true);
    expect(contested()).toBeUndefined();
    stage.backend.event('session.contested', { by });
    stage.backend.phase(outage('reconnecting', T0));
    stage.backend.phase({ kind: 'live', current: true });
    expect(contested()).toBeUndefined();
    stage.backend.event('session.contested', { by });
    expect((await handOver({})).ok).toBe(true);
    expect(stage.desk.slices().connection).toMatchObject({ phase: 'superseded', supersededBy: by });
    expect(contested()).toBeUndefined();
  });

  it('that could not be had again never looks like none: what is shown stays, marked as stopped', async () => {
    const stage = signedIn({ interactions: [interaction()] });
    stage.backend.phase({ kind: 'signed-out', reason: 'authenticate' });
    const asked = stage.desk.handlers.session.signIn({ url: 'wss://example.org', token: 't', remember: false });
    await settled();
    stage.clock.advance(30_000);
    expect((await asked).ok).toBe(false);
    expect(stage.desk.slices()).toMatchObject({ connection: { phase: 'stopped' }, tasks: [{ interactionId: 'i1' }] });
    expect(await stage.desk.handlers.session.signOut({})).toEqual({ ok: true, value: null });
    expect(stage.desk.slices()).toMatchObject({ connection: { phase: 'signed-out' }, tasks: [], presence: null });
  });

  it('left by signing out is never shown as anything else', async () => {
    const stage = signedIn();
    stage.backend.auto.set('agent.signOut', done());
    expect((await stage.desk.handlers.session.signOut({})).ok).toBe(true);
    const phases = stage.changes.flatMap(({ slices }) => slices.connection?.phase ?? []);
    expect(new Set(phases)).toEqual(new Set(['signed-out']));
    expect(stage.desk.slices().presence).toBeNull();
  });

  it('lost keeps everything readable', () => {
    const stage = signedIn({ interactions: [interaction()] });
    stage.backend.phase(outage('lost', T0));
    expect(stage.desk.slices().tasks).toHaveLength(1);
    expect(stage.desk.openWork()).toEqual({ offers: 0, conversations: 1, wrapUps: 0, unsent: 0 });
  });
});

describe('a transcript that could not be read', () => {
  it('is asked for again once it can be, and is wiped meanwhile when masking wants it', async () => {
    const stage = signedIn({ interactions: [interaction()] });
    const asked = () => stage.backend.commands.filter(({ name }) => name === 'message.list');
    const page = done({ messages: [message({ index: 0 })] });
    const opening = stage.transcript.open({ interactionId: 'i1' });
    asked()[0]?.answer(page);
    expect(await opening).toMatchObject({ ok: true });

    stage.backend.live(snapshot({ interactions: [interaction()] }), T0);
    const again = stage.transcript.open({ interactionId: 'i1' });
    stage.clock.advance(20_000);
    expect(await again).toMatchObject({ ok: false });
    stage.changes.length = 0;
    stage.backend.policy({ ...POLICY, maskSensitiveData: false });
    stage.backend.policy({ ...POLICY, maskSensitiveData: true });
    const told = () => stage.changes.flatMap(({ transcripts }) => transcripts);
    expect(told().at(-1)).toMatchObject({ interactionId: 'i1', reset: true, wipe: true });

    stage.changes.length = 0;
    asked().at(-1)?.answer(page);
    await settled();
    expect(told()).toEqual([{ interactionId: 'i1', upserted: [], removedKeys: [], reset: true }]);
    const read = stage.transcript.open({ interactionId: 'i1' });
    asked().at(-1)?.answer(page);
    expect(await read).toMatchObject({ ok: true });
    stage.desk.dispose();
  });
});
