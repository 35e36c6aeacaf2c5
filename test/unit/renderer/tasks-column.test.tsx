// The task column: groups, badge, preview, states, keyboard, what comes next, and what it says when empty.
import { screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { refused } from '../../../src-preload/contract/result';
import { TaskColumn } from '../../../src-renderer/features/tasks/TaskColumn';
import { groupTasks, nextTask } from '../../../src-renderer/features/tasks/task-order';
import { mount, unmountAll } from '../../kit/renderer/mount';
import { sampleOffer, samplePresence, sampleTask } from '../../kit/renderer/sample-desk';

afterEach(unmountAll);

const now = Date.now();
const named = (id: string, name: string, over: Parameters<typeof sampleTask>[2] = {}) =>
  sampleTask(now, id, { customer: { name, initials: name.slice(0, 1), colourKey: id }, ...over });
const ana = named('a', 'Ana', { assignedAt: now - 3_000 });
const bor = named('b', 'Bor', { assignedAt: now - 2_000, unread: 2 });
const cene = named('c', 'Cene', { state: 'wrapping', stateSince: now - 1_000 });
const names = () => screen.getAllByRole('option').map((option) => option.getAttribute('aria-label')?.split(',')[0]);

describe('task list', () => {
  it('has the active ones as they were taken, then those to wrap up', async () => {
    await mount(<TaskColumn />, { tasks: [cene, bor, ana] });
    expect(names()).toEqual(['Ana', 'Bor', 'Cene']);
    const wrapUps = screen.getByRole('group', { name: 'Wrap-up' });
    expect(within(wrapUps).getAllByRole('option')).toHaveLength(1);
  });

  it('names what is unread and speaks masked values by kind', async () => {
    const masked = named('m', 'Mia', {
      unread: 1,
      preview: {
        author: 'customer',
        text: { text: 'mail m******@gmail.com', masked: [{ start: 5, end: 22, kind: 'email' }] },
      },
    });
    await mount(<TaskColumn />, { tasks: [masked] });
    const option = screen.getByRole('option', { name: 'Mia, 1 unread message, mail e-mail address' });
    expect(within(option).getByText('m******@gmail.com')).toBeTruthy();
  });

  it('says whose the newest words are', async () => {
    const text = { text: 'One moment', masked: [] };
    await mount(<TaskColumn />, {
      tasks: [
        named('1', 'One', { preview: { author: 'me', text } }),
        named('2', 'Two', { preview: { author: 'agent', name: 'Eva', text } }),
        named('3', 'Three', { preview: { author: 'customer', text } }),
      ],
    });
    const words = (name: string) => screen.getByRole('option', { name: new RegExp(`^${name}`) }).textContent;
    expect(words('One')).toContain('You: One moment');
    expect(words('Two')).toContain('Eva: One moment');
    expect(words('Three')).not.toContain(':\u0020One');
  });

  it('shows what a state asks for', async () => {
    await mount(<TaskColumn />, {
      tasks: [
        named('1', 'One', { state: 'interrupted' }),
        named('2', 'Two', { conference: { state: 'running' } }),
        cene,
      ],
      wrapUps: [
        {
          interactionId: cene.interactionId,
          state: 'pending',
          requiredAt: now - 1_000,
          deadline: Date.now() + 9_500,
          codes: [],
          extensionAllowed: false,
        },
      ],
    });
    expect(screen.getByText('Interrupted')).toBeTruthy();
    expect(screen.getByText('Conference')).toBeTruthy();
    expect(screen.getByText(/^00:(10|0\d)$/).className).toContain('urgent');
  });

  it('is one tab stop; arrows move, letters jump, Enter selects', async () => {
    const { user, store } = await mount(<TaskColumn />, { tasks: [ana, bor, cene] });
    await user.tab();
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Ana/);
    await user.keyboard('{ArrowDown}');
    expect(store.getState().ui.selectedId).toBeNull();
    await user.keyboard('{Enter}');
    expect(store.getState().ui.selectedId).toBe('i-b');
    expect(screen.getByRole('option', { selected: true }).getAttribute('aria-label')).toMatch(/^Bor/);
    await user.keyboard('{End}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Cene/);
    await user.keyboard('a');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^Ana/);
    expect(screen.getAllByRole('option').filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
  });

  it('selects with a click', async () => {
    const { user, store } = await mount(<TaskColumn />, { tasks: [ana, bor] });
    await user.click(screen.getByRole('option', { name: /^Bor/ }));
    expect(store.getState().ui.selectedId).toBe('i-b');
  });

  it('has the offers on top, each to be accepted there', async () => {
    const { user, callsOf } = await mount(<TaskColumn />, { tasks: [ana], offers: [sampleOffer(now, 'o')] });
    const offers = screen.getByRole('region', { name: 'Offers' });
    const list = screen.getByRole('listbox');
    expect(offers.compareDocumentPosition(list) & Node.DOCUMENT_POSITION_FOLLOWING).toBeTruthy();
    await user.click(within(offers).getByRole('button', { name: 'Accept Ana Novak, Orders' }));
    expect(callsOf('offer.accept')).toEqual([{ reservationIds: ['r-o'] }]);
  });
});

describe('what comes next', () => {
  it('is the customer who waits longest, else a wrap-up, else the first conversation', () => {
    const waiting = named('w', 'W', { unread: 1, lastActivityAt: now - 90_000 });
    expect(nextTask(groupTasks([ana, bor, waiting, cene], []))).toBe('i-w');
    expect(nextTask(groupTasks([ana, cene], []))).toBe('i-c');
    expect(nextTask(groupTasks([ana], []))).toBe('i-a');
    expect(nextTask(groupTasks([], []))).toBeNull();
  });

  it('comes up when the conversation on screen leaves the desk, and only then', async () => {
    const { publish, store } = await mount(<TaskColumn />, { tasks: [ana, bor, cene] }, 'i-c');
    await publish({ tasks: [ana, bor, { ...cene, unread: 1 }] });
    expect(store.getState().ui.selectedId).toBe('i-c');
    await publish({ tasks: [ana, bor] });
    expect(store.getState().ui.selectedId).toBe('i-b');
  });

  it('sorts wrap-ups by what runs out first', () => {
    const other = named('d', 'D', { state: 'wrapping', stateSince: now });
    const wrapUp = (id: string, deadline: number) => ({
      interactionId: id,
      state: 'pending' as const,
      requiredAt: now,
      deadline,
      codes: [],
      extensionAllowed: false,
    });
    const { wrapping } = groupTasks([cene, other], [wrapUp('i-c', now + 9), wrapUp('i-d', now + 5)]);
    expect(wrapping.map(({ interactionId }) => interactionId)).toEqual(['i-d', 'i-c']);
  });
});

describe('with nothing to do', () => {
  it('says so when Available', async () => {
    await mount(<TaskColumn />);
    expect(screen.getByText('You are Available.')).toBeTruthy();
    expect(screen.queryByRole('button')).toBeNull();
  });

  it('has the way to Available in place when Idle, and says when it is refused', async () => {
    const { user, callsOf, answer } = await mount(<TaskColumn />, {
      presence: samplePresence(now, { state: { kind: 'idle', activityId: 'lunch', label: 'Lunch', since: now } }),
    });
    expect(screen.getByText('Your state: Lunch.')).toBeTruthy();
    answer('presence.setState', () => refused('no-answer'));
    await user.click(screen.getByRole('button', { name: 'Set as Available' }));
    expect(callsOf('presence.setState')).toEqual([{ activityId: 'available' }]);
    expect(await screen.findByText(/could not be changed/)).toBeTruthy();
  });
});
