// The composition root: every part is made here and joined to the others, in named phases; the end mirrors the start.
// The window comes before everything that its first paint does not need.
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { app, nativeTheme, session, type BrowserWindow } from 'electron';
import { refused } from '../../src-preload/contract/result';
import type { SaveFile } from '../desk';
import { createLog, faultFields, type Log } from '../diagnostics/log';
import { registerCalls, type Answers } from '../ipc/registrar';
import { guardProgram } from '../security/guards';
import { schemeOf, type Report } from '../security/report';
import { createEmbeddedBackend, type EmbeddedBackend } from '../system/embedded-backend';
import { forcedSwitch, type Reading } from '../settings/policy/reading';
import { places } from '../system/places';
import { saveFile } from '../system/save-file';
import { bringForward } from '../windows/main-window';
import type { Alerts } from './alerts';
import { watchArrivals } from './arrivals';
import type { CommandLine } from './command-line';
import { createDeepLinks } from './deep-links';
import type { DeskParts } from './desk-parts';
import { createEnding } from './ending';
import { applyTheme, openMainView } from './main-view';
import { startNative } from './native-phase';
import { followPolicy, knownForWindow, type PolicyStart } from './policy-start';
import { runPhases, type Phase } from './phases';
import { createDiagnosticsPhase } from './diagnostics-phase';
import { createUpdatesPhase } from './updates-phase';
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

function embeddedBackend({ scenario, seed, control, keepBackend = false }: CommandLine, log: Log): EmbeddedBackend {
  // A store holds one scenario.
  const store = join(app.getPath('userData'), 'backend', basename(scenario ?? 'everyday', '.json'));
  return createEmbeddedBackend({
    entry: places(app.getAppPath()).backend,
    args: [
      ...(scenario === undefined ? [] : ['--scenario', scenario]),
      ...(seed === undefined ? [] : ['--seed', String(seed)]),
      ...(control ? ['--control'] : []),
      ...(keepBackend ? ['--store', store] : []),
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
export async function runProgram(options: CommandLine, wayOut: WayOut, policy: PolicyStart): Promise<void> {
  const log = openLog();
  const report: Report = (what, url) => {
    log.write('warning', `guard.${what}`, url === undefined ? {} : { scheme: schemeOf(url) });
  };
  const embedded = embeddedBackend(options, log);
  const saved: SaveFile = (name, bytes) => saveFile(shown(), name, bytes, process.platform);
  let window: BrowserWindow | undefined;
  let parts: DeskParts | undefined;
  let alerts: (() => Promise<Alerts>) | undefined;
  let served = Promise.resolve();
  let forced: readonly Reading[] = [];
  const shown = () => (window && !window.isDestroyed() ? window : undefined);
  let answer: (answers: Answers) => void = () => undefined;
  const answers = new Promise<Answers>((resolve) => (answer = resolve));
  const forward = () => {
    const target = shown();
    if (target) bringForward(target);
  };
  const ending = createEnding(process.platform);
  const updates = createUpdatesPhase(log);
  const diagnostics = createDiagnosticsPhase({
    app,
    log,
    saveFile: saved,
    after,
    idleMs: IDLE_MS,
  });
  const arrivals = watchArrivals(app, options.link, forward);

  const phases: Phase[] = [
    {
      name: 'program',
      start() {
        guardProgram(app, report);
        process.on('uncaughtException', (error) => {
          log.write('error', 'fault', faultFields(error));
          diagnostics.faulted(error);
          if (!app.isPackaged) process.stderr.write(`${error.stack ?? error.message}\n`);
        });
        return () => log.flush();
      },
    },
    { name: 'ready', start: () => app.whenReady().then(() => undefined) },
    {
      name: 'window',
      async start() {
        forced = await knownForWindow(policy);
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
        const view = openMainView(log, report, options.link !== undefined, forced);
        window = view.window;
        served = view.served;
        return stop;
      },
    },
    {
      name: 'embedded-backend',
      start() {
        // Ahead of the sign-in, which asks the policy in full.
        if (options.embeddedBackend && forcedSwitch(forced, 'allowPractice') !== false) void embedded.start();
        return embedded.stop;
      },
    },
    {
      name: 'desk',
      async start() {
        await served;
        const [{ createDeskParts }, { attachWindow }, feed] = await Promise.all([
          import('./desk-parts'),
          import('./window-parts'),
          followPolicy(policy, log),
        ]);
        const made = createDeskParts({
          options,
          policy: feed,
          log,
          embedded,
          wayOut,
          resolveProxy: (url) => session.defaultSession.resolveProxy(url),
          setProxy: (config) => session.defaultSession.setProxy(config),
          target: shown,
          saveFile: saved,
          testAlert: async () => (alerts ? (await alerts()).test() : refused('not-now', { retryable: true })),
          updates,
          diagnostics: diagnostics.handlers,
          leave: { canAsk: () => shown()?.webContents.isCrashed() === false, bringForward: forward, end: ending.end },
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
        const remember = window ? attachWindow(window, made, log) : undefined;
        arrivals.ready(createDeepLinks({ desk: made.desk, outlet: made.outlet, bringForward: forward }).open);
        return () => {
          remember?.();
          feed.stop();
          return made.end();
        };
      },
    },
    {
      name: 'alerts',
      start() {
        const made = parts;
        if (!made) return undefined;
        let loading: Promise<Alerts> | undefined;
        const load = () => (loading ??= import('./alerts').then(({ createAlerts }) => createAlerts(made, log, shown)));
        alerts = load;
        let loaded: Alerts | undefined;
        const stop = made.desk.onAlert((alert) => {
          // At once where it can be, before the rest of what the event means; else in order, by the same promise.
          if (loaded) loaded.tell(alert);
          else
            void load().then((ready) => {
              ready.tell(alert);
              setImmediate(() => (loaded = ready));
            });
        });
        const cancel = after(IDLE_MS, () => void load());
        return async () => {
          cancel();
          stop();
          if (loading) await (await loading).end();
        };
      },
    },
    {
      name: 'native',
      start: () =>
        parts &&
        startNative({
          parts,
          log,
          window: shown,
          command: [process.env['APPIMAGE'] ?? process.execPath, ...(process.defaultApp ? [app.getAppPath()] : [])],
          whenIdle: (run) => after(IDLE_MS, run),
        }),
    },
    { name: 'diagnostics', start: () => parts && alerts && diagnostics.start(parts, alerts) },
    { name: 'updates', start: () => parts && updates.start(parts, ending.end) },
    {
      name: 'sign-in',
      async start() {
        const { signInByItself } = await import('./desk-parts');
        const token = options.tokenFile === undefined ? '' : readFileSync(options.tokenFile, 'utf8').trim();
        // Not awaited: the program has started, whether or not a backend answers.
        const { desk, settings } = parts ?? {};
        if (desk && settings)
          void signInByItself(desk, options, token, log).then(() => {
            // A program that nobody sees cannot ask for the sign-in.
            if (desk.slices().presence === null && settings.view().values.startMinimized) forward();
          });
      },
    },
  ];

  const running = runPhases(
    phases,
    { now: () => performance.now(), wait, stopWithinMs: STOP_WITHIN_MS },
    {
      started: (phase, ms) => {
        log.write('info', 'phase.started', { phase, ms: Math.round(ms) });
        diagnostics.phaseStarted(phase, ms);
      },
      failed: (phase, when, error) => {
        log.write('error', 'phase.failed', { phase, when, ...faultFields(error) });
      },
    },
  );
  ending.watch(running, () => {
    if (parts) parts.leaving.ask();
    else ending.end();
  });
  await running;
}
