// Says when a file may have changed: it was written, another was renamed over it, it appeared or it went. The folder is
// watched, because a watch on a file is lost with the first rename; where there is no folder, or no watch (network
// drives), a slow look finds it.
import { statSync, watch, type FSWatcher } from 'node:fs';
import { basename, dirname } from 'node:path';

/** How often it is looked at without being told, ms. */
export const LOOK_MS = 30_000;

/** Everything that a change leaves a trace in; empty: it is not there. */
function traceOf(path: string): string {
  try {
    const { ino, size, mtimeMs, ctimeMs } = statSync(path);
    return [ino, size, mtimeMs, ctimeMs].join();
  } catch {
    return '';
  }
}

const folderId = (folder: string) => {
  try {
    return statSync(folder).ino;
  } catch {
    return undefined;
  }
};

/** `changed` may be called when nothing changed, and several times for one change. Keeps no program alive. */
export function watchFile(file: string, changed: () => void, lookMs = LOOK_MS): () => void {
  const folder = dirname(file);
  const name = basename(file);
  let watcher: FSWatcher | undefined;
  let watched: number | undefined;
  let trace = traceOf(file);

  const leave = () => {
    watcher?.close();
    watcher = undefined;
    watched = undefined;
  };
  const follow = () => {
    const id = folderId(folder);
    if (id === watched && (watcher !== undefined || id === undefined)) return;
    leave();
    if (id === undefined) return;
    try {
      watcher = watch(folder, { persistent: false }, (_event, what) => {
        if (what !== null && what !== name) return;
        trace = traceOf(file);
        changed();
      });
      watcher.on('error', leave);
      watched = id;
    } catch {
      leave();
    }
  };
  const look = setInterval(() => {
    follow();
    const now = traceOf(file);
    if (now === trace) return;
    trace = now;
    changed();
  }, lookMs);
  look.unref();
  follow();
  return () => {
    clearInterval(look);
    leave();
  };
}
