// Check 8: would an alert outside the window be seen. Nothing is shown for it; the settings have a test alert.
import type { Check } from './check';

export interface NotificationPorts {
  /** What the system says of its notifications; a member that is absent it does not say. */
  look: () => Promise<{ hasServer?: boolean; doNotDisturb?: boolean }>;
  /** Why the newest alert of this start was not shown; undefined: it was, or there was none. */
  trouble: () => Promise<string | undefined>;
}

export function notifications({ look, trouble }: NotificationPorts): Check<'notifications'> {
  return async () => {
    const { hasServer, doNotDisturb } = await look();
    if (hasServer === false) return { code: 'no-server' };
    const why = await trouble();
    if (why !== undefined) return { code: 'failing', facts: { why } };
    if (doNotDisturb === true) return { code: 'do-not-disturb' };
    return { code: hasServer === undefined && doNotDisturb === undefined ? 'unknown' : 'ready' };
  };
}
