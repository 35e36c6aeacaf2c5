// What closing the window means: it hides, or the program ends.
import { app, type BrowserWindow } from 'electron';

export type CloseAct = 'close' | 'hide' | 'leave';

/**
 * Pure.
 * @param ending the program is ending anyway: nothing may hold it up
 * @param responds the page still answers; one that does not can neither be asked nor is worth keeping
 */
export function closeAct(state: {
  ending: boolean;
  responds: boolean;
  platform: NodeJS.Platform;
  closeToTray: boolean;
}): CloseAct {
  if (state.ending || !state.responds) return 'close';
  // On macOS closing a window never ends a program.
  return state.closeToTray || state.platform === 'darwin' ? 'hide' : 'leave';
}

export interface ClosingDeps {
  platform: NodeJS.Platform;
  closeToTray: () => boolean;
  /** It goes although nobody ended the program. */
  lost: () => void;
  /** It was hidden instead. */
  hidden: () => void;
  /** She wants to end the program; what follows is not the window's business. */
  leave: () => void;
}

export function watchClosing(window: BrowserWindow, { platform, closeToTray, lost, hidden, leave }: ClosingDeps): void {
  let ending = false;
  let responds = true;
  const end = () => {
    ending = true;
  };
  app.on('before-quit', end);
  // Windows ends the session: it waits for nobody.
  window.on('session-end', end);
  window.on('unresponsive', () => {
    responds = false;
  });
  window.on('responsive', () => {
    responds = true;
  });
  window.on('close', (event) => {
    const act = closeAct({ ending, responds, platform, closeToTray: closeToTray() });
    if (act === 'close') {
      if (!ending) lost();
      return;
    }
    event.preventDefault();
    if (act === 'leave') leave();
    else {
      window.hide();
      hidden();
    }
  });
}
