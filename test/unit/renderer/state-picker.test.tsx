// The state picker (SPEC 1): words and not colour alone, order, search, keyboard, pending, refusal.
import { screen, waitFor, within } from '@testing-library/react';
import { afterEach, expect, it } from 'vitest';
import { refused } from '../../../src-preload/contract/result';
import { StatePicker } from '../../../src-renderer/features/presence/StatePicker';
import { NoticeStack } from '../../../src-renderer/features/notices/NoticeStack';
import { samplePresence } from '../../kit/renderer/sample-desk';
import { renderStage, strikeStage } from '../../kit/renderer/stage';

afterEach(strikeStage);

const NOW = Date.now();
const idle = (over = {}) =>
  samplePresence(NOW, {
    state: {
      kind: 'idle',
      activityId: 'lunch',
      label: 'Lunch',
      since: NOW - 65_000,
      idleSince: NOW - 600_000,
      ...over,
    },
  });
const trigger = () => screen.getByRole('button', { name: /Your state/ });

it('says the state in words with its time', async () => {
  await renderStage(<StatePicker />, { presence: idle() });
  expect(trigger().textContent).toMatch(/^Lunch01:0[4-9]$/);
  expect(trigger().getAttribute('aria-label')).toBe('Your state: Lunch');
});

it('lists Available first, then the reasons, none of the system’s', async () => {
  const { user } = await renderStage(<StatePicker />, {
    presence: idle({ activityId: undefined, systemReason: 'rona' }),
  });
  expect(trigger().textContent).toContain('missed request');
  await user.click(trigger());
  const names = screen.getAllByRole('option').map((option) => option.textContent);
  expect(names).toEqual(['Available', 'Break', 'Lunch', 'Meeting', 'Training']);
});

it('is worked by keyboard alone: open, search, choose', async () => {
  const { user, callsOf } = await renderStage(<StatePicker />, { presence: idle() });
  await user.tab();
  expect(document.activeElement).toBe(trigger());
  await user.keyboard('{Enter}');
  const search = screen.getByRole('combobox', { name: 'Search states' });
  expect(document.activeElement).toBe(search);
  await user.keyboard('tra');
  expect(screen.getAllByRole('option').map((option) => option.textContent)).toEqual(['Training']);
  await user.keyboard('{Enter}');
  expect(callsOf('presence.setState')).toEqual([{ activityId: 'training' }]);
  expect(screen.queryByRole('option')).toBeNull();
  await waitFor(() => expect(document.activeElement).toBe(trigger()));
});

it('says so when nothing fits; Escape takes the search back, then closes without a change', async () => {
  const { user, callsOf } = await renderStage(<StatePicker />, { presence: idle() });
  await user.click(trigger());
  await user.keyboard('zzz');
  expect(screen.getByText('No state fits this search.')).toBeDefined();
  await user.keyboard('{Escape}');
  expect(screen.getAllByRole('option')).not.toEqual([]);
  await user.keyboard('{Escape}');
  expect(screen.queryByRole('combobox')).toBeNull();
  expect(callsOf('presence.setState')).toEqual([]);
});

it('does not ask for the state it is in', async () => {
  const { user, callsOf } = await renderStage(<StatePicker />, { presence: idle() });
  await user.click(trigger());
  await user.click(screen.getByRole('option', { name: 'Lunch' }));
  expect(callsOf('presence.setState')).toEqual([]);
});

it('shows what was asked for until it is confirmed, then announces it', async () => {
  const { publish } = await renderStage(<StatePicker />, { presence: idle() });
  publish({ presence: { ...idle(), pending: { activityId: 'available', label: 'Available', kind: 'available' } } });
  expect(trigger().textContent).toBe('Available');
  publish({ presence: samplePresence(NOW) });
  expect(trigger().textContent).toMatch(/^Available\d\d:\d\d$/);
  expect(screen.getByRole('status').textContent).toBe('You are now: Available');
});

it('comes back to the confirmed state with a reason when refused', async () => {
  const stage = await renderStage(
    <>
      <StatePicker />
      <NoticeStack />
    </>,
    { presence: idle() },
  );
  stage.answer('presence.setState', () => refused('offline'));
  await stage.user.click(trigger());
  await stage.user.click(screen.getByRole('option', { name: 'Available' }));
  const message = await screen.findByRole('article');
  expect(within(message).getByText(/There is no connection right now/)).toBeDefined();
  expect(trigger().textContent).toContain('Lunch');
});

it('shows Engaged with the state behind it and the capacity', async () => {
  const { user } = await renderStage(<StatePicker />, {
    presence: samplePresence(NOW, { engaged: 'idle', state: idle().state }),
  });
  expect(trigger().getAttribute('aria-label')).toBe('Your state: Engaged, Lunch');
  await user.click(trigger());
  expect(screen.getByText('3 of 5')).toBeDefined();
  expect(screen.getByText('You finish what is open; nothing new arrives.')).toBeDefined();
  expect(screen.getByText('Idle in all').parentElement?.textContent).toMatch(/10:0\d$/);
});
