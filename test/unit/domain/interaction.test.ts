import { describe, expect, it } from 'vitest';
import type { DomainEvent } from '../../../src-main/domain/event';
import { reduce } from '../../../src-main/domain/reduce';
import { EMPTY_STATE, type DeskState } from '../../../src-main/domain/state';
import { lastMessageOf, unreadOf } from '../../../src-main/domain/unread';
import { agent, interaction, message, snapshot, T0, wrapUp } from './entities';

const signedIn = reduce(EMPTY_STATE, { type: 'snapshot', data: snapshot(), serverNow: T0 }, T0).state;
const play = (events: DomainEvent[], from: DeskState = signedIn, now = T0) =>
  events.reduce((state, event) => reduce(state, event, now).state, from);
const about = (type: 'interaction.assigned' | 'interaction.updated', fields = {}): DomainEvent => ({
  type,
  data: { interaction: interaction(fields) },
});
const written = (index: number, unread?: number): DomainEvent => ({
  type: 'message.created',
  data: unread === undefined ? { message: message({ index }) } : { message: message({ index }), unread },
});
const task = (state: DeskState) => {
  const found = state.tasks.get('i1');
  if (found === undefined) throw new Error('no task i1');
  return found;
};

describe('a conversation', () => {
  it('takes the higher version and ignores the lower and the same one', () => {
    const state = play([
      about('interaction.updated', { version: 3, queue: { id: 'q', name: 'new' } }),
      about('interaction.assigned', { version: 1, queue: { id: 'q', name: 'old' } }),
      about('interaction.updated', { version: 3, queue: { id: 'q', name: 'twin' } }),
    ]);
    expect(task(state).interaction.queue.name).toBe('new');
    expect(state.ignored.get('interaction.assigned')).toBe(1);
  });

  it('does not go back from interrupted to active, but may be assigned anew', () => {
    const cut: DomainEvent = {
      type: 'interaction.interrupted',
      data: {
        interaction: interaction({ version: 2, state: 'interrupted', interruptedReason: 'asset-deleted' }),
        reason: 'asset-deleted',
      },
    };
    const state = play([about('interaction.assigned'), cut, about('interaction.updated', { version: 3 })]);
    expect(task(state).interaction.state).toBe('interrupted');
    expect(state.notices).toMatchObject([{ kind: 'interrupted', tone: 'danger', interactionId: 'i1' }]);
    const ended = interaction({ version: 4, state: 'wrapping' });
    expect(play([{ type: 'interaction.ended', data: { interaction: ended, by: 'agent' } }], state).notices).toEqual([]);
    const anew = play([about('interaction.assigned', { version: 4, assignedAt: T0 + 1 })], state);
    expect(task(anew).interaction.state).toBe('active');
  });

  it('taken from the agent leaves, and says so', () => {
    const state = play([
      about('interaction.assigned'),
      { type: 'interaction.unassigned', data: { interaction: interaction({ version: 2 }), reason: 'moved' } },
    ]);
    expect(state.tasks.size).toBe(0);
    expect(state.notices).toMatchObject([{ kind: 'unassigned', params: { customer: 'Ana', reason: 'moved' } }]);
  });

  it('closed does not come back by a late repeat', () => {
    const state = play([
      about('interaction.assigned'),
      { type: 'interaction.closed', data: { interactionId: 'i1' } },
      about('interaction.assigned'),
    ]);
    expect(state.tasks.size).toBe(0);
  });

  it('shows the command on its way until the state it asks for has come', () => {
    const asked = play([
      about('interaction.assigned'),
      { type: 'taskAsked', interactionId: 'i1', command: 'end', deadline: T0 + 20_000 },
    ]);
    expect(task(asked).pending?.command).toBe('end');
    const still = play([about('interaction.updated', { version: 2 })], asked);
    expect(task(still).pending?.command).toBe('end');
    const ended = play([about('interaction.updated', { version: 2, state: 'wrapping' })], asked);
    expect(task(ended).pending).toBeUndefined();
  });
});

