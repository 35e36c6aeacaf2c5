// When a sound is to be heard: at once, and for requests again until none waits any more (SPEC 8). Kept in main, whose
// clock goes on while the window is hidden; the page only plays.
import type { SoundName } from '../../src-preload/contract/alert';
import type { Settings } from '../../src-preload/contract/settings';
import type { DeskAlert } from '../desk';

export interface AlarmDeps {
  settings: () => Pick<Settings, 'offerSound' | 'messageSound' | 'soundMuted' | 'soundVolume' | 'alertRepeat'>;
  /** A request waits that the agent is not just accepting. */
  isWaiting: () => boolean;
  play: (sound: SoundName) => void;
  now: () => number;
  after: (ms: number, run: () => void) => () => void;
}

export interface Alarm {
  tell: (alert: DeskAlert) => void;
  /** A notification of a request did not come on screen: heard even where its sound is off, unless all are muted. */
  standIn: (sound: SoundName) => void;
  stop: () => void;
}

/** The same sound again within this time is one sound, ms: 200 requests in 10 s are no drum roll. */
export const CLOSE_MS = 1_500;

/** Which sound an alert makes, if any. A message that is seen needs none. */
function soundOf(alert: DeskAlert): SoundName | undefined {
  switch (alert.kind) {
    case 'offer-raised':
    case 'assigned':
      return 'offer';
    case 'message':
      return alert.seen ? undefined : 'message';
    case 'rona':
    case 'connection-lost':
      return 'message';
    case 'offer-changed':
    case 'offer-withdrawn':
    case 'messages-revised':
    case 'conversation-seen':
    case 'wrap-up-automatic':
    case 'masking-on':
    case 'connection-back':
    case 'signed-out':
      return undefined;
  }
}

export function createAlarm({ settings, isWaiting, play, now, after }: AlarmDeps): Alarm {
  const playedAt = new Map<SoundName, number>();
  let cancel: (() => void) | undefined;

  const isOn = (sound: SoundName) => (sound === 'offer' ? settings().offerSound : settings().messageSound);

  function sound(name: SoundName): void {
    const { soundMuted, soundVolume } = settings();
    if (soundMuted || soundVolume === 0) return;
    const at = now();
    if (at - (playedAt.get(name) ?? -Infinity) < CLOSE_MS) return;
    playedAt.set(name, at);
    play(name);
  }

  function stop(): void {
    cancel?.();
    cancel = undefined;
  }

  /** The setting is asked each time: changed while a request rings, it holds from the next ring on. */
  function repeat(): void {
    stop();
    const seconds = settings().alertRepeat;
    if (seconds === 0) return;
    cancel = after(seconds * 1_000, () => {
      cancel = undefined;
      if (!isWaiting()) return;
      if (isOn('offer')) sound('offer');
      repeat();
    });
  }

  return {
    tell(alert) {
      const name = soundOf(alert);
      if (name && isOn(name)) sound(name);
      if (alert.kind === 'offer-raised') repeat();
      if (alert.kind === 'signed-out' || (alert.kind === 'offer-withdrawn' && !isWaiting())) stop();
    },
    standIn: sound,
    stop,
  };
}
