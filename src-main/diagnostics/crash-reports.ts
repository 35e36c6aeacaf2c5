// What is kept of a crash: one small file of codes on this computer. Chromium's own minidumps are not made, because they
// hold stack memory, and that of the main process may hold what a customer wrote (docs/security.md).
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { framesOf, redact, type Frame } from './redaction';
import { filesSince } from './retention';

export interface Crash {
  /** `renderer`, `GPU`, `Utility` as Chromium calls them; `main`. */
  process: string;
  /** Chromium's reason (`crashed`, `oom`, `killed`), `exception`, or `not-ended` (kill, power cut, crash of main). */
  reason: string;
  /** Of the process; on Linux and macOS the signal. */
  exitCode?: number;
  /** Which of several helper processes. */
  service?: string;
  /** Where in the program's own code, innermost first. */
  frames?: readonly Frame[];
}

export interface CrashReport extends Crash {
  /** RFC 3339. */
  at: string;
  program: string;
  electron: string;
  system: string;
}

export interface CrashReports {
  /** Writes a report, unless they are switched off. Never rejects; a burst of one kind is a few files. */
  add: (crash: Crash) => Promise<void>;
  /** Newest last; what cannot be read is left out. */
  list: () => Promise<CrashReport[]>;
  /** Deletes those from before that time, epoch ms. */
  forgetBefore: (time: number) => Promise<void>;
}

export interface CrashReportsDeps {
  folder: string;
  now: () => number;
  isOn: () => boolean;
  about: { program: string; electron: string; system: string };
}

/** Of one start: a page that crashes again and again must not fill the disk. */
const MOST = 20;

/** A thrown error as a crash of the main process. */
export const exceptionCrash = (error: unknown): Crash => ({
  process: 'main',
  reason: 'exception',
  ...(error instanceof Error ? { frames: framesOf(error) } : {}),
});

const isFrame = (value: unknown): value is Frame => {
  const { file, line, column } = (value ?? {}) as Record<string, unknown>;
  return typeof file === 'string' && typeof line === 'number' && typeof column === 'number';
};

/** Read like anything from outside: others can change the file. */
function readReport(content: string): CrashReport | undefined {
  try {
    const given = JSON.parse(content) as Record<string, unknown>;
    const text = (key: string) => (typeof given[key] === 'string' ? given[key] : '');
    const word = (key: string) => redact(text(key));
    // Versions look like numbers of somebody's to `redact`.
    const version = (key: string) => (/^[\w.+-]{1,60}$/.test(text(key)) ? text(key) : '');
    const at = new Date(text('at'));
    if (Number.isNaN(at.getTime())) return undefined;
    const frames = Array.isArray(given['frames']) ? given['frames'].filter(isFrame) : [];
    return {
      at: at.toISOString(),
      process: word('process'),
      reason: word('reason'),
      ...(typeof given['exitCode'] === 'number' ? { exitCode: given['exitCode'] } : {}),
      ...(given['service'] === undefined ? {} : { service: word('service') }),
      ...(frames.length === 0
        ? {}
        : { frames: frames.map(({ file, line, column }) => ({ file: redact(file), line, column })) }),
      program: version('program'),
      electron: version('electron'),
      system: version('system'),
    };
  } catch {
    return undefined;
  }
}

export function createCrashReports({ folder, now, isOn, about }: CrashReportsDeps): CrashReports {
  let written = 0;
  return {
    async add({ process, reason, exitCode, service, frames }) {
      if (!isOn() || written >= MOST) return;
      const at = new Date(now()).toISOString();
      const report: CrashReport = {
        at,
        process: redact(process),
        reason: redact(reason),
        ...(exitCode === undefined ? {} : { exitCode }),
        ...(service === undefined ? {} : { service: redact(service.replaceAll(' ', '-')) }),
        ...(frames === undefined || frames.length === 0 ? {} : { frames }),
        ...about,
      };
      written += 1;
      const name = `${at.replaceAll(/[:.]/g, '-')}-${String(written)}.json`;
      // A disk that refuses: the log has the crash as well, and this is no time for more trouble.
      await mkdir(folder, { recursive: true })
        .then(() => writeFile(join(folder, name), `${JSON.stringify(report)}\n`, { mode: 0o600 }))
        .catch(() => undefined);
    },
    async list() {
      const names = (await readdir(folder).catch(() => [])).filter((name) => name.endsWith('.json')).sort();
      const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8').catch(() => '')));
      return texts.flatMap((content) => readReport(content) ?? []);
    },
    forgetBefore: (time) => filesSince(folder, time),
  };
}
