// The two dialogs on a desk double: the list that cannot be loaded, stale answers, what is picked and lost, the notes, and
// the acts of the head with their reasons.
import { act, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { TargetList, TargetView, TaskView } from '../../../src-preload/contract';
import { NOTE_LENGTH } from '../../../src-preload/contract/note-length';
import { ok, refused } from '../../../src-preload/contract/result';
import { drafts } from '../../../src-renderer/app/drafts';
import { dialogOpened } from '../../../src-renderer/app/ui-slice';
import { DialogHost } from '../../../src-renderer/dialogs/DialogHost';
import { handoverBlock } from '../../../src-renderer/app/handover/block';
import { ChatHeader } from '../../../src-renderer/features/chat/ChatHeader';
import { whyNotHandOver } from '../../../src-renderer/features/chat/acts';
import { ClosedComposer } from '../../../src-renderer/features/chat/ClosedComposer';
import { mount, unmountAll } from '../../kit/renderer/mount';
import { plainText, sampleTask } from '../../kit/renderer/sample-desk';

afterEach(unmountAll);

const now = Date.now();
const task = sampleTask(now, '1');
const target = (name: string, over: Partial<TargetView> = {}): TargetView => ({
  kind: 'queue',
  id: name.toLowerCase(),
  name,
  availability: { state: 'open' },
  canTake: true,
  ...over,
});
const listOf = (...targets: TargetView[]): TargetList => ({ targets, asOf: now });
const QUEUES = listOf(target('Night', { availability: { state: 'closed' }, canTake: false }), target('Billing'));

async function open(kind: 'transfer' | 'conference', list = QUEUES) {
  const stage = await mount(<DialogHost />, { tasks: [task] }, 'i-1');
  stage.answer('target.list', () => ok(list));
  await act(async () => {
    stage.store.dispatch(dialogOpened({ kind, interactionId: 'i-1' }));
  });
  return stage;
}
const commit = () => screen.getByRole('button', { name: 'Transfer' });

describe('the list', () => {
  it('shows who can take it first, and says why it could not be loaded, with a way to try again', async () => {
    const stage = await open('transfer');
    const options = await screen.findAllByRole('option');
    expect(options.map((option) => option.textContent)).toEqual(['BillingOpen', 'NightClosed']);
    expect(options[1]?.getAttribute('aria-disabled')).toBe('true');
    stage.answer('target.list', () => refused('no-answer'));
    await stage.user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/could not be refreshed.*did not answer/);
    expect(screen.getAllByRole('option')).toHaveLength(2);
    stage.answer('target.list', () => ok(listOf()));
    await stage.user.click(screen.getByRole('button', { name: 'Refresh' }));
    expect(await screen.findByText('There is no other queue.')).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  it('is that of the tab on show, also when the other one’s answer comes later', async () => {
    const stage = await open('transfer');
    await screen.findAllByRole('option');
    const waiting: ((value: ReturnType<typeof ok<TargetList>>) => void)[] = [];
    stage.answer('target.list', () => new Promise((resolve) => waiting.push(resolve)));
    await stage.user.click(screen.getByRole('tab', { name: 'Agent' }));
    expect(screen.queryAllByRole('option')).toEqual([]);
    await stage.user.click(screen.getByRole('tab', { name: 'Queue' }));
    await waitFor(() => expect(waiting).toHaveLength(2));
    await act(async () => {
      waiting[1]?.(ok(listOf(target('Returns'))));
      waiting[0]?.(ok(listOf(target('Eva', { kind: 'agent', availability: { state: 'available', since: now } }))));
    });
    expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['ReturnsOpen']);
  });
});

describe('transfer', () => {
  it('sends target and note once, and closes', async () => {
    const { user, callsOf, store } = await open('transfer');
    await user.click(await screen.findByRole('option', { name: /Billing/ }));
    await user.type(screen.getByLabelText(/^Note/), 'in a hurry');
    await user.click(commit());
    expect(callsOf('transfer.start')).toEqual([
      { interactionId: 'i-1', target: { kind: 'queue', id: 'billing' }, note: 'in a hurry' },
    ]);
    expect(store.getState().ui.dialogs).toEqual([]);
  });

  it('refused: says why, keeps everything, and has a new list when the target was not available', async () => {
    const stage = await open('transfer');
    stage.answer('transfer.start', () => refused('target-unavailable'));
    await stage.user.click(await screen.findByRole('option', { name: /Billing/ }));
    stage.answer('target.list', () => ok(listOf(target('Billing', { canTake: false }))));
    await stage.user.click(commit());
    expect((await screen.findByRole('alert')).textContent).toMatch(/^Not transferred. The chosen target/);
    expect(await screen.findByText('Billing cannot take it any more. Choose again.')).toBeTruthy();
    expect(commit().hasAttribute('disabled')).toBe(true);
    expect(stage.callsOf('target.list')).toHaveLength(2);
  });

  it('takes no note beyond the limit and cuts nothing; the note outlives the dialog, not the conversation', async () => {
    const stage = await open('transfer');
    await stage.user.click(await screen.findByRole('option', { name: /Billing/ }));
    const note = () => screen.getByLabelText<HTMLTextAreaElement>(/^Note/);
    await stage.user.click(note());
    await stage.user.paste('n'.repeat(NOTE_LENGTH + 2));
    expect(note().value).toHaveLength(NOTE_LENGTH + 2);
    expect(commit().hasAttribute('disabled')).toBe(true);
    expect(screen.getAllByText('The note is 2 characters too long.')).toHaveLength(2);
    await stage.user.keyboard('{Backspace}{Backspace}{Escape}');
    const again = () =>
      act(async () => {
        stage.store.dispatch(dialogOpened({ kind: 'transfer', interactionId: 'i-1' }));
      });
    await again();
    expect(note().value).toHaveLength(NOTE_LENGTH);
    await stage.publish({ tasks: [] });
    await stage.user.keyboard('{Escape}');
    await stage.publish({ tasks: [task] });
    await again();
    expect(note().value).toBe('');
  });

  it('on its way it cannot be closed or sent twice, and its own wrap-up is no obstacle', async () => {
    const stage = await open('transfer');
    let answer: (value: ReturnType<typeof ok<null>>) => void = () => undefined;
    stage.answer('transfer.start', () => new Promise((resolve) => (answer = resolve)));
    await stage.user.click(await screen.findByRole('option', { name: /Billing/ }));
    await stage.user.click(commit());
    await stage.publish({ tasks: [{ ...task, state: 'wrapping' }] });
    await stage.user.keyboard('{Escape}');
    await stage.user.click(screen.getByRole('button', { name: 'Transferring…' }));
    expect(screen.queryByRole('alert')).toBeNull();
    expect(stage.callsOf('transfer.start')).toHaveLength(1);
    await act(async () => answer(ok(null)));
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('conference', () => {
  it('asks the colleague, and the composer takes the focus', async () => {
    const eva = target('Eva', { kind: 'agent', availability: { state: 'available', since: now } });
    const { user, callsOf, store } = await open('conference', listOf(eva));
    const before = store.getState().ui.composerTurn;
    await user.click(await screen.findByRole('option', { name: /Eva/ }));
    await user.click(screen.getByRole('button', { name: 'Request conference' }));
    expect(callsOf('target.list')).toEqual([{ interactionId: 'i-1', kind: 'agent', purpose: 'conference' }]);
    expect(callsOf('conference.start')).toEqual([{ interactionId: 'i-1', agentId: 'eva' }]);
    expect(store.getState().ui.composerTurn).toBe(before + 1);
  });
});

describe('what stands in the way', () => {
  const running = { state: 'running' as const, agentName: 'Eva' };
  it.each<[Partial<TaskView>, ReturnType<typeof handoverBlock>, ReturnType<typeof whyNotHandOver>]>([
    [{}, null, null],
    [{ state: 'interrupted', interruptedReason: 'asset-deleted' }, 'interrupted', 'asset-deleted'],
    [{ state: 'interrupted', interruptedReason: 'other' }, 'interrupted', 'interrupted'],
    [{ conference: running }, 'conference', 'running'],
    [{ pending: 'end' }, null, 'pending'],
  ])('%j', (over, block, why) => {
    expect(handoverBlock({ ...task, ...over }, 'live')).toBe(block);
    expect(whyNotHandOver({ ...task, ...over }, 'live')).toBe(why);
  });

  it('is the line, before anything is on its way, and the end before all', () => {
    expect(handoverBlock(task, 'reconnecting')).toBe('offline');
    expect(whyNotHandOver({ ...task, pending: 'end' }, 'lost')).toBe('offline');
    expect(handoverBlock(undefined, 'lost')).toBe('ended');
    expect(handoverBlock({ ...task, state: 'wrapping' }, 'live')).toBe('ended');
  });

  it('is said by the buttons; the guest has Exit conference alone', async () => {
    const over: Partial<TaskView> = { conference: running };
    const owner = await mount(<ChatHeader task={{ ...task, ...over }} />, { tasks: [{ ...task, ...over }] }, 'i-1');
    const button = screen.getByRole('button', { name: /^Transfer the conversation/ });
    expect(button.getAttribute('aria-disabled')).toBe('true');
    await owner.user.click(button);
    expect(owner.store.getState().ui.dialogs).toEqual([]);
    owner.answer('conference.end', () => refused('backend-trouble'));
    await owner.user.click(screen.getByRole('button', { name: /^End conference/ }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/could not be ended. The service has a problem/);
    unmountAll();

    const asGuest = { ...task, ...over, iAmOwner: false, receivedFrom: { name: 'Maja', note: plainText('Be kind') } };
    const guest = await mount(<ChatHeader task={asGuest} />, { tasks: [asGuest] }, 'i-1');
    expect(within(screen.getByRole('group')).getByText('Be kind')).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Transfer|^End/ })).toBeNull();
    await guest.user.click(screen.getByRole('button', { name: 'Exit conference' }));
    expect(guest.callsOf('conference.exit')).toEqual([{ interactionId: 'i-1' }]);
  });
});

describe('the draft of a conversation whose page was deleted', () => {
  it('is copied, and a copy that failed says what to do', async () => {
    drafts.set('i-1', 'I was about to say this');
    const cut: TaskView = { ...task, state: 'interrupted', interruptedReason: 'asset-deleted' };
    const { user } = await mount(<ClosedComposer task={cut} lock="interrupted" />, { tasks: [cut] }, 'i-1');
    const write = vi.spyOn(navigator.clipboard, 'writeText').mockRejectedValueOnce(new Error('denied'));
    await user.click(screen.getByRole('button', { name: 'Copy draft' }));
    expect((await screen.findByRole('alert')).textContent).toMatch(/^It could not be copied/);
    await user.click(screen.getByRole('button', { name: 'Copy draft' }));
    expect(await screen.findByRole('button', { name: 'Copied' })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
    expect(write).toHaveBeenLastCalledWith('I was about to say this');
  });
});