describe('unread and preview', () => {
  it('count each customer message once, whether the backend counts along or not', () => {
    const state = play([about('interaction.assigned'), written(0), written(0), written(1)]);
    expect(unreadOf(task(state))).toBe(2);
    expect(unreadOf(task(play([written(2, 7)], state)))).toBe(7);
  });

  it('are nothing after the agent has seen it, also before the backend knows', () => {
    const state = play([
      about('interaction.assigned'),
      written(0),
      { type: 'taskSeen', interactionId: 'i1', index: 99 },
    ]);
    expect(task(state).readMark).toBe(0);
    expect(unreadOf(task(state))).toBe(0);
    expect(unreadOf(task(play([written(1, 1)], state)))).toBe(1);
  });

  it('keep the newest message when an older view of the conversation comes later', () => {
    const state = play([
      about('interaction.assigned'),
      written(5, 1),
      about('interaction.updated', { version: 2, lastIndex: 3 }),
    ]);
    expect(lastMessageOf(task(state))?.index).toBe(5);
  });

  it('leave lines of the system out of the preview', () => {
    const line = message({ index: 1, parts: [{ type: 'system', code: 'participant-joined', params: {} }] });
    const state = play([
      about('interaction.assigned'),
      written(0),
      { type: 'message.created', data: { message: line } },
    ]);
    expect(lastMessageOf(task(state))?.index).toBe(1);
    expect(task(state).lastSpoken?.index).toBe(0);
  });

  it('find the words of the preview in the transcript when only a line of the system came along', () => {
    const line = message({ index: 2, parts: [{ type: 'system', code: 'transferred', params: {} }] });
    const received = play([about('interaction.assigned', { lastIndex: 2, lastMessage: line })]);
    expect(task(received).lastSpoken).toBeUndefined();
    const found = (index: number): DomainEvent => ({ type: 'spokenFound', message: message({ index }) });
    const read = play([found(1), found(0)], received);
    expect(task(read).lastSpoken?.index).toBe(1);
    expect(task(play([written(3), found(1)], received)).lastSpoken?.index).toBe(3);
  });
});

describe('wrap-up', () => {
  const ended: DomainEvent = {
    type: 'interaction.ended',
    data: { interaction: interaction({ version: 2, state: 'wrapping' }), by: 'customer' },
  };
  const required: DomainEvent = { type: 'wrapUp.required', data: { wrapUp: wrapUp() } };
  const done = (automatic: boolean): DomainEvent => ({
    type: 'wrapUp.updated',
    data: { wrapUp: wrapUp({ state: 'done', codeId: 'other', automatic }) },
  });
  const wrapping = play([about('interaction.assigned'), ended, required]);

  it('is pending, submitted, done; then the conversation is gone', () => {
    const submitting = play([{ type: 'wrapUpAsked', interactionId: 'i1', deadline: T0 + 20_000 }], wrapping);
    expect(submitting.wrapUps.get('i1')?.submitting).toBeDefined();
    const refused = play([{ type: 'wrapUpRefused', interactionId: 'i1' }], submitting);
    expect(refused.wrapUps.get('i1')).toEqual({ wrapUp: wrapUp() });
    const closed = play([done(false)], submitting);
    expect([closed.tasks.size, closed.wrapUps.size]).toEqual([0, 0]);
    expect(play([required], closed).wrapUps.size).toBe(0);
  });

  it('by the backend at the deadline is told', () => {
    const state = play([done(true)], wrapping);
    expect(state.notices.map(({ kind }) => kind)).toEqual(['conversation-ended', 'wrap-up-automatic']);
  });

  it('takes a longer deadline over without forgetting that it is on its way', () => {
    const asked = play([{ type: 'wrapUpAsked', interactionId: 'i1', deadline: T0 + 20_000 }], wrapping);
    const extended = play([{ type: 'wrapUp.updated', data: { wrapUp: wrapUp({ deadline: T0 + 60_000 }) } }], asked);
    expect(extended.wrapUps.get('i1')).toMatchObject({ wrapUp: { deadline: T0 + 60_000 }, submitting: {} });
  });

  it('that ended during an outage past its deadline is told as automatic', () => {
    const before = play([{ type: 'wrapUp.updated', data: { wrapUp: wrapUp({ deadline: T0 + 30_000 }) } }], wrapping);
    const { facts } = reduce(before, { type: 'snapshot', data: snapshot(), serverNow: T0 + 40_000 }, T0 + 40_000);
    expect(facts.map(({ type }) => type)).toEqual(['wrapUpAutomatic', 'taskClosed']);
  });
});

describe('presence', () => {
  const wish: DomainEvent = { type: 'presenceAsked', activityId: 'available', deadline: T0 + 20_000 };

  it('is the confirmed one with the wish beside it, until the deadline', () => {
    const asked = play([wish]);
    expect(asked.agent?.state.activityId).toBe('idle');
    expect(asked.presencePending?.activityId).toBe('available');
    expect(reduce(asked, { type: 'tick', serverNow: T0 }, T0 + 20_000).state.presencePending).toBeNull();
  });

  it('drops the wish when it comes true, and when the agent takes it back', () => {
    const available = agent({ kind: 'available', activityId: 'available' });
    expect(play([wish, { type: 'agent.stateChanged', data: { agent: available } }]).presencePending).toBeNull();
    expect(play([wish, { type: 'presenceAsked', activityId: 'idle', deadline: T0 + 1 }]).presencePending).toBeNull();
  });

  it('never takes a system reason for a wish', () => {
    expect(play([{ type: 'presenceAsked', activityId: 'rona', deadline: T0 + 1 }]).presencePending).toBeNull();
  });

  it('ignores the state of another agent', () => {
    const other = { ...agent({ kind: 'available', activityId: 'available' }), agentId: 'somebody-else' };
    expect(play([{ type: 'agent.stateChanged', data: { agent: other } }]).agent?.agentId).toBe('me');
  });
});
