// Shows and withdraws notifications of the system: the sole importer of Electron's Notification. It decides nothing;
// what could not be shown is reported, because a request nobody sees is the worst failure.
import { Notification } from 'electron';
import type { Worded } from './wording';

export interface Presenter {
  /** A notification with the same token is replaced. */
  show: (token: string, words: Worded, urgent: boolean) => void;
  withdraw: (token: string) => void;
  isShown: (token: string) => boolean;
  withdrawAll: () => void;
}

export interface PresenterDeps {
  clicked: (token: string) => void;
  /** It was not shown. `why`: a code. */
  failed: (token: string, why: 'unsupported' | 'refused') => void;
  shown: (token: string) => void;
  /** Absolute path of the program's icon. */
  icon: string;
}

export function createPresenter({ clicked, failed, shown, icon }: PresenterDeps): Presenter {
  // Strong references: a notification that is collected loses its click.
  const held = new Map<string, Notification>();

  const withdraw = (token: string) => {
    const notification = held.get(token);
    held.delete(token);
    notification?.close();
  };

  return {
    withdraw,
    isShown: (token) => held.has(token),
    withdrawAll() {
      for (const token of [...held.keys()]) withdraw(token);
    },
    show(token, { title, body }, urgent) {
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
        // Stays until it is withdrawn or acted on.
        ...(urgent ? { urgency: 'critical', timeoutType: 'never' } : {}),
      });
      const mine = () => held.get(token) === notification;
      held.set(token, notification);
      notification.on('show', () => {
        shown(token);
      });
      notification.on('click', () => {
        clicked(token);
      });
      notification.on('failed', () => {
        if (!mine()) return;
        held.delete(token);
        failed(token, 'refused');
      });
      notification.on('close', () => {
        if (mine()) held.delete(token);
      });
      notification.show();
    },
  };
}
