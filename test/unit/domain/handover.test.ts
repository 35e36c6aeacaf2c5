// Transfer and conference as facts and notices: what the agent is told, once, and what she is not told because she did it.
import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../src-main/domain/event';
import type { MaskedInteraction } from '../../../src-main/domain/masked';
import { reduce } from '../../../src-main/domain/reduce';
import { EMPTY_STATE, type DeskState } from '../../../src-main/domain/state';
import { interaction, safeName, snapshot, T0, wrapUp } from './entities';

const signedIn = reduce(EMPTY_STATE, { type: 'snapshot', data: snapshot(), serverNow: T0 }, T0).state;
const play = (events: DomainEvent[], from: DeskState = signedIn) =>
  events.reduce((state, event) => reduce(state, event, T0).state, from);
const updated = (fields: Partial<MaskedInteraction>): DomainEvent => ({
  type: 'conference.updated',
  data: { interaction: interaction(fields) },
});
const assigned: DomainEvent = { type: 'interaction.assigned', data: { interaction: interaction() } };
const luka = { agentId: 'luka', agentName: safeName('Luka') };
const requested = updated({ version: 2, conference: { state: 'requested', ...luka } });
const running = updated({ version: 3, conference: { state: 'running', ...luka } });
const told = (state: DeskState) => state.notices.map(({ kind, params }) => [kind, params]);

describe('conference', () => {
  it.each(['declined', 'timeout', 'canceled', 'failed'] as const)('%s is told with the name', (outcome) => {
    const state = play([assigned, requested, updated({ version: 3, conference: { state: 'none', ...luka, outcome } })]);
    expect(told(state)).toEqual([['conference-failed', { customer: 'Ana', agent: 'Luka', outcome }]]);
    expect(state.notices[0]?.tone).toBe(outcome === 'canceled' ? 'info' : 'warning');
  });

  it('started, then over when the guest has gone: both told to the owner', () => {
    const state = play([assigned, requested, running, updated({ version: 4, conference: { state: 'none' } })]);
    expect(told(state)).toEqual([
      ['conference-started', { customer: 'Ana', agent: 'Luka' }],
      ['conference-over', { customer: 'Ana', agent: 'Luka' }],
    ]);
  });

  it('that ends with the conversation is not told apart', () => {
    const state = play([
      assigned,
      requested,
      running,
      {
        type: 'interaction.ended',
        data: {
          interaction: interaction({ version: 4, state: 'wrapping', conference: { state: 'none' } }),
          by: 'agent',
        },
      },
    ]);
    expect(told(state)).toEqual([['conference-started', { customer: 'Ana', agent: 'Luka' }]]);
  });

  const joined: DomainEvent = {
    type: 'interaction.assigned',
    data: { interaction: interaction({ ownerAgentId: 'maja', conference: { state: 'running', ...luka } }) },
  };

  it('joined as a guest is no news to the guest; becoming the owner is', () => {
    expect(told(play([joined]))).toEqual([]);
    const mine = interaction({ version: 2, ownerAgentId: 'me', conference: { state: 'none' } });
    const state = play([joined, { type: 'interaction.ownerChanged', data: { interaction: mine } }]);
    expect(told(state)).toEqual([['owner-changed', { customer: 'Ana' }]]);
    expect(state.notices[0]?.sticky).toBe(true);
  });

  it('left by herself is not told; taken from her is', () => {
    const gone = (reason: string): DomainEvent => ({
      type: 'interaction.unassigned',
      data: { interaction: interaction({ version: 2, ownerAgentId: 'maja' }), reason },
    });
    expect(told(play([joined, gone('conference-exited')]))).toEqual([]);
    expect(told(play([joined, gone('conference-ended')]))).toEqual([
      ['unassigned', { customer: 'Ana', reason: 'conference-ended' }],
    ]);
  });
});

describe('transfer', () => {
  const about = (state: 'initiated' | 'completed' | 'failed', reason?: string): DomainEvent => ({
    type: 'transfer.updated',
    data: {
      interactionId: 'i1',
      state,
      target: { kind: 'agent', id: 'luka', name: 'Luka' },
      ...(reason === undefined ? {} : { reason }),
    },
  });
  const handedOver: DomainEvent[] = [
    assigned,
    about('initiated'),
    {
      type: 'interaction.unassigned',
      data: { interaction: interaction({ version: 2, state: 'wrapping' }), reason: 'transferred' },
    },
    { type: 'wrapUp.required', data: { wrapUp: wrapUp() } },
  ];

  it('is her own doing: no notice that a conversation was taken from her', () => {
    const state = play(handedOver);
    expect(told(state)).toEqual([]);
    expect(state.tasks.get('i1')?.interaction.state).toBe('wrapping');
  });

  it('that was dropped is told with the reason and stays; one that was taken is told and goes', () => {
    const failed = play([...handedOver, about('failed', 'not-accepted')]);
    expect(told(failed)).toEqual([['transfer-failed', { customer: 'Ana', target: 'Luka', reason: 'not-accepted' }]]);
    expect(failed.notices[0]).toMatchObject({ sticky: true, tone: 'danger' });
    const done = play([...handedOver, about('completed')]);
    expect(done.notices[0]).toMatchObject({ kind: 'transfer-completed', sticky: false });
  });

  it('is told once, also after the wrap-up', () => {
    expect(told(play([...handedOver, about('failed'), about('failed')]))).toHaveLength(1);
    const wrapped = play([...handedOver, { type: 'wrapUp.updated', data: { wrapUp: wrapUp({ state: 'done' }) } }]);
    expect(wrapped.tasks.size).toBe(0);
    expect(told(play([about('failed')], wrapped))).toEqual([['transfer-failed', { target: 'Luka' }]]);
  });
});
