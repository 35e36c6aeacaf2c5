// The composition root: every part is made here and joined to the others, in named phases; the end mirrors the start.
// The window comes before everything that its first paint does not need.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { app, nativeTheme, session, type BrowserWindow } from 'electron';
import { createLog, faultFields, type Log } from '../diagnostics/log';
import { registerCalls, type Answers } from '../ipc/registrar';
import { guardProgram } from '../security/guards';
import { schemeOf, type Report } from '../security/report';
import { createEmbeddedBackend, type EmbeddedBackend } from '../system/embedded-backend';
import { places } from '../system/places';
import { bringForward, placeOf } from '../windows/main-window';
import { watchPageLife } from '../windows/page-life';
import { watchWindowState } from '../windows/window-state';
import type { Alerts } from './alerts';
import type { CommandLine } from './command-line';
import type { DeskParts } from './desk-parts';
import { applyTheme, openMainView } from './main-view';
import { runPhases, type Phase } from './phases';
import type { WayOut } from './way-out';

/** After that long the first paint is over, and what comes with the first alert is loaded ahead of it, ms. */
const IDLE_MS = 3_000;

/** Longest time one part may take to end, ms. */
const STOP_WITHIN_MS = 2_000;

const wait = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));
const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
};

function openLog(): Log {
  const echo = (line: string) => {
    if (!line.includes('"level":"info"')) process.stderr.write(`${line}\n`);
  };
  return createLog({
    file: join(app.getPath('userData'), 'logs', 'parley.log'),
    now: Date.now,
    ...(app.isPackaged ? {} : { echo }),
  });
}

function embeddedBackend({ scenario, seed, control }: CommandLine, log: Log): EmbeddedBackend {
  return createEmbeddedBackend({
    entry: places(app.getAppPath()).backend,
    args: [
      ...(scenario === undefined ? [] : ['--scenario', scenario]),
      ...(seed === undefined ? [] : ['--seed', String(seed)]),
      ...(control ? ['--control'] : []),
    ],
    after,
    complained: (text) => process.stderr.write(text),
    ended: (exitCode) => {
      log.write('error', 'embedded.ended', { exitCode });
    },
    ...(control ? { announced: (line: string) => process.stdout.write(`${line}\n`) } : {}),
  });
}

/** @throws what a phase threw; the phases before it have been ended then. */
export async function runProgram(options: CommandLine, wayOut: WayOut): Promise<void> {
  const log = openLog();
  const report: Report = (what, url) => {
    log.write('warning', `guard.${what}`, url === undefined ? {} : { scheme: schemeOf(url) });
  };
  const embedded = embeddedBackend(options, log);
  let window: BrowserWindow | undefined;
  let parts: DeskParts | undefined;
  let served = Promise.resolve();
  const shown = () => (window && !window.isDestroyed() ? window : undefined);
  let answer: (answers: Answers) => void = () => undefined;
  const answers = new Promise<Answers>((resolve) => (answer = resolve));

  const phases: Phase[] = [
    {
      name: 'program',
      start() {
        guardProgram(app, report);
        process.on('uncaughtException', (error) => {
          log.write('error', 'fault', faultFields(error));
          if (!app.isPackaged) process.stderr.write(`${error.stack ?? error.message}\n`);
        });
        return () => log.flush();
      },
    },
    { name: 'ready', start: () => app.whenReady().then(() => undefined) },
    {
      name: 'window',
      start() {
        const stop = registerCalls({
          answers,
          ours: () => shown()?.webContents,
          refusedCall: (channel, why) => {
            log.write('error', 'ipc.refused', { channel, why });
          },
          broken: (channel, error) => {
            log.write('error', 'ipc.broken', { channel, ...faultFields(error) });
            if (!app.isPackaged && error instanceof Error) process.stderr.write(`${error.stack ?? ''}\n`);
          },
        });
        const view = openMainView(log, report);
        window = view.window;
        served = view.served;
        app.on('second-instance', () => {
          const target = shown();
          if (target) bringForward(target);
        });
        return stop;
      },
    },
    {
      name: 'embedded-backend',
      start() {
        if (options.embeddedBackend) void embedded.start();
        return embedded.stop;
      },
    },
    {
      name: 'desk',
      async start() {
        await served;
        const { createDeskParts } = await import('./desk-parts');
        const made = createDeskParts({
          options,
          log,
          embedded,
          wayOut,
          resolveProxy: (url) => session.defaultSession.resolveProxy(url),
          target: shown,
          version: app.getVersion(),
          userData: app.getPath('userData'),
          platform: process.platform,
          preferredLanguages: () =>
            options.language === undefined ? app.getPreferredSystemLanguages() : [options.language],
        });
        parts = made;
        answer(made.answers);
        const follow = () => {
          applyTheme(made.settings.view().values.theme, shown());
        };
        made.settings.onChange(follow);
        nativeTheme.on('updated', follow);
        if (window) attach(window, made, log);
        return made.end;
      },
    },
    {
      name: 'alerts',
      start() {
        const made = parts;
        if (!made) return undefined;
        let loading: Promise<Alerts> | undefined;
        const alerts = () =>
          (loading ??= import('./alerts').then(({ createAlerts }) => createAlerts(made, log, shown)));
        const stop = made.desk.onAlert((alert) => {
          // In order: every alert goes through the same promise.
          void alerts().then(({ tell }) => {
            tell(alert);
          });
        });
        const cancel = after(IDLE_MS, () => void alerts());
        return async () => {
          cancel();
          stop();
          if (loading) (await loading).withdrawAll();
        };
      },
    },
    {
      name: 'sign-in',
      async start() {
        const { signInByItself } = await import('./desk-parts');
        const token = options.tokenFile === undefined ? '' : readFileSync(options.tokenFile, 'utf8').trim();
        // Not awaited: the program has started, whether or not a backend answers.
        if (parts) void signInByItself(parts.desk, options, token, log);
      },
    },
  ];

  const running = runPhases(
    phases,
    { now: () => performance.now(), wait, stopWithinMs: STOP_WITHIN_MS },
    {
      started: (phase, ms) => {
        log.write('info', 'phase.started', { phase, ms: Math.round(ms) });
      },
      failed: (phase, when, error) => {
        log.write('error', 'phase.failed', { phase, when, ...faultFields(error) });
      },
    },
  );
  endInOrder(running);
  await running;
}

/** A window that is there, joined to the desk behind it. */
function attach(window: BrowserWindow, { desk, outlet, store }: DeskParts, log: Log): void {
  watchWindowState(window, (state) => {
    desk.setWindowState(state);
  });
  watchPageLife(window, {
    now: Date.now,
    left: () => {
      outlet.rewind();
      void desk.handlers.view.showing({ interactionId: null });
    },
    crashed: (reason, again) => {
      log.write('error', 'page.crashed', { reason, again });
    },
  });
  window.on('close', () => {
    store.saveWindow(placeOf(window)).catch((error: unknown) => {
      log.write('warning', 'settings.not-written', faultFields(error));
    });
  });
}

/** Quits only after the parts have ended, in the reverse order of their start. */
function endInOrder(running: ReturnType<typeof runPhases>): void {
  let ended = false;
  app.on('window-all-closed', () => {
    app.quit();
  });
  app.on('before-quit', (event) => {
    if (ended) return;
    event.preventDefault();
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
}
