// Masking that is switched on reaches what is already shown (SPEC 7), and so what was just read out to a screen reader:
// those words stand in the page for some seconds more, also of a request or a conversation that has left meanwhile.
import { useEffect, useRef } from 'react';
import type { OfferView } from '../../src-preload/contract';
import { hush } from './announcer';
import { useDesk } from './store';

interface Shown {
  isOn: boolean;
  offers: readonly OfferView[];
}

/** Masking is on now, or the same request has other words. */
const wasMasked = (before: Shown, now: Shown): boolean =>
  (now.isOn && !before.isOn) ||
  now.offers.some(({ reservationId, preview }) =>
    before.offers.some((one) => one.reservationId === reservationId && one.preview?.text !== preview?.text),
  );

export function useHush(): void {
  const isOn = useDesk((state) => state.masking.isOn);
  const offers = useDesk((state) => state.offers);
  const before = useRef<Shown>({ isOn, offers });
  useEffect(() => {
    const now = { isOn, offers };
    if (wasMasked(before.current, now)) hush();
    before.current = now;
  }, [isOn, offers]);
}
