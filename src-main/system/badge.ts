// The number on the program's icon: the launcher's or dock's badge, on Windows a small picture over the taskbar button.
import { app, nativeImage, type BrowserWindow } from 'electron';
import { overlayFor, type Glance } from './glance';

export interface Badge {
  show: (glance: Pick<Glance, 'count' | 'tooltip'>) => void;
}

export function createBadge(
  platform: NodeJS.Platform,
  iconFile: (name: string) => string,
  window: () => BrowserWindow | undefined,
): Badge {
  if (platform !== 'win32') return { show: ({ count }) => void app.setBadgeCount(count) };
  return {
    show({ count, tooltip }) {
      const overlay = overlayFor(count);
      const image = overlay === undefined ? null : nativeImage.createFromPath(iconFile(`${overlay}.png`));
      window()?.setOverlayIcon(image, image ? tooltip : '');
    },
  };
}
