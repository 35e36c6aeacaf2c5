// The window phase: page, guards and window, with what the settings file says about place and colour. Nothing here
// waits for the parts behind it.
import { app, nativeTheme, protocol, session, type BrowserWindow } from 'electron';
import type { Settings } from '../../src-preload/contract/settings';
import { watchPage } from '../diagnostics/page-faults';
import type { Log } from '../diagnostics/log';
import { APP_SCHEME } from '../security/app-origin';
import { guardSession } from '../security/guards';
import type { Report } from '../security/report';
import { forcedSwitch, type Reading } from '../settings/policy/reading';
import { readSettingsFile, settingsFile } from '../settings/settings-file';
import { themeSource, windowColour } from '../settings/theme';
import { answerAppFile } from '../system/app-files';
import { places } from '../system/places';
import { openingPlace, readPlace } from '../windows/bounds';
import { workAreas } from '../windows/displays';
import { openingOf, openMainWindow } from '../windows/main-window';

const isTheme = (value: unknown): value is Settings['theme'] =>
  value === 'system' || value === 'light' || value === 'dark' || value === 'contrast';

/** At the start, when the agent changes it and when the system does. */
export function applyTheme(theme: Settings['theme'], window?: BrowserWindow): void {
  const source = themeSource(theme);
  if (nativeTheme.themeSource !== source) nativeTheme.themeSource = source;
  if (window && !window.isDestroyed()) window.setBackgroundColor(windowColour(theme, nativeTheme.shouldUseDarkColors));
}

/** Longest wait for the page to have asked for its files, ms: it shows them, not whether it can. */
const ASKS_WITHIN_MS = 400;

/** What the first paint cannot do without. */
const FIRST_FILES = ['.html', '.js', '.css'];

export interface MainView {
  window: BrowserWindow;
  /**
   * The page has asked for what its first paint needs. Until then the main process had better be idle: it is asked for
   * every file, and what it loads meanwhile holds the page up.
   */
  served: Promise<void>;
}

function watchFirstFiles(): { served: Promise<void>; asked: (url: string) => void } {
  const missing = new Set(FIRST_FILES);
  let done: () => void = () => undefined;
  const served = new Promise<void>((resolve) => (done = resolve));
  const late = setTimeout(done, ASKS_WITHIN_MS);
  return {
    served,
    asked: (url) => {
      for (const ending of missing) if (url.endsWith(ending)) missing.delete(ending);
      if (missing.size > 0) return;
      clearTimeout(late);
      // Behind the answer that is being given.
      setImmediate(done);
    },
  };
}

/**
 * @param hasLink the program was started by a link
 * @param forced what the organisation's policies say, as far as it is known
 */
export function openMainView(log: Log, report: Report, hasLink: boolean, forced: readonly Reading[]): MainView {
  const developer = !app.isPackaged;
  const { renderer, preload, icon } = places(app.getAppPath());
  const file = readSettingsFile(settingsFile(app.getPath('userData')));
  const saved = file.state === 'read' ? file.values : {};
  const chosen = (saved['settings'] ?? {}) as Record<string, unknown>;
  const holds = (key: 'startMinimized' | 'closeToTray') => forcedSwitch(forced, key) ?? chosen[key];
  const stored = chosen['theme'];
  const theme = isTheme(stored) ? stored : 'system';
  applyTheme(theme);

  guardSession(session.defaultSession, developer, report);
  const answer = answerAppFile(renderer);
  const { served, asked } = watchFirstFiles();
  // `protocol.handle` loads Node's whole fetch (undici) in front of the first paint: a fifth of the cold start.
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the measured reason above
  protocol.registerFileProtocol(APP_SCHEME, (request, callback) => {
    callback(answer(request));
    asked(request.url);
  });
  const window = openMainWindow({
    place: openingPlace(readPlace(saved['window']), workAreas()),
    colour: windowColour(theme, nativeTheme.shouldUseDarkColors),
    preload,
    icon,
    developer,
    opening: openingOf({ startMinimized: holds('startMinimized'), closeToTray: holds('closeToTray') }, hasLink),
  });
  watchPage(window.webContents, log, developer ? (text) => process.stderr.write(`${text}\n`) : undefined);
  return { window, served };
}
