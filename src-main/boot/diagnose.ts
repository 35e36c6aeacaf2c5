// `--diagnose`: runs the checks without a window, also beside a running program, and answers a script in words or JSON.
// Electron is needed for one thing, the proxy settings of the system; so on Linux a second process runs without a display.
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { app, session } from 'electron';
import { outcomeOf, type CheckResult } from '../../src-preload/contract/checks';
import { aboutProgram } from '../diagnostics/about';
import { serviceOf } from '../diagnostics/checks/check';
import { programChecks } from '../diagnostics/checks/program-checks';
import { runChecks } from '../diagnostics/checks/run';
import { tryToken } from '../diagnostics/token-trial';
import { lineOf, nameOf, numberOf, wordsOf } from '../diagnostics/wording';
import type { NotificationLook } from '../notify/presenter';
import { busPath, connectBus } from '../notify/linux/session-bus';
import { hasServer, isHushed } from '../notify/linux/server-look';
import { createRoutes, systemClock } from '../session';
import { fittingSettings } from '../settings/fitting-settings';
import { createPolicyFeed } from '../settings/policy/feed';
import { createSignInRules } from '../settings/policy/sign-in-rules';
import { createKeyStore } from '../settings/secrets';
import { readSettingsFile, settingsFile } from '../settings/settings-file';
import { createUserSettings } from '../settings/user-settings';
import { HEADLESS, type CommandLine } from './command-line';
import type { PolicyStart } from './policy-start';
import { print } from './standard-output';
import { wayByPolicy } from './way-by-policy';
import type { WayOut } from './way-out';

/** Chromium's own complaints (no system bus, no GPU) are not an answer to anybody. */
const QUIET = '--log-level=3';

const FAILED = 1;

/** Starts the same command line without a display. @returns its exit code */
export function diagnoseApart(argv: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...argv.slice(1), HEADLESS, QUIET], { stdio: 'inherit' });
    child.on('error', () => {
      resolve(FAILED);
    });
    child.on('exit', (code) => {
      resolve(code ?? FAILED);
    });
  });
}

/** What the desktop says. A script may run where there is none; elsewhere than on Linux it cannot be asked. */
async function lookAtNotifications(): Promise<NotificationLook> {
  const path = process.platform === 'linux' ? busPath(process.env) : undefined;
  if (path === undefined) return {};
  try {
    const bus = await connectBus(path);
    const look = { hasServer: await hasServer(bus), doNotDisturb: await isHushed(bus) };
    bus.close();
    return look;
  } catch {
    return {};
  }
}

const quiet = { write: () => undefined };

/**
 * Call it where there is no display to ask for, before the program is ready.
 * @returns the exit code: 1 when a check failed, else 0
 */
export async function diagnose(options: CommandLine, given: WayOut, { readers, first }: PolicyStart): Promise<number> {
  const userData = app.getPath('userData');
  const still = readers.map((reader) => ({ ...reader, watch: () => () => undefined }));
  const policy = createPolicyFeed({ readers: still, first: await first, now: Date.now, after: () => () => undefined });
  const file = readSettingsFile(settingsFile(userData));
  const stored = file.state === 'read' ? file.values : {};
  const settings = createUserSettings({
    source: { load: () => fittingSettings(stored['settings']).values, save: () => Promise.resolve() },
    policy,
    preferredLanguages: () => [],
  });
  await app.whenReady();
  // In memory only: the folder of the running program is not touched.
  const apart = session.fromPartition('diagnose');
  const way = wayByPolicy({
    settings,
    given,
    setProxy: (config) => apart.setProxy(config),
    resolveProxy: (url) => apart.resolveProxy(url),
    log: quiet,
  });
  const routes = createRoutes({ platform: process.platform, ...way });
  const rules = createSignInRules(settings, options.backend);
  const lastUrl = typeof stored['lastUrl'] === 'string' ? stored['lastUrl'] : '';
  const url = rules.forced()?.url ?? lastUrl;
  const about = aboutProgram(app.getVersion());
  const client = { name: `Parley diagnosis (${hostname()})`, version: about.program };
  const token = options.tokenFile === undefined ? undefined : readFileSync(options.tokenFile, 'utf8').trim();
  const results: CheckResult[] = [];
  const heading = `Parley ${about.program}, ${about.system}\nService: ${serviceOf(url)?.host ?? 'none known'}\n\n`;
  if (options.json !== true) print(heading);
  await runChecks({
    checks: programChecks({
      url,
      refusal: rules.refuses(url),
      routes,
      resolveProxy: way.resolveProxy,
      clock: systemClock,
      offset: () => undefined,
      signIn: (signal) =>
        token === undefined
          ? { kind: 'signed-out', hasKey: typeof stored['sealedToken'] === 'string' }
          : tryToken({ url, token, routes, client }, signal),
      notifications: { look: lookAtNotifications, trouble: () => Promise.resolve(undefined) },
      sound: { device: () => 'unknown', settings: () => settings.view().values },
      folder: userData,
      version: { about: () => about, update: () => (settings.get('updateMode') === 'off' ? 'off' : 'unknown') },
      policy: settings.policy,
      keyStore: createKeyStore(process.platform),
    }),
    tell: (result) => {
      results.push(result);
      if (options.json !== true) print(`${lineOf(result)}\n`);
    },
    after: (ms, run) => {
      const timer = setTimeout(run, ms);
      return () => {
        clearTimeout(timer);
      };
    },
    now: () => performance.now(),
  }).finished;
  const states = results.map((result) => outcomeOf(result).state);
  const overall = (['failed', 'warning'] as const).find((state) => states.includes(state)) ?? 'ok';
  if (options.json === true) print(`${JSON.stringify(asJson(about, url, overall, results), null, 2)}\n`);
  else print(`\nResult: ${overall}\n`);
  return overall === 'failed' ? FAILED : 0;
}

const asJson = (
  about: ReturnType<typeof aboutProgram>,
  url: string,
  result: string,
  results: readonly CheckResult[],
) => ({
  ...about,
  service: serviceOf(url)?.host ?? null,
  result,
  checks: results.map((one) => ({
    number: numberOf(one.id),
    name: nameOf(one.id),
    ...one,
    ...outcomeOf(one),
    ...wordsOf(one),
  })),
});
