// Notices: the way back from RONA, dismissal, freshness, words for everything a notice can be.
import { act, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, it, vi } from 'vitest';
import type { NoticeKind, NoticeView } from '../../../src-preload/contract';
import { NoticeBell } from '../../../src-renderer/features/notices/NoticeBell';
import { NoticeStack } from '../../../src-renderer/features/notices/NoticeStack';
import { samplePresence, sampleTask } from '../../kit/renderer/sample-desk';
import { renderStage, strikeStage } from '../../kit/renderer/stage';

afterEach(() => {
  vi.useRealTimers();
  strikeStage();
});

const NOW = Date.now();
const notice = (kind: NoticeKind, over: Partial<NoticeView> = {}): NoticeView => ({
  id: kind,
  kind,
  params: {},
  at: NOW,
  sticky: false,
  tone: 'info',
  ...over,
});
const rona = notice('rona', { params: { customer: 'Ana Novak', queue: 'Orders' }, sticky: true, tone: 'warning' });
const idle = samplePresence(NOW, { state: { kind: 'idle', label: 'RONA', systemReason: 'rona', since: NOW } });

it('names the missed offer and leads back to Available', async () => {
  const stage = await renderStage(<NoticeStack />, { presence: idle });
  stage.publish({ notices: [rona] });
  const card = screen.getByRole('article');
  expect(within(card).getByText(/Ana Novak \(Orders\) went back to the queue/)).toBeDefined();
  expect(screen.getByRole('alert').textContent).toContain('You missed a request');
  expect(document.activeElement).toBe(document.body);
  await stage.user.click(within(card).getByRole('button', { name: 'Set as Available' }));
  expect(stage.callsOf('presence.setState')).toEqual([{ activityId: 'available' }]);
});

it('lets the agent stay idle', async () => {
  const stage = await renderStage(<NoticeStack />, { presence: idle, notices: [rona] });
  await stage.user.click(screen.getByRole('button', { name: 'Stay idle' }));
  expect(stage.callsOf('notice.dismiss')).toEqual([{ noticeId: 'rona' }]);
  expect(stage.callsOf('presence.setState')).toEqual([]);
  stage.publish({ notices: [] });
  expect(screen.queryByRole('article')).toBeNull();
});

it('does not announce again what was there before', async () => {
  await renderStage(<NoticeStack />, { presence: idle, notices: [rona] });
  expect(screen.queryByText(/You missed a request\. /)).toBeNull();
});

it('lets a passing one go after 8 s in which it could be read, keeps it behind the bell', async () => {
  vi.useFakeTimers({ now: NOW, shouldAdvanceTime: true });
  const stage = await renderStage(
    <>
      <NoticeBell />
      <NoticeStack />
    </>,
    { notices: [notice('conversation-ended', { params: { customer: 'Ana Novak' } }), rona] },
  );
  const wait = (ms: number) =>
    act(() => {
      vi.advanceTimersByTime(ms);
    });
  const shown = () => screen.getAllByRole('article').length;
  wait(6_000);
  expect(shown()).toBe(2);
  // Held by the pointer, then by a hidden window: the time stands still.
  const pointer = userEvent.setup({ delay: null });
  await pointer.hover(screen.getAllByRole('article')[0]!);
  wait(60_000);
  expect(shown()).toBe(2);
  await pointer.unhover(screen.getAllByRole('article')[0]!);
  const hidden = vi.spyOn(document, 'hidden', 'get').mockReturnValue(true);
  wait(60_000);
  expect(shown()).toBe(2);
  hidden.mockRestore();
  wait(4_000);
  expect(shown()).toBe(1);
  vi.useRealTimers();
  await stage.user.click(screen.getByRole('button', { name: 'Notices: 2 unread' }));
  const centre = within(screen.getByRole('dialog', { name: 'Notification centre' }));
  expect(centre.getAllByRole('article')).toHaveLength(2);
  await stage.user.click(centre.getByRole('button', { name: 'Mark all as read' }));
  expect(stage.callsOf('notice.markAllRead')).toEqual([{}]);
  stage.publish({ notices: [{ ...rona, read: true }] });
  expect(screen.getByRole('button', { name: 'Notices: 1', hidden: true })).toBeDefined();
  stage.publish({ notices: [rona, notice('offer-gone')] });
  await stage.user.click(centre.getByRole('button', { name: 'Dismiss all' }));
  expect(stage.callsOf('notice.dismiss')).toHaveLength(2);
});

it('opens the conversation it is about', async () => {
  const stage = await renderStage(<NoticeStack />, {
    tasks: [sampleTask(NOW, 't1')],
    notices: [notice('interrupted', { interactionId: 'i-t1', sticky: true, tone: 'danger' })],
  });
  await stage.user.click(screen.getByRole('button', { name: 'Open conversation' }));
  expect(stage.store.getState().ui.selectedId).toBe('i-t1');
});

it('says that an accept came too late', async () => {
  const late = { ...rona, params: { ...rona.params, late: 'true' } };
  await renderStage(<NoticeStack />, { presence: idle, notices: [late] });
  expect(screen.getByRole('article').textContent).toMatch(
    /Too late: the time to accept Ana Novak \(Orders\) had run out/,
  );
});

const KINDS: NoticeKind[] = [
  'rona',
  'connection-lost-idle',
  'offer-gone',
  'interrupted',
  'unassigned',
  'conversation-ended',
  'wrap-up-automatic',
  'alert-failed',
  'alert-stale',
  'accept-failed',
  'state-refused',
  'backend-notice',
  'update-ready',
  'update-available',
];
it.each(KINDS)('has words for %s without any parameter', async (kind) => {
  await renderStage(<NoticeStack />, { notices: [notice(kind, { at: Date.now() })] });
  const text = screen.getByRole('article').textContent;
  expect(text).not.toMatch(/\{\{|undefined|notice:/);
  expect(text.length).toBeGreaterThan(30);
});
