// Keeps the system from suspending the program while customers may come or wait: a suspended program misses offers.
// The screen may still go dark.
import type { DeskSlices } from '../../src-preload/contract';

/** The two verbs of Electron's powerSaveBlocker it needs. */
export interface Blocker {
  start: (type: 'prevent-app-suspension') => number;
  stop: (id: number) => unknown;
}

/**
 * Pure. Available or Engaged keeps it awake (SPEC 8), unless setting or policy forbid.
 * A wrap-up counts as Engaged; being offered something does as well.
 */
export const mustStayAwake = (
  { presence, tasks, offers }: Pick<DeskSlices, 'presence' | 'tasks' | 'offers'>,
  allowed: boolean,
): boolean => allowed && presence !== null && (presence.state.kind === 'available' || tasks.length + offers.length > 0);

export function createStayAwake(blocker: Blocker): (wanted: boolean) => void {
  let id: number | undefined;
  return (wanted) => {
    if (wanted && id === undefined) id = blocker.start('prevent-app-suspension');
    else if (!wanted && id !== undefined) {
      blocker.stop(id);
      id = undefined;
    }
  };
}
