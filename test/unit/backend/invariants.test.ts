// Any course of commands, customers, page deletions, lost lines and passing time keeps the books right, and a client
// that only listens to events ends up with what a fresh snapshot says.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Interaction, type Reservation, type WrapUp } from '../../../src-protocol';
import { createStage, type CoreStage, type Desk } from '../../kit/backend-core';

const PEOPLE = ['agent-1', 'agent-2', 'agent-3'];
/** How often each kind of step comes; the deep ones (conference, transfer) must not be rare. */
const WEIGHTS = {
  'agent.signIn': 2,
  'agent.signOut': 1,
  'agent.setState': 8,
  'reservation.accept': 20,
  'reservation.reject': 3,
  'message.send': 6,
  'message.markRead': 2,
  'typing.set': 1,
  'target.list': 1,
  'interaction.transfer': 6,
  'conference.start': 9,
  'conference.cancel': 1,
  'conference.exit': 2,
  'conference.end': 1,
  'interaction.end': 3,
  'wrapUp.submit': 4,
  'wrapUp.extend': 1,
  'control.offer': 10,
  'control.force': 2,
  'control.says': 4,
  'control.leave': 1,
  'control.deletePage': 1,
  'control.take': 1,
  'control.withdraw': 1,
  'control.capacity': 1,
  'control.clock': 1,
  detach: 2,
  attach: 6,
  wait: 6,
  'wait long': 1,
} as const;
const step = fc.record({
  who: fc.constantFrom(...PEOPLE),
  what: fc.oneof(
    ...Object.entries(WEIGHTS).map(([what, weight]) => ({
      weight,
      arbitrary: fc.constant(what as keyof typeof WEIGHTS),
    })),
  ),
  pick: fc.nat(1_000),
});
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

const from = <T>(items: readonly T[], pick: number): T | undefined => items[pick % Math.max(1, items.length)];

/** What a client would know from events alone; `follow` takes in what was told since the last time. */
function createMirror(desk: Desk) {
  const interactions = new Map<string, Interaction>();
  const reservations = new Map<string, Reservation>();
  const wrapUps = new Map<string, WrapUp>();
  let seen = 0;
  const keep = <T extends { state: string }>(items: Map<string, T>, key: string, item: T) => {
    if (item.state === 'pending') items.set(key, item);
    else items.delete(key);
  };
  return {
    interactions,
    reservations,
    wrapUps,
    follow() {
      for (const { type, data } of desk.told.slice(seen)) {
        const given = data as {
          interaction?: Interaction;
          reservation?: Reservation;
          wrapUp?: WrapUp;
          interactionId?: string;
        };
        if (given.interaction) interactions.set(given.interaction.interactionId, given.interaction);
        if (given.reservation) keep(reservations, given.reservation.reservationId, given.reservation);
        if (given.wrapUp) keep(wrapUps, given.wrapUp.interactionId, given.wrapUp);
        if (type === 'interaction.closed') interactions.delete(given.interactionId!);
      }
      seen = desk.told.length;
    },
  };
}
type Mirror = ReturnType<typeof createMirror>;

const essence = ({ interactionId, state, ownerAgentId, participants, conference, readIndex }: Interaction) => ({
  interactionId,
  state,
  ownerAgentId,
  participants,
  conference,
  readIndex,
});
const byId = <T extends { interactionId: string }>(items: Iterable<T>) =>
  [...items].sort((a, b) => a.interactionId.localeCompare(b.interactionId));

