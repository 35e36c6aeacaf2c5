// The phase of tray, badge, power and login: their code is loaded with the first request, or when the first paint is
// long over.
import type { BrowserWindow } from 'electron';
import { faultFields, type Log } from '../diagnostics/log';
import type { DeskParts } from './desk-parts';
import type { Stop } from './phases';

export interface NativePhaseDeps {
  parts: DeskParts;
  log: Log;
  window: () => BrowserWindow | undefined;
  command: readonly string[];
  /** Runs when nothing else is to do; returns the way to cancel it. */
  whenIdle: (run: () => void) => () => void;
}

export function startNative({ whenIdle, ...deps }: NativePhaseDeps): Stop {
  let loading: Promise<() => void> | undefined;
  const load = () => {
    loading ??= import('./native')
      .then(({ createNative }) => createNative(deps))
      .catch((error: unknown) => {
        // Requests still reach the agent in the window and as notifications.
        deps.log.write('error', 'native.failed', faultFields(error));
        return () => undefined;
      });
  };
  const stop = deps.parts.desk.onAlert((alert) => {
    if (alert.kind === 'offer-raised') load();
  });
  const cancel = whenIdle(load);
  return async () => {
    cancel();
    stop();
    if (loading) (await loading)();
  };
}
