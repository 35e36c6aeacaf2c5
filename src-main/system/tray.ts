// The tray: icon, tooltip and menu as they are given. A click brings up the window; on macOS and on most Linux desktops
// it opens the menu instead, which is the system's own way there.
import { Menu, nativeImage, Tray, type MenuItemConstructorOptions, type NativeImage } from 'electron';
import type { Glance } from './glance';
import type { TrayAct, TrayRow } from './tray-menu';

export interface ProgramTray {
  show: (glance: Glance, rows: readonly TrayRow[]) => void;
  remove: () => void;
}

export interface TrayDeps {
  platform: NodeJS.Platform;
  /** Path of a file of assets/tray by its name. */
  iconFile: (name: string) => string;
  act: (act: TrayAct) => void;
}

export function createTray({ platform, iconFile, act }: TrayDeps): ProgramTray {
  /** Linux hands one bitmap on and lets the panel scale it down; elsewhere the 2x file is found beside the first one. */
  const load = (icon: string): NativeImage => {
    if (platform === 'darwin') return nativeImage.createFromPath(iconFile(`${icon}Template.png`));
    if (platform === 'win32') return nativeImage.createFromPath(iconFile(`${icon}.png`));
    const twice = nativeImage.createFromPath(iconFile(`${icon}@2x.png`));
    return nativeImage.createFromBuffer(twice.toPNG({ scaleFactor: 2 }));
  };
  const images = new Map<string, NativeImage>();
  const image = (icon: string) => {
    const known = images.get(icon) ?? load(icon);
    images.set(icon, known);
    return known;
  };

  const item = (row: TrayRow): MenuItemConstructorOptions => {
    if (row.type === 'separator') return { type: 'separator' };
    if (row.type === 'text') return { label: row.label, enabled: false };
    const click = () => {
      act(row.act);
      // A radio turns by itself; what holds is what the backend says.
      if (shown) menu(shown.rows);
    };
    if (row.type === 'normal') return { label: row.label, click };
    return { type: row.type, label: row.label, checked: row.checked, enabled: row.enabled, click };
  };

  let tray: Tray | undefined;
  let shown: { glance: Glance; rows: readonly TrayRow[] } | undefined;
  const menu = (rows: readonly TrayRow[]) => {
    tray?.setContextMenu(Menu.buildFromTemplate(rows.map(item)));
  };

  return {
    show(glance, rows) {
      const before = shown;
      shown = { glance, rows };
      if (!tray) {
        tray = new Tray(image(glance.icon));
        tray.on('click', () => {
          if (platform !== 'darwin') act({ kind: 'open' });
        });
      } else if (before?.glance.icon !== glance.icon) tray.setImage(image(glance.icon));
      if (before?.glance.tooltip !== glance.tooltip) tray.setToolTip(glance.tooltip);
      if (platform === 'darwin' && before?.glance.count !== glance.count)
        tray.setTitle(glance.count > 0 ? String(glance.count) : '');
      // Building it anew closes an open one.
      if (JSON.stringify(before?.rows) !== JSON.stringify(rows)) menu(rows);
    },
    remove() {
      tray?.destroy();
      tray = undefined;
      shown = undefined;
    },
  };
}
