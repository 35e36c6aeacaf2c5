// Joins the desk's alerts to the notifications of the system, and their clicks to the window. Loaded with the first
// alert, or when the program has nothing else to do.
import { app, type BrowserWindow } from 'electron';
import type { DeskAlert } from '../desk';
import type { Log } from '../diagnostics/log';
import { createNotifier } from '../notify/notifier';
import { createPresenter } from '../notify/present';
import { revealOf } from '../notify/tokens';
import { places } from '../system/places';
import { bringForward } from '../windows/main-window';
import type { DeskParts } from './desk-parts';

export interface Alerts {
  tell: (alert: DeskAlert) => void;
  withdrawAll: () => void;
}

export function createAlerts(
  { desk, outlet, settings }: DeskParts,
  log: Log,
  window: () => BrowserWindow | undefined,
): Alerts {
  const presenter = createPresenter({
    icon: places(app.getAppPath()).icon,
    shown: () => {
      log.write('info', 'notify.shown');
    },
    failed: (_token, why) => {
      log.write('warning', 'notify.failed', { why });
      desk.noticeAlertFailed();
    },
    clicked: (token) => {
      const target = window();
      if (target) bringForward(target);
      const reveal = revealOf(token);
      if (reveal) outlet.publish({ reveal });
    },
  });
  const tell = createNotifier({ presenter, platform: process.platform, language: () => settings.view().language });
  return { tell, withdrawAll: presenter.withdrawAll };
}
