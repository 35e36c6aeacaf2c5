// The phase of diagnostics: the log gets its level, what is too old is deleted, crashes leave a note; checks and report are
// loaded with the first call of the page.
import { join } from 'node:path';
import type { App } from 'electron';
import type { Handlers } from '../../src-preload/contract';
import { aboutProgram } from '../diagnostics/about';
import { createCrashReports, exceptionCrash, type Crash, type CrashReports } from '../diagnostics/crash-reports';
import type { Diagnostics } from '../diagnostics/diagnostics';
import type { Log } from '../diagnostics/log';
import { DAY_MS } from '../diagnostics/retention';
import type { UserSettings } from '../settings/user-settings';
import type { Alerts } from './alerts';
import type { DeskParts } from './desk-parts';
import type { Stop } from './phases';

/** Retention is looked at again after that long, ms: programs run for weeks. */
const AGAIN_MS = DAY_MS / 4;

export interface DiagnosticsPhase {
  handlers: Handlers['diagnostics'];
  phaseStarted: (phase: string, ms: number) => void;
  /** An error that nobody caught in the main process. */
  faulted: (error: unknown) => void;
  start: (parts: DeskParts, alerts: () => Promise<Alerts>) => Stop;
}

export interface DiagnosticsPhaseDeps {
  app: App;
  log: Log;
  saveFile: (name: string, bytes: Uint8Array) => Promise<'saved' | 'canceled' | 'failed'>;
  after: (ms: number, run: () => void) => () => void;
  /** After that long the first paint is over, ms. */
  idleMs: number;
}

/** Newest of the reports of earlier runs, for the log. */
async function noteEarlier(reports: CrashReports, log: Log, before: number): Promise<void> {
  const earlier = (await reports.list()).filter(({ at }) => Date.parse(at) < before);
  const last = earlier.at(-1);
  if (last) log.write('info', 'crashes.kept', { count: earlier.length, process: last.process, reason: last.reason });
}

export function createDiagnosticsPhase(deps: DiagnosticsPhaseDeps): DiagnosticsPhase {
  const { app, log, after } = deps;
  const userData = app.getPath('userData');
  const about = aboutProgram(app.getVersion());
  const begunAt = Date.now();
  const phases: { phase: string; ms: number }[] = [];
  // Until settings and policy are known, a crash waits for the word whether reports are wanted.
  let settings: Pick<UserSettings, 'get' | 'onChange'> | undefined;
  const early: Crash[] = [];
  const crashes = createCrashReports({
    folder: join(userData, 'crashes'),
    now: Date.now,
    isOn: () => settings?.get('crashReports') === true,
    about,
  });
  const crashed = (crash: Crash) => {
    if (settings === undefined) early.push(crash);
    else void crashes.add(crash);
  };
  let begin: (parts: () => Promise<Diagnostics>) => void = () => undefined;
  const started = new Promise<() => Promise<Diagnostics>>((resolve) => (begin = resolve));
  const loaded = async () => (await (await started)()).handlers;

  function keepOnlyRecent(): void {
    const time = Date.now() - (settings?.get('retentionDays') ?? 1) * DAY_MS;
    void log.forgetBefore(time);
    void crashes.forgetBefore(time);
  }

  function watchProcesses(): void {
    app.on('render-process-gone', (_event, _contents, { reason, exitCode }) => {
      if (reason !== 'clean-exit') crashed({ process: 'renderer', reason, exitCode });
    });
    app.on('child-process-gone', (_event, { type, reason, exitCode, name }) => {
      if (reason === 'clean-exit') return;
      log.write('error', 'process.gone', { type: type.replaceAll(' ', '-'), reason, exitCode });
      crashed({
        process: type.replaceAll(' ', '-'),
        reason,
        exitCode,
        ...(name === undefined ? {} : { service: name }),
      });
    });
  }

  return {
    handlers: {
      run: async (args) => (await loaded()).run(args),
      cancel: async (args) => (await loaded()).cancel(args),
      report: async (args) => (await loaded()).report(args),
      save: async (args) => (await loaded()).save(args),
    },
    phaseStarted: (phase, ms) => phases.push({ phase, ms: Math.round(ms) }),
    faulted: (error) => {
      crashed(exceptionCrash(error));
    },
    start(parts, alerts) {
      settings = parts.settings;
      let days = settings.get('retentionDays');
      log.setLevel(settings.get('logLevel'));
      for (const crash of early) void crashes.add(crash);
      watchProcesses();
      void parts.lastRun.then((isBad) => {
        if (isBad) crashed({ process: 'main', reason: 'not-ended' });
      });
      const stops = [
        settings.onChange(() => {
          log.setLevel(parts.settings.get('logLevel'));
          if (parts.settings.get('retentionDays') === days) return;
          days = parts.settings.get('retentionDays');
          keepOnlyRecent();
        }),
      ];
      let cancel = after(deps.idleMs, function look() {
        keepOnlyRecent();
        cancel = after(AGAIN_MS, look);
      });
      void noteEarlier(crashes, log, begunAt);

      let loading: Promise<Diagnostics> | undefined;
      begin(
        () =>
          (loading ??= import('./diagnostics').then(({ createProgramDiagnostics }) =>
            createProgramDiagnostics({ ...deps, about, userData, parts, alerts, crashes, phases }),
          )),
      );
      return async () => {
        cancel();
        for (const stop of stops) stop();
        if (loading) (await loading).stop();
      };
    },
  };
}
