// The runtime of the tests may crash under the inspector before any code of the program has run ("Debugger attached",
// then SIGSEGV). Such a start, and nothing else, is made again; every one is told, so that they can be counted.

const CRASH = /\bSIG(?:SEGV|BUS|ABRT|TRAP|ILL)\b/;
const STARTS = 3;

interface Started {
  process(): { signalCode: NodeJS.Signals | null };
}

/** The signal that ended the process before it had a window, if a crash did. */
function crashOf(error: unknown, app: Started | undefined): string | undefined {
  return CRASH.exec(app === undefined ? String(error) : (app.process().signalCode ?? ''))?.[0];
}

/**
 * @param launch starts the program
 * @param firstWindow waits for its window; from there on nothing is tried again
 * @param crashed told of each start that ended by the signal of a crash
 * @throws what the start ended with, when that was no crash or it crashed each of three times
 */
export async function startAgainOnCrash<A extends Started, W>(
  launch: () => Promise<A>,
  firstWindow: (app: A) => Promise<W>,
  crashed: (signal: string) => void,
): Promise<{ app: A; page: W }> {
  for (let start = 1; ; start += 1) {
    let app: A | undefined;
    try {
      app = await launch();
      return { app, page: await firstWindow(app) };
    } catch (error) {
      const signal = crashOf(error, app);
      if (signal === undefined) throw error;
      crashed(signal);
      if (start === STARTS) throw error;
    }
  }
}
