// Whether the agent can see the window: what counts as read depends on it.
import type { BrowserWindow } from 'electron';

export interface WindowState {
  visible: boolean;
  focused: boolean;
}

/** Calls back at once and with every change. */
export function watchWindowState(window: BrowserWindow, changed: (state: WindowState) => void): void {
  let last = '';
  const look = () => {
    if (window.isDestroyed()) return;
    const state = { visible: window.isVisible() && !window.isMinimized(), focused: window.isFocused() };
    const now = JSON.stringify(state);
    if (now === last) return;
    last = now;
    changed(state);
  };
  window.on('show', look);
  window.on('hide', look);
  window.on('minimize', look);
  window.on('restore', look);
  window.on('focus', look);
  window.on('blur', look);
  look();
}
