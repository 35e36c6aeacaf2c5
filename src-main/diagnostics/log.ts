// The program's log: one JSON object a line, small files in rotation. It cannot hold customer text by design: a field
// is a number, a truth value or an identifier, and what does not look like an identifier is not written.
import { appendFile, mkdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { redact } from './redaction';
import { linesSince } from './retention';

export { faultFields } from './redaction';
export type Level = 'info' | 'warning' | 'error';
export type Fields = Record<string, number | boolean | string | undefined>;

export interface Log {
  /** @param what the event, dotted, e.g. `ipc.refused` */
  write: (level: Level, what: string, fields?: Fields) => void;
  /** Least level that goes to the disk. Until it is known lines wait in memory; a `flush` brings them there as well. */
  setLevel: (level: Level) => void;
  /** Deletes every line from before that time, epoch ms, of the older files too. Resolves when it is done. */
  forgetBefore: (time: number) => Promise<void>;
  /** The newest lines on the disk, oldest first, redacted once more: a file can be changed by others. */
  tail: (most: number) => Promise<string[]>;
  /** How often each event happened since the start, whatever its level. */
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

const clean = (fields: Fields) =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [redact(key), typeof value === 'string' ? redact(value) : value]),
  );

const RANK: Record<Level, number> = { info: 0, warning: 1, error: 2 };
const isLevel = (value: unknown): value is Level => typeof value === 'string' && Object.hasOwn(RANK, value);

/** A line of the file as it may be shown; undefined: it is none of ours. */
function shown(line: string): string | undefined {
  try {
    const { at, level, what, ...fields } = JSON.parse(line) as Record<string, unknown>;
    if (typeof at !== 'string' || !isLevel(level) || typeof what !== 'string') return undefined;
    const time = new Date(at).toISOString();
    const known = Object.entries(fields).filter(([, value]) => ['string', 'number', 'boolean'].includes(typeof value));
    return JSON.stringify({ at: time, level, what: redact(what), ...clean(Object.fromEntries(known) as Fields) });
  } catch {
    return undefined;
  }
}

export function createLog({ file, now, echo }: LogDeps): Log {
  const counts: Record<string, number> = {};
  /** Not known yet: everything waits. */
  let least: Level | undefined;
  let waiting: { level: Level; line: string }[] = [];
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
    const lines = waiting.map(({ line }) => line);
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

  const write = () => (writing = writing.then(drain));
  const isWanted = (level: Level) => least === undefined || RANK[level] >= RANK[least];
  const files = Array.from({ length: KEPT }, (_, age) => (age === 0 ? file : `${file}.${String(age)}`));

  return {
    write(level, what, fields = {}) {
      const event = redact(what);
      counts[event] = (counts[event] ?? 0) + 1;
      const entry = { at: new Date(now()).toISOString(), level, what: event, ...clean(fields) };
      const line = JSON.stringify(dropped > 0 ? { ...entry, dropped } : entry);
      echo?.(line);
      if (!isWanted(level)) return;
      if (waiting.length >= MAX_WAITING) {
        dropped += 1;
        return;
      }
      if (waiting.push({ level, line: `${line}\n` }) === 1 && least !== undefined) void write();
    },
    setLevel(level) {
      least = level;
      waiting = waiting.filter((one) => isWanted(one.level));
      void write();
    },
    forgetBefore: (time) =>
      (writing = writing.then(async () => {
        for (const one of files) await linesSince(one, time).catch(() => undefined);
      })),
    tail: async (most) => {
      await write();
      const texts = await Promise.all(files.toReversed().map((one) => readFile(one, 'utf8').catch(() => '')));
      return texts
        .flatMap((text) => text.split('\n'))
        .filter((line) => line !== '')
        .slice(-most)
        .flatMap((line) => shown(line) ?? []);
    },
    counts: () => counts,
    flush: () => write(),
  };
}
