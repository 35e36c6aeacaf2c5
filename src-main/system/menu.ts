// The application menu. Windows and Linux have none: every action is in the page, with its own keys. macOS cannot copy
// and paste without one.
import { Menu, type MenuItemConstructorOptions } from 'electron';

const MAC_MENU: MenuItemConstructorOptions[] = [{ role: 'appMenu' }, { role: 'editMenu' }, { role: 'windowMenu' }];

/** Before `ready`: otherwise Electron builds its default menu first. */
export function setMenu(platform: NodeJS.Platform): void {
  Menu.setApplicationMenu(platform === 'darwin' ? Menu.buildFromTemplate(MAC_MENU) : null);
}
