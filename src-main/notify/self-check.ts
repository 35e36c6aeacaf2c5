// Alerts that check themselves (SPEC 8): whether one would be seen and heard is found out before the first one counts.
// Says it once; again only after it was better in between.
import type { AlertTrouble } from '../../src-preload/contract/alert';
import type { NotificationLook } from './presenter';

/** What the system says of itself. Absent: it cannot be read here. */
export interface SystemLook extends NotificationLook {
  outputMuted?: boolean;
}

export type Weakness = AlertTrouble | 'do-not-disturb' | 'output-muted';

/** What a look alone can tell, and take back. */
const LOOKED_UP: readonly Weakness[] = ['no-server', 'do-not-disturb'];

export interface SelfCheckDeps {
  look: () => Promise<SystemLook>;
  /** Alerts are not seen, or not heard. Each once until it is gone. */
  warn: (about: 'notification' | 'sound', why: Weakness) => void;
  better: (about: 'notification' | 'sound') => void;
}

export interface SelfCheck {
  /** Looks anew. */
  run: () => Promise<SystemLook>;
  /** A notification came on screen, or did not. */
  shown: () => void;
  failed: (why: AlertTrouble) => void;
  /** As last seen. */
  last: () => SystemLook;
}

export function createSelfCheck({ look, warn, better }: SelfCheckDeps): SelfCheck {
  let last: SystemLook = {};
  const told: { notification?: Weakness; sound?: Weakness } = {};

  function state(about: 'notification' | 'sound', why: Weakness | undefined): void {
    if (told[about] === why) return;
    if (why === undefined) {
      Reflect.deleteProperty(told, about);
      better(about);
    } else {
      told[about] = why;
      warn(about, why);
    }
  }

  return {
    async run() {
      last = await look();
      const { hasServer, doNotDisturb, outputMuted } = last;
      const isUnseen = hasServer === false ? 'no-server' : doNotDisturb ? 'do-not-disturb' : undefined;
      // What an alert itself has met with weighs more than a look: only one that is shown proves otherwise.
      if (told.notification === undefined || LOOKED_UP.includes(told.notification)) state('notification', isUnseen);
      state('sound', outputMuted ? 'output-muted' : undefined);
      return last;
    },
    shown() {
      if (told.notification !== 'do-not-disturb') state('notification', undefined);
    },
    failed: (why) => state('notification', why),
    last: () => last,
  };
}
