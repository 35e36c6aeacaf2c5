// A queue or a colleague for the lists of the transfer and the conference dialog.
import type { TargetView } from '../../../src-preload/contract';
import type { TransferTarget } from '../../../src-protocol';

export function targetView({ id, kind, name, availability, canTake }: TransferTarget): TargetView {
  const { state, activityName, since } = availability;
  return {
    kind,
    id,
    name,
    availability: {
      state,
      ...(activityName === undefined ? {} : { label: activityName }),
      ...(since === undefined ? {} : { since }),
    },
    canTake,
  };
}
