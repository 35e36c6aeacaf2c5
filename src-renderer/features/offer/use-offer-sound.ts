// Plays the sound of a new contact request once, at the volume the agent has set. Without an output device there is
// nothing to hear and nothing breaks: the request is on screen and in the notification all the same.
import { useEffect, useRef } from 'react';
import chime from '../../../assets/sounds/offer.wav?url&no-inline';
import type { OfferView } from '../../../src-preload/contract';
import { useDesk } from '../../app/store';

/** One element for all: a second request restarts the sound instead of playing over it. */
function makePlayer() {
  let audio: HTMLAudioElement | undefined;
  return (volume: number) => {
    audio ??= new Audio(chime);
    audio.volume = volume / 100;
    audio.currentTime = 0;
    audio.play().catch(() => undefined);
  };
}

export function useOfferSound(offers: readonly OfferView[], play: (volume: number) => void = defaultPlayer): void {
  const isOn = useDesk((state) => state.settings.values.offerSound);
  const volume = useDesk((state) => state.settings.values.soundVolume);
  const heard = useRef(new Set<string>());
  useEffect(() => {
    const fresh = offers.filter(({ reservationId }) => !heard.current.has(reservationId));
    heard.current = new Set(offers.map(({ reservationId }) => reservationId));
    if (fresh.length > 0 && isOn && volume > 0) play(volume);
  }, [offers, isOn, volume, play]);
}

const defaultPlayer = makePlayer();
