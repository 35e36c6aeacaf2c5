// Alerts that check themselves (SPEC 8): whether one would be seen is found out before the first one counts. Says it once;
// again only after it was better in between.
import type { AlertTrouble } from '../../src-preload/contract/alert';
import type { NotificationLook } from './presenter';

export type Weakness = AlertTrouble | 'do-not-disturb';

export interface SelfCheckDeps {
  look: () => Promise<NotificationLook>;
  /** Alerts are not seen. Each weakness once until it is gone. */
  warn: (why: Weakness) => void;
  better: () => void;
}

export interface SelfCheck {
  /** Looks anew. */
  run: () => Promise<NotificationLook>;
  /** A notification came on screen, or did not. */
  shown: () => void;
  failed: (why: AlertTrouble) => void;
  /** As last seen. */
  last: () => NotificationLook;
}

/** What a look alone can tell, and take back. */
const LOOKED_UP: readonly Weakness[] = ['no-server', 'do-not-disturb'];

export function createSelfCheck({ look, warn, better }: SelfCheckDeps): SelfCheck {
  let last: NotificationLook = {};
  let told: Weakness | undefined;

  function state(why: Weakness | undefined): void {
    if (told === why) return;
    told = why;
    if (why === undefined) better();
    else warn(why);
  }

  return {
    async run() {
      last = await look();
      const { hasServer, doNotDisturb } = last;
      // What an alert itself has met with weighs more than a look: only one that is shown proves otherwise.
      if (told === undefined || LOOKED_UP.includes(told))
        state(hasServer === false ? 'no-server' : doNotDisturb ? 'do-not-disturb' : undefined);
      return last;
    },
    shown() {
      if (told !== 'do-not-disturb') state(undefined);
    },
    failed: state,
    last: () => last,
  };
}
