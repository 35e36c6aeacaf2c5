// Where the main window opens: where it was, if that place still exists on a screen. Pure.
export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface WindowPlace extends Rectangle {
  maximized: boolean;
}

export const MIN_SIZE = { width: 500, height: 500 };
export const DEFAULT_SIZE = { width: 1280, height: 820 };
/** As much of the window must lie on some screen that the agent can grab and move it, px. */
const GRIP = { width: 120, height: 40 };

const overlap = (from: number, length: number, start: number, size: number) =>
  Math.min(from + length, start + size) - Math.max(from, start);

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

/** What a settings file says about the window, if it says something usable. */
export function readPlace(given: unknown): WindowPlace | undefined {
  if (typeof given !== 'object' || given === null) return undefined;
  const { x, y, width, height, maximized } = given as Record<string, unknown>;
  if (!isWhole(x) || !isWhole(y) || !isWhole(width) || !isWhole(height)) return undefined;
  return { x, y, width, height, maximized: maximized === true };
}

/**
 * @param saved the place at the last close
 * @param screens work areas of all displays, the primary one first
 * @returns size, and a position unless the window is to be centred
 */
export function openingPlace(
  saved: WindowPlace | undefined,
  screens: readonly Rectangle[],
): { width: number; height: number; x?: number; y?: number; maximized: boolean } {
  const primary = screens[0];
  const fit = ({ width, height }: { width: number; height: number }, screen: Rectangle | undefined) => ({
    width: Math.max(MIN_SIZE.width, Math.min(width, screen?.width ?? width)),
    height: Math.max(MIN_SIZE.height, Math.min(height, screen?.height ?? height)),
  });
  if (!saved) return { ...fit(DEFAULT_SIZE, primary), maximized: false };
  // The title bar decides: only its strip has to be within reach.
  const screen = screens.find(
    (area) =>
      overlap(saved.x, saved.width, area.x, area.width) >= GRIP.width &&
      overlap(saved.y, GRIP.height, area.y, area.height) >= GRIP.height / 2,
  );
  const size = fit(saved, screen ?? primary);
  if (!screen) return { ...size, maximized: saved.maximized };
  return { ...size, x: saved.x, y: saved.y, maximized: saved.maximized };
}
