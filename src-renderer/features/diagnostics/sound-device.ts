// Whether this computer has something to play sounds with: only the page can ask Chromium. Kinds are told without any
// permission; names of devices are not, and are not wanted.
import type { SoundDevice } from '../../../src-preload/contract/checks';

export async function findSoundDevice(
  devices: Pick<MediaDevices, 'enumerateDevices'> | undefined,
): Promise<SoundDevice> {
  if (devices === undefined) return 'unknown';
  return devices.enumerateDevices().then(
    (found) => (found.some(({ kind }) => kind === 'audiooutput') ? 'there' : 'none'),
    () => 'unknown',
  );
}
