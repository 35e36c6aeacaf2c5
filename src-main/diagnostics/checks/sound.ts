// Check 9: can a request be heard. Whether there is a device only the page knows (Chromium plays the sounds); from the
// command line it stays unknown.
import type { SoundDevice } from '../../../src-preload/contract/checks';
import type { Settings } from '../../../src-preload/contract/settings';
import type { Check } from './check';

export interface SoundPorts {
  device: () => SoundDevice;
  settings: () => Pick<Settings, 'soundMuted' | 'soundVolume' | 'offerSound'>;
}

export function sound({ device, settings }: SoundPorts): Check<'sound'> {
  return () => {
    const { soundMuted, soundVolume, offerSound } = settings();
    if (device() === 'none') return { code: 'no-device' };
    if (soundMuted || !offerSound) return { code: 'muted' };
    if (soundVolume === 0) return { code: 'silent' };
    return { code: device() === 'unknown' ? 'unknown' : 'ready', facts: { volume: soundVolume } };
  };
}
