// Plays the program's sounds. Main says when: its clock goes on while the window is hidden. Without an output device there
// is nothing to hear and nothing breaks.
import message from '../../assets/sounds/message.wav?url&no-inline';
import offer from '../../assets/sounds/offer.wav?url&no-inline';
import type { SoundName } from '../../src-preload/contract';
import type { makeFeeds } from './feeds';

const FILES: Record<SoundName, string> = { offer, message };

/** One element a sound: a second request restarts the sound instead of playing over it. */
const players = new Map<SoundName, HTMLAudioElement>();

/**
 * @param volume percent
 * @returns false when it could not be played
 */
export async function playSound(sound: SoundName, volume: number): Promise<boolean> {
  const audio = players.get(sound) ?? new Audio(FILES[sound]);
  players.set(sound, audio);
  audio.volume = volume / 100;
  audio.currentTime = 0;
  return audio.play().then(
    () => true,
    () => false,
  );
}

/** Of several at once the loudest news: a request. Call once, before the first publication. */
export function followSounds(
  feeds: Pick<ReturnType<typeof makeFeeds>, 'on'>,
  volume: () => number,
  play: typeof playSound = playSound,
): () => void {
  return feeds.on('sounds', (sounds) => {
    void play(sounds.includes('offer') ? 'offer' : 'message', volume());
  });
}