/** Carries out one step; what makes no sense at the moment is refused by the backend or left out. */
function act({ agent, control, time, world }: CoreStage, { who, what, pick }: Step, count: number): unknown {
  const desk = agent(who);
  const own = from(desk.snapshot().interactions, pick)?.interactionId;
  const any = from([...world.state.interactions.values()], pick);
  const interactionId = own ?? any?.interactionId ?? 'none';
  const about = { interactionId };
  const live = any && any.phase !== 'closed' ? { interactionId: any.interactionId } : undefined;
  const offer = from(
    [...world.state.reservations.values()].filter(({ entity }) => entity.state === 'pending'),
    pick,
  );
  const { reservationId = 'none', version = 1, reason } = offer?.entity ?? {};
  const target = from([...PEOPLE, ...PEOPLE, 'col-eva', 'col-no', 'col-lunch', 'nobody'], pick) ?? 'nobody';
  switch (what) {
    case 'control.offer':
      return world.state.pages.get('shop-si')?.deleted === false && control.offer({ page: 'shop-si' });
    case 'control.force':
      return (
        desk.snapshot().agent.state.kind === 'available' &&
        world.state.agents.get(who)?.attached &&
        control.offer({ page: 'shop-fr', agent: who })
      );
    case 'control.says':
      return live && any?.interruptedReason === undefined && control.says({ ...live, text: `hello ${count}` });
    case 'control.leave':
      return live && control.leave(live);
    case 'control.deletePage':
      return pick % 5 === 0 && control.deletePage({ pageId: 'shop-si' });
    case 'control.take':
      return offer && reason !== 'conference' && control.takeElsewhere({ reservationId, agent: 'col-slow' });
    case 'control.withdraw':
      return offer && control.withdraw({ reservationId, as: pick % 2 === 0 ? 'canceled' : 'rescinded' });
    case 'control.capacity':
      return control.setCapacity({ agent: who, capacity: 1 + (pick % 5) });
    case 'control.clock':
      return control.setClock({ offsetMs: (pick - 500) * 1_000 });
    case 'detach':
      return desk.detach();
    case 'attach':
      return desk.attach();
    case 'wait':
      time.advance(pick * 7);
      return;
    case 'wait long':
      time.advance(pick * 100);
      return;
    case 'agent.setState':
      return desk.code(what, { activityId: pick % 6 === 0 ? 'break' : pick % 6 === 1 ? 'rona' : 'available' });
    case 'reservation.accept':
    case 'reservation.reject':
      return agent(offer?.agentId).code(what, { reservationId, version: pick % 20 === 0 ? 99 : version });
    case 'message.send':
      return desk.code(what, { interactionId, clientMessageId: `m${pick % 50}`, text: `text ${pick % 50}` });
    case 'message.markRead':
      return desk.code(what, { interactionId, index: pick % 20 });
    case 'typing.set':
      return desk.code(what, { interactionId, on: pick % 2 === 0 });
    case 'target.list':
      return desk.code(what, { interactionId, kind: pick % 2 === 0 ? 'agent' : 'queue', purpose: 'transfer' });
    case 'interaction.transfer':
      return desk.code(what, {
        interactionId,
        target: pick % 3 === 0 ? { kind: 'queue', id: 'returns' } : { kind: 'agent', id: target },
      });
    case 'conference.start':
      return desk.code(what, { interactionId, agentId: target });
    case 'wrapUp.submit':
      return desk.code(what, { interactionId, codeId: 'resolved' });
    case 'agent.signIn':
    case 'agent.signOut':
      return desk.code(what, {});
    case 'conference.cancel':
    case 'conference.exit':
    case 'conference.end':
    case 'interaction.end':
    case 'wrapUp.extend':
      return desk.code(what, about);
  }
}

function check({ world, agent, time }: CoreStage, mirrors: Map<string, Mirror>): void {
  const { state } = world;
  const now = world.now();
  for (const record of state.interactions.values()) {
    const holders = [...record.holders.values()].filter((holder) => holder.state !== 'wrapping');
    const offers = [...state.reservations.values()].filter(
      ({ entity }) => entity.state === 'pending' && entity.interactionId === record.interactionId,
    );
    const forOwner = offers.filter(({ entity }) => entity.reason !== 'conference');
    expect(holders.filter(({ role }) => role === 'owner').map(({ agentId }) => agentId)).toEqual(
      record.phase === 'open' ? [record.ownerAgentId] : [],
    );
    expect(forOwner.length).toBeLessThanOrEqual(record.phase === 'waiting' ? 1 : 0);
    expect(offers.length - forOwner.length).toBe(record.conference.state === 'requested' ? 1 : 0);
    expect(holders.filter(({ role }) => role === 'guest').length).toBe(record.conference.state === 'running' ? 1 : 0);
    expect(record.messages.every(({ index }, at) => index === at)).toBe(true);
    expect(new Set(record.inbox.map(({ messageId }) => messageId)).size).toBe(record.inbox.length);
    for (const { entity } of offers) expect(entity.expiresAt).toBeGreaterThan(now - 1);
    for (const [agentId, holder] of record.holders)
      if (holder.state === 'wrapping')
        expect(state.wrapUps.get(`${record.interactionId} ${agentId}`)?.entity.state).toBe('pending');
  }
  for (const who of PEOPLE) {
    const desk = agent(who);
    const mirror = mirrors.get(who)!;
    mirror.follow();
    const snapshot = desk.snapshot();
    expect({
      interactions: byId(mirror.interactions.values()).map(essence),
      reservations: byId(mirror.reservations.values()),
      wrapUps: byId(mirror.wrapUps.values()),
    }).toEqual({
      interactions: byId(snapshot.interactions).map(essence),
      reservations: byId(snapshot.reservations),
      wrapUps: byId(snapshot.wrapUps),
    });
    const told = desk.told.findLast(({ type }) => type === 'agent.stateChanged');
    if (told) expect(told.data).toEqual({ agent: snapshot.agent });
  }
  expect(time.pending).toBeLessThanOrEqual(1);
}

it('keeps its books right whatever happens', () => {
  fc.assert(
    fc.property(fc.array(step, { minLength: 60, maxLength: 160, size: 'max' }), fc.nat(), (steps, seed) => {
      const stage = createStage({ seed, people: 1 });
      for (const who of PEOPLE) stage.agent(who).ready();
      const mirrors = new Map(PEOPLE.map((who) => [who, createMirror(stage.agent(who))]));
      steps.forEach((one, count) => {
        act(stage, one, count);
        check(stage, mirrors);
      });
    }),
    { numRuns: 60, interruptAfterTimeLimit: 40_000 },
  );
}, 60_000);
