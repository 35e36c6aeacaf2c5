// No order, repeat or loss of events makes the domain throw or reach an impossible state (PROTOCOL 2).
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../src-main/domain/event';
import { impossibilities } from '../../../src-main/domain/invariants';
import { reduce } from '../../../src-main/domain/reduce';
import { EMPTY_STATE, type DeskState } from '../../../src-main/domain/state';
import { nextTick } from '../../../src-main/domain/time';
import { anyEvent, anySnapshot, lawfulLife } from './arbitraries';
import { snapshot, T0 } from './entities';

const signedIn = reduce(EMPTY_STATE, { type: 'snapshot', data: snapshot(), serverNow: T0 }, T0).state;

/** Long ones as well as short ones. */
const history = fc.array(anyEvent, { maxLength: 60, size: 'max' });

const run = (from: DeskState, events: readonly DomainEvent[]) =>
  events.reduce((state, event, at) => reduce(state, event, T0 + at * 1_000).state, from);

/** What the client itself adds, and what it only remembers for later. */
function confirmed({ policy, agent, activities, offers, tasks, wrapUps }: DeskState) {
  return {
    policy,
    agent,
    activities,
    offers: [...offers.values()].map(({ reservation }) => reservation),
    tasks: [...tasks.values()].map(({ interaction }) => interaction),
    wrapUps: [...wrapUps.values()].map(({ wrapUp }) => wrapUp),
  };
}

const sorted = (state: DeskState) => {
  const plain = confirmed(state);
  return {
    offers: plain.offers.toSorted((a, b) => (a.reservationId < b.reservationId ? -1 : 1)),
    tasks: plain.tasks.toSorted((a, b) => (a.interactionId < b.interactionId ? -1 : 1)),
  };
};

describe('any history', () => {
  it('never throws and never leads to an impossible state', () => {
    fc.assert(
      fc.property(history, fc.boolean(), (events, fromNothing) => {
        let state = fromNothing ? EMPTY_STATE : signedIn;
        events.forEach((event, at) => {
          state = reduce(state, event, T0 + at * 1_000).state;
          expect(impossibilities(state)).toEqual([]);
        });
      }),
      { numRuns: 2_000 },
    );
  });

  it('reaches every kind of state, so that the property above says something', () => {
    const seen = { offers: 0, accepting: 0, tasks: 0, wrapUps: 0, wish: 0, unread: 0, typing: 0, notices: 0 };
    fc.assert(
      fc.property(history, (events) => {
        let state = signedIn;
        for (const event of events) {
          state = reduce(state, event, T0).state;
          const tasks = [...state.tasks.values()];
          seen.offers += state.offers.size;
          seen.accepting += [...state.offers.values()].filter(({ accepting }) => accepting).length;
          seen.tasks += tasks.length;
          seen.wrapUps += state.wrapUps.size;
          seen.wish += state.presencePending === null ? 0 : 1;
          seen.unread += tasks.filter(({ tail }) => tail).length;
          seen.typing += tasks.filter(({ typingUntil }) => typingUntil).length;
          seen.notices += state.notices.length;
        }
      }),
      { numRuns: 500, seed: 1 },
    );
    expect(Object.entries(seen).filter(([, count]) => count < 100)).toEqual([]);
  });

  it('is forgotten by a snapshot: it replaces, whatever was before', () => {
    fc.assert(
      fc.property(history, anySnapshot, (events, data) => {
        const event: DomainEvent = { type: 'snapshot', data, serverNow: T0 + 100_000 };
        const after = reduce(run(signedIn, events), event, T0 + 100_000).state;
        const fresh = reduce(EMPTY_STATE, event, T0 + 100_000).state;
        expect(confirmed(after)).toEqual(confirmed(fresh));
        expect(after.over).toEqual(fresh.over);
      }),
      { numRuns: 1_000 },
    );
  });

  it('lets every wish end by itself: in time nothing is left on its way', () => {
    fc.assert(
      fc.property(history, (events) => {
        const late = T0 + 10_000_000;
        const state = reduce(run(signedIn, events), { type: 'tick', serverNow: late }, late).state;
        expect(state.presencePending).toBeNull();
        expect(state.offers.size).toBe(0);
        expect([...state.tasks.values()].filter(({ pending, typingUntil }) => pending ?? typingUntil)).toEqual([]);
        expect([...state.wrapUps.values()].filter(({ submitting }) => submitting)).toEqual([]);
        expect(nextTick(state, late, late)).toBeUndefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('versioned events', () => {
  it('end the same in any order and however often repeated', () => {
    const lives = fc.uniqueArray(lawfulLife, { selector: (life) => JSON.stringify(life[0]), maxLength: 3 });
    fc.assert(
      fc.property(
        lives.chain((all) => {
          const events = all.flat();
          return fc.tuple(
            fc.constant(events),
            fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2, maxLength: events.length * 2 }),
          );
        }),
        ([inOrder, shuffled]) => {
          expect(sorted(run(signedIn, shuffled))).toEqual(sorted(run(signedIn, inOrder)));
        },
      ),
      { numRuns: 1_000 },
    );
  });
});
