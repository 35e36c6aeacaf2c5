// Masking that is switched on reaches what is already shown (SPEC 7), and so what was just read out to a screen reader:
// those words stand in the page for some seconds more.
import { useEffect, useRef } from 'react';
import type { OfferView, TaskView } from '../../src-preload/contract';
import { hush } from './announcer';
import { useDesk } from './store';

type Shown = { tasks: readonly TaskView[]; offers: readonly OfferView[] };

/** The same conversation is masked now, or the same request has other words. */
export const wasMasked = (before: Shown, now: Shown): boolean =>
  now.tasks.some(
    (task) => task.maskingOn && before.tasks.some((one) => one.interactionId === task.interactionId && !one.maskingOn),
  ) ||
  now.offers.some(({ reservationId, preview }) =>
    before.offers.some((one) => one.reservationId === reservationId && one.preview?.text !== preview?.text),
  );

export function useHush(): void {
  const tasks = useDesk((state) => state.tasks);
  const offers = useDesk((state) => state.offers);
  const before = useRef<Shown>({ tasks, offers });
  useEffect(() => {
    const now = { tasks, offers };
    if (wasMasked(before.current, now)) hush();
    before.current = now;
  }, [tasks, offers]);
}
