// Shows and withdraws notifications through Electron: the sole importer of its Notification. What could not be shown is
// reported, because a request nobody sees is the worst failure.
import { Notification } from 'electron';
import type { Presenter, PresenterEvents } from './presenter';

export interface PresenterDeps extends PresenterEvents {
  /** Absolute path of the program's icon. */
  icon: string;
  after: (ms: number, run: () => void) => () => void;
}

/** A system that has said neither "shown" nor "failed" by then shows nothing, ms. */
export const CONFIRM_MS = 5_000;

export function createPresenter(deps: PresenterDeps): Presenter {
  const { clicked, accepted, failed, shown, icon, after } = deps;
  // Strong references: a notification that is collected loses its click.
  const held = new Map<string, Notification>();

  const withdraw = (token: string) => {
    const notification = held.get(token);
    held.delete(token);
    notification?.close();
  };

  return {
    withdraw,
    look: () => Promise.resolve(Notification.isSupported() ? {} : { hasServer: false }),
    onScreen: () => new Set(held.keys()),
    withdrawAll() {
      for (const token of [...held.keys()]) withdraw(token);
      return Promise.resolve();
    },
    show(token, { title, body, urgent, accept }) {
      withdraw(token);
      if (!Notification.isSupported()) {
        failed(token, 'unsupported');
        return;
      }
      const notification = new Notification({
        title,
        body,
        icon,
        // The program has its own sound, which the agent can set.
        silent: true,
        ...(accept === undefined ? {} : { actions: [{ type: 'button' as const, text: accept }] }),
        // Stays until it is withdrawn or acted on.
        ...(urgent ? { urgency: 'critical', timeoutType: 'never' } : {}),
      });
      const mine = () => held.get(token) === notification;
      const cancel = after(CONFIRM_MS, () => {
        if (mine()) failed(token, 'no-answer');
      });
      held.set(token, notification);
      notification.on('show', () => {
        cancel();
        if (mine()) shown(token);
      });
      notification.on('click', () => {
        clicked(token);
      });
      notification.on('action', () => {
        accepted(token);
      });
      notification.on('failed', () => {
        cancel();
        if (!mine()) return;
        held.delete(token);
        failed(token, 'refused');
      });
      notification.on('close', () => {
        cancel();
        if (mine()) held.delete(token);
      });
      notification.show();
    },
  };
}
