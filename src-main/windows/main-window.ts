// The program's one window: made with every security preference stated, hidden until it has something to show, on the
// colour of its page.
import { BrowserWindow } from 'electron';
import { APP_PAGE } from '../security/app-origin';
import { webPreferences } from '../security/web-preferences';
import { MIN_SIZE, type openingPlace, type WindowPlace } from './bounds';

export interface MainWindowOptions {
  place: ReturnType<typeof openingPlace>;
  /** CSS colour behind the page. */
  colour: string;
  preload: string;
  icon: string;
  developer: boolean;
  /** Shown, in the taskbar only, or not at all (in the tray). */
  opening: 'shown' | 'minimized' | 'hidden';
}

export function openMainWindow({ place, colour, preload, icon, developer, opening }: MainWindowOptions): BrowserWindow {
  const { maximized, ...bounds } = place;
  const window = new BrowserWindow({
    ...bounds,
    minWidth: MIN_SIZE.width,
    minHeight: MIN_SIZE.height,
    title: 'Parley',
    icon,
    show: false,
    backgroundColor: colour,
    autoHideMenuBar: true,
    webPreferences: webPreferences(preload, developer),
  });
  const reveal = () => {
    // Somebody has brought it forward meanwhile.
    if (window.isVisible()) return;
    // Maximising shows it.
    if (maximized && opening === 'shown') window.maximize();
    if (opening === 'shown') window.show();
    else if (opening === 'minimized') window.minimize();
  };
  window.once('ready-to-show', reveal);
  // A page that does not load must not leave the agent without any window.
  window.webContents.once('did-fail-load', reveal);
  void window.loadURL(APP_PAGE).catch(() => undefined);
  return window;
}

/** Pure. How the window opens; a link is followed in the open. */
export const openingOf = (
  settings: { startMinimized: unknown; closeToTray: unknown },
  hasLink: boolean,
): MainWindowOptions['opening'] => {
  if (settings.startMinimized !== true || hasLink) return 'shown';
  return settings.closeToTray === true ? 'hidden' : 'minimized';
};

/** Brings the window to the front from wherever it is. */
export function bringForward(window: BrowserWindow): void {
  if (window.isMinimized()) window.restore();
  window.show();
  window.focus();
}

/** Where the window is, to open there the next time. */
export const placeOf = (window: BrowserWindow): WindowPlace => ({
  ...window.getNormalBounds(),
  maximized: window.isMaximized(),
});
