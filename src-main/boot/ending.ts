// The program's end: parts end in the reverse order of their start, then Electron quits. What the system wants (a
// signal, a log-out, a shutdown) is never held up by a question.
import { app, powerMonitor } from 'electron';
import type { Running } from './phases';

export interface Ending {
  /** Ends the program without asking; `quit`: another way to tell the system so. */
  end: (quit?: () => void) => void;
  /** From now on; `ask` is for a Quit that comes from a person. */
  watch: (running: Promise<Running>, ask: () => void) => void;
}

export function createEnding(platform: NodeJS.Platform): Ending {
  // On macOS a person's Quit (menu, dock) arrives as `before-quit`. Elsewhere a person closes the window or uses the
  // tray, which ask before they come here; the rest is the system.
  let isSure = platform !== 'darwin';
  let ended = false;
  const end: Ending['end'] = (quit) => {
    isSure = true;
    if (quit) quit();
    else app.quit();
  };
  return {
    end,
    watch(running, ask) {
      if (!isSure) {
        process.once('SIGTERM', () => {
          end();
        });
        void app.whenReady().then(() => {
          powerMonitor.on('shutdown', () => {
            isSure = true;
          });
        });
      }
      app.on('window-all-closed', end);
      app.on('before-quit', (event) => {
        if (ended) return;
        event.preventDefault();
        if (!isSure) {
          // Not inside the event: what is asked may quit at once.
          setImmediate(ask);
          return;
        }
        void running
          .then(
            ({ stop }) => stop(),
            () => undefined,
          )
          .then(() => {
            ended = true;
            app.quit();
          });
      });
    },
  };
}
