// A window that is there, joined to the desk behind it: what it shows, what closing it means, and that it is where the
// agent left it at the next start.
import type { BrowserWindow } from 'electron';
import { faultFields, type Log } from '../diagnostics/log';
import { wordsIn } from '../system/native-words';
import { watchClosing } from '../windows/closing';
import { watchContextMenu } from '../windows/context-menu';
import { placeOf } from '../windows/main-window';
import { watchPageLife } from '../windows/page-life';
import { watchWindowState } from '../windows/window-state';
import type { DeskParts } from './desk-parts';

/** @returns to be called once more before the parts end: remembers where the window is */
export function attachWindow(
  window: BrowserWindow,
  { desk, outlet, store, settings, leaving }: DeskParts,
  log: Log,
): () => void {
  watchWindowState(window, (state) => {
    desk.setWindowState(state);
  });
  watchPageLife(window, {
    now: Date.now,
    left: () => {
      outlet.rewind();
      void desk.handlers.view.showing({ interactionId: null });
    },
    crashed: (reason, again) => {
      log.write('error', 'page.crashed', { reason, again });
    },
  });
  watchContextMenu(window, () => wordsIn(settings.view().language));
  const notWritten = (error: unknown) => {
    log.write('warning', 'settings.not-written', faultFields(error));
  };
  const remember = () => {
    if (!window.isDestroyed()) store.saveWindow(placeOf(window)).catch(notWritten);
  };
  watchClosing(window, {
    platform: process.platform,
    closeToTray: () => settings.view().values.closeToTray,
    leave: () => {
      leaving.ask();
    },
    lost: remember,
    hidden: () => {
      if (process.platform === 'darwin' || store.toldOfTray()) return;
      desk.raiseNotice({ id: 'kept-in-tray', kind: 'kept-in-tray', params: {}, sticky: true, tone: 'info' });
      store.saveToldOfTray().catch(notWritten);
    },
  });
  return remember;
}
