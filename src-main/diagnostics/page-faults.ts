// Errors of the page as the log may know them: which kind and where, not the words. Words on a console can quote what
// is on screen.
import type { WebContents } from 'electron';
import type { Fields, Log } from './log';

const KINDS =
  /(?:^|\s)(Uncaught|[A-Z][A-Za-z]*Error|Content Security Policy|TrustedHTML|TrustedScript|Minified React error #\d+)/;

/** The page has no other scripts; any other address is somebody's text. */
const SCRIPT = /^app:\/\/parley\/(?:assets\/)?([\w-]+\.js)$/;

/** @param source address of the script */
export function pageFault(message: string, source: string, line: number): Fields {
  const kind = KINDS.exec(message)?.[1]?.replaceAll(/[ #]+/g, '-') ?? 'console';
  return { kind, file: SCRIPT.exec(source)?.[1] ?? 'inline', line };
}

/**
 * Sizes changed twice in a frame and are told in the next one; Chromium calls it an error.
 * https://www.w3.org/TR/resize-observer/#deliver-resize-error
 */
const NO_FAULT = 'ResizeObserver loop';

interface ConsoleMessage {
  level: unknown;
  message: unknown;
  line: unknown;
  source: unknown;
}

/** Electron 35 and later put a console message into the event, older ones into the arguments behind it. */
export function consoleMessage(event: object, older: readonly unknown[]): ConsoleMessage {
  if ('message' in event) {
    const { level, message, lineNumber, sourceId } = event as Record<string, unknown>;
    return { level, message, line: lineNumber, source: sourceId };
  }
  const [level, message, line, source] = older;
  return { level: level === 3 ? 'error' : level, message, line, source };
}

/** @param echo gets the whole text; a developer's terminal, never in an installed program */
export function watchPage(contents: WebContents, log: Log, echo?: (text: string) => void): void {
  contents.on('console-message', (event, ...older: unknown[]) => {
    const { level, message, line, source } = consoleMessage(event, older);
    if (level !== 'error' || String(message).startsWith(NO_FAULT)) return;
    log.write('error', 'page.console', pageFault(String(message), String(source), Number(line)));
    echo?.(`page: ${String(message)} (${String(source)}:${String(line)})`);
  });
  contents.on('preload-error', (_event, _path, error) => {
    log.write('error', 'page.preload', { fault: error.name });
    echo?.(`preload: ${error.stack ?? error.message}`);
  });
  contents.on('unresponsive', () => {
    log.write('warning', 'page.unresponsive');
  });
}
