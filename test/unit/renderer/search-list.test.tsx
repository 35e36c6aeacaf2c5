// The searchable list on its own: folding, skipping what cannot be taken, Home and End, input methods.
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { matching, SearchList } from '../../../src-renderer/ui/SearchList';

const ITEMS = [
  { id: 'a', label: 'Čakanje' },
  { id: 'b', label: 'Kosilo', isDisabled: true, note: 'full' },
  { id: 'c', label: 'Sestanek' },
  { id: 'd', label: 'Usposabljanje' },
];
const onSelect = vi.fn();

beforeEach(() => {
  onSelect.mockReset();
  Element.prototype.scrollIntoView = vi.fn();
  render(
    <SearchList
      label="States"
      placeholder="Search"
      items={ITEMS}
      emptyText="Nothing"
      selectedId="c"
      onSelect={onSelect}
    />,
  );
});
afterEach(cleanup);

const active = () =>
  document.getElementById(screen.getByRole('combobox').getAttribute('aria-activedescendant') ?? '')?.textContent;

it('starts at the selected one with the focus in the field', () => {
  expect(document.activeElement).toBe(screen.getByRole('combobox', { name: 'Search' }));
  expect(active()).toBe('Sestanek');
  expect(screen.getByRole('option', { selected: true }).textContent).toBe('Sestanek');
});

it('goes round and leaves out what cannot be taken', async () => {
  const user = userEvent.setup();
  await user.keyboard('{ArrowDown}');
  expect(active()).toBe('Usposabljanje');
  await user.keyboard('{ArrowDown}');
  expect(active()).toBe('Čakanje');
  await user.keyboard('{ArrowDown}');
  expect(active()).toBe('Sestanek');
  await user.keyboard('{ArrowUp}{ArrowUp}');
  expect(active()).toBe('Usposabljanje');
  await user.keyboard('{Home}{Enter}');
  expect(onSelect).toHaveBeenLastCalledWith('a');
  await user.keyboard('{End}{Enter}');
  expect(onSelect).toHaveBeenLastCalledWith('d');
});

it('cannot be made to take a disabled one', async () => {
  const user = userEvent.setup();
  await user.click(screen.getByRole('option', { name: /Kosilo/ }));
  await user.keyboard('kos{Enter}');
  expect(onSelect).not.toHaveBeenCalled();
});

it('tells that nothing fits', async () => {
  await userEvent.setup().keyboard('xyz');
  expect(screen.getByRole('status').textContent).toBe('Nothing');
  expect(screen.queryByRole('option')).toBeNull();
});

it('leaves Enter to an input method that composes', () => {
  const field = screen.getByRole('combobox');
  const enter = createEvent.keyDown(field, { key: 'Enter', isComposing: true });
  fireEvent(field, enter);
  expect(onSelect).not.toHaveBeenCalled();
  fireEvent.keyDown(field, { key: 'Enter' });
  expect(onSelect).toHaveBeenCalledWith('c');
});

it('takes the search back with the first Escape, and leaves the next one to what it is in', async () => {
  const user = userEvent.setup();
  const outer = vi.fn();
  document.body.addEventListener('keydown', outer);
  await user.keyboard('ses');
  outer.mockReset();
  await user.keyboard('{Escape}');
  expect(screen.getAllByRole('option')).toHaveLength(ITEMS.length);
  expect(outer).not.toHaveBeenCalled();
  await user.keyboard('{Escape}');
  expect(outer).toHaveBeenCalledTimes(1);
  document.body.removeEventListener('keydown', outer);
});

it('finds without accents and case', () => {
  expect(matching(ITEMS, ' cak').map(({ id }) => id)).toEqual(['a']);
  expect(matching(ITEMS, 'ČAK').map(({ id }) => id)).toEqual(['a']);
});
