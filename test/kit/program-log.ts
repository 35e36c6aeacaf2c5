// The program's own log as a test reads it. An error in it fails the test, like one in the console.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export type LogEntry = { at: string; level: 'info' | 'warning' | 'error'; what: string } & Record<string, unknown>;

export interface ProgramLog {
  file: string;
  /** What this start of the program has written so far, oldest first; only of one event, if it is named. */
  entries(what?: string): LogEntry[];
  /** These errors are what the test is about. */
  mayHold(...whats: string[]): void;
  /** Errors nobody expected. */
  errors(): LogEntry[];
}

const linesOf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : []);

/** Call before the program starts: what earlier starts wrote is theirs. */
export function readProgramLog(userData: string): ProgramLog {
  const file = join(userData, 'logs', 'parley.log');
  const before = linesOf(file).length;
  // What the page says is heard by the test itself, with its words (complaints.ts).
  const expected = new Set(['page.console', 'page.crashed']);
  const entries = (what?: string) =>
    linesOf(file)
      .slice(before)
      .map((line) => JSON.parse(line) as LogEntry)
      .filter((entry) => what === undefined || entry.what === what);
  return {
    file,
    entries,
    mayHold(...whats) {
      for (const what of whats) expected.add(what);
    },
    errors: () => entries().filter(({ level, what }) => level === 'error' && !expected.has(what)),
  };
}
