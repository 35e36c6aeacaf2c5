// The target that was picked, as the newest list has it: one that cannot take it any more is not picked any more.
import type { TargetList, TargetView } from '../../../src-preload/contract';

export interface Picked {
  /** What can be committed. */
  target: TargetView | null;
  /** Picked before, and gone or taken since. */
  lost: TargetView | null;
}

export function pickedIn(list: TargetList | null, picked: TargetView | null): Picked {
  if (picked === null || list === null) return { target: null, lost: null };
  const now = list.targets.find(({ id }) => id === picked.id);
  return now?.canTake ? { target: now, lost: null } : { target: null, lost: picked };
}
