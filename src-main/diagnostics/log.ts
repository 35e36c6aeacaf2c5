// The program's log: one JSON object a line, small files in rotation. It cannot hold customer text by design: a field
// is a number, a truth value or an identifier, and what does not look like an identifier is not written.
import { appendFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

export type Level = 'info' | 'warning' | 'error';
export type Fields = Record<string, number | boolean | string | undefined>;

export interface Log {
  /** @param what the event, dotted, e.g. `ipc.refused` */
  write: (level: Level, what: string, fields?: Fields) => void;
  /** How often each event was written since the start. */
  counts: () => Readonly<Record<string, number>>;
  /** Resolves when everything written so far is on disk. */
  flush: () => Promise<void>;
}

export interface LogDeps {
  /** Absolute path of the current file; older ones get `.1`, `.2` behind it. */
  file: string;
  now: () => number;
  /** Also gets every line; a developer's terminal. */
  echo?: (line: string) => void;
}

/** Bytes after which a new file begins, and how many are kept. */
const MAX_BYTES = 512 * 1024;
const KEPT = 3;
/** Lines waiting for a slow disk; beyond it they are dropped and counted. */
const MAX_WAITING = 1_000;

const IDENTIFIER = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** An identifier or code as it is; anything else, and anything with digits like a number of somebody's, is left out. */
export function redact(value: string): string {
  if (UUID.test(value)) return value;
  return IDENTIFIER.test(value) && !/\d[\d._:/-]{5,}\d/.test(value) ? value : '[left-out]';
}

const clean = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [redact(key), typeof value === 'string' ? redact(value) : value]),
  );

/** What may be known of something thrown: its kind and its code, never its words. */
export function faultFields(error: unknown): Fields {
  if (!(error instanceof Error)) return { fault: typeof error };
  const { code } = error as NodeJS.ErrnoException;
  const frame = /at .*?([\w.-]+\.[cm]?[jt]sx?):(\d+):(\d+)/.exec(error.stack ?? '');
  return {
    fault: error.name,
    ...(typeof code === 'string' ? { code } : {}),
    ...(frame ? { file: frame[1], line: Number(frame[2]), column: Number(frame[3]) } : {}),
  };
}

export function createLog({ file, now, echo }: LogDeps): Log {
  const counts: Record<string, number> = {};
  let waiting: string[] = [];
  let dropped = 0;
  let writing: Promise<void> = Promise.resolve();

  const rotate = async () => {
    const size = await stat(file).then(
      (found) => found.size,
      () => 0,
    );
    if (size < MAX_BYTES) return;
    await rm(`${file}.${KEPT - 1}`, { force: true });
    for (let age = KEPT - 2; age >= 1; age--)
      await rename(`${file}.${age}`, `${file}.${age + 1}`).catch(() => undefined);
    await rename(file, `${file}.1`);
  };
  const drain = async () => {
    const lines = waiting;
    waiting = [];
    if (lines.length === 0) return;
    // A log that cannot be written must not stop the program.
    try {
      await mkdir(dirname(file), { recursive: true });
      await rotate();
      await appendFile(file, lines.join(''), { mode: 0o600 });
    } catch {
      dropped += lines.length;
    }
  };

  return {
    write(level, what, fields = {}) {
      counts[what] = (counts[what] ?? 0) + 1;
      const entry = { at: new Date(now()).toISOString(), level, what: redact(what), ...clean(fields) };
      const line = JSON.stringify(dropped > 0 ? { ...entry, dropped } : entry);
      echo?.(line);
      if (waiting.length >= MAX_WAITING) {
        dropped += 1;
        return;
      }
      if (waiting.push(`${line}\n`) === 1) writing = writing.then(drain);
    },
    counts: () => counts,
    flush: () => writing,
  };
}
