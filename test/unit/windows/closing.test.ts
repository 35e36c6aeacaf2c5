// What closing the window means on each system, and how the window opens.
import { expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ app: {}, BrowserWindow: {} }));
const { closeAct } = await import('../../../src-main/windows/closing');
const { openingOf } = await import('../../../src-main/windows/main-window');

const act = (over: object = {}) =>
  closeAct({ ending: false, responds: true, platform: 'linux', closeToTray: false, ...over });

it('leaves, hides where the agent or the system wants that, and never holds up an end', () => {
  expect(act()).toBe('leave');
  expect(act({ closeToTray: true })).toBe('hide');
  expect(act({ platform: 'darwin' })).toBe('hide');
  expect(act({ closeToTray: true, ending: true })).toBe('close');
  expect(act({ platform: 'darwin', responds: false })).toBe('close');
});

it('opens in the background where the agent chose so, but not for a link', () => {
  const opening = (startMinimized: unknown, closeToTray: unknown, hasLink = false) =>
    openingOf({ startMinimized, closeToTray }, hasLink);
  expect(opening(undefined, undefined)).toBe('shown');
  expect(opening('yes', true)).toBe('shown');
  expect(opening(true, false)).toBe('minimized');
  expect(opening(true, true)).toBe('hidden');
  expect(opening(true, true, true)).toBe('shown');
});
