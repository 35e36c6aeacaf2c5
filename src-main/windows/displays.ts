// The displays that are there now, and the window's way back when the one it was on goes.
import { screen, type BrowserWindow } from 'electron';
import { openingPlace, type Rectangle } from './bounds';

/** Work areas in DIP, that of the primary display first. */
export function workAreas(): Rectangle[] {
  const primary = screen.getPrimaryDisplay();
  const others = screen.getAllDisplays().filter(({ id }) => id !== primary.id);
  return [primary, ...others].map(({ workArea }) => workArea);
}

/** @returns the way to stop */
export function keepReachable(window: BrowserWindow): () => void {
  const look = () => {
    if (window.isDestroyed()) return;
    const { x, width, height } = openingPlace({ ...window.getNormalBounds(), maximized: false }, workAreas());
    if (x !== undefined) return;
    window.setSize(width, height);
    window.center();
  };
  screen.on('display-removed', look);
  screen.on('display-metrics-changed', look);
  return () => {
    screen.off('display-removed', look);
    screen.off('display-metrics-changed', look);
  };
}
