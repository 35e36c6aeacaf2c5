// The parts behind the window: settings, session, desk and the answers to the page's calls. Loaded while the window is
// already on its way, so that nothing of it delays the first paint.
import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { ARGS, type Handlers } from '../../src-preload/contract';
import { createDesk, type Desk, type SaveFile } from '../desk';
import { createLastEnd } from '../diagnostics/last-end';
import { faultFields, type Log } from '../diagnostics/log';
import { linkHandlers } from '../ipc/handlers/link';
import { settingsHandlers } from '../ipc/handlers/settings';
import { createOutlet, type Outlet, type OutletTarget } from '../ipc/outlet';
import { closeOtherChannels, type Answers } from '../ipc/registrar';
import {
  createFileDownload,
  createRoutes,
  createSession,
  createSocketFactory,
  systemClock,
  type FindRoutes,
  type FrameCounts,
} from '../session';
import { openExternal } from '../security/external-links';
import type { PolicyFeed } from '../settings/policy/feed';
import { createSignInRules } from '../settings/policy/sign-in-rules';
import type { ProxyConfig } from '../settings/policy/proxy-config';
import { createKeyStore, createSecrets, hasKeyStore } from '../settings/secrets';
import { createUserSettings, type UserSettings } from '../settings/user-settings';
import { openUserStore, type UserStore } from '../settings/user-store';
import type { EmbeddedBackend } from '../system/embedded-backend';
import { createKeeping } from '../vault/keeping';
import { openVaultIn } from '../vault/open';
import { createLeaving, type Leaving, type LeavingDeps } from '../windows/leaving';
import type { CommandLine } from './command-line';
import type { UpdatesPhase } from './updates-phase';
import { wayByPolicy } from './way-by-policy';
import type { WayOut } from './way-out';

export interface DeskParts {
  desk: Desk;
  outlet: Outlet;
  settings: UserSettings;
  store: UserStore;
  answers: Answers;
  leaving: Leaving;
  /** For diagnostics: what became of the frames, and what the system says of the way to an https address. */
  line: { counts: () => FrameCounts; resolveProxy: (httpsUrl: string) => Promise<string> };
  /** True: the last run did not end in order. */
  lastRun: Promise<boolean>;
  /** The ways out of this computer, as the session uses them. */
  routes: FindRoutes;
  /** Ends the desk and brings what it keeps to the disk. Never rejects. */
  end: () => Promise<void>;
}

export interface DeskPartsDeps {
  options: CommandLine;
  version: string;
  userData: string;
  platform: NodeJS.Platform;
  log: Log;
  /** The organisation's settings; stopped by who made it. */
  policy: PolicyFeed;
  wayOut: WayOut;
  /** What the operating system says about the way to an https address (`session.resolveProxy`). */
  resolveProxy: (url: string) => Promise<string>;
  /** Makes another proxy than the system's count (`session.setProxy`). */
  setProxy: (config: ProxyConfig) => Promise<void>;
  target: () => OutletTarget | undefined;
  preferredLanguages: () => readonly string[];
  saveFile: SaveFile;
  embedded: EmbeddedBackend;
  testAlert: Handlers['alert']['test'];
  diagnostics: Handlers['diagnostics'];
  updates: Pick<UpdatesPhase, 'handlers' | 'firstView'>;
  leave: Pick<LeavingDeps, 'canAsk' | 'bringForward' | 'end'>;
}

/** What the agent is told about a settings file that was not as it should be. */
const DAMAGE = {
  'file-broken-restored': 'restored',
  'file-broken-defaults': 'defaults',
  'values-dropped': 'dropped',
  'not-readable': 'defaults',
} as const;

/** What the agent is told about the store of drafts and unsent messages; what is not here only the log is told. */
const KEEPING_TROUBLE = {
  damaged: 'damaged',
  unreadable: 'unreadable',
  'not-readable': 'not-kept',
  'not-written': 'not-kept',
  'written-again': null,
} as const;

/** A date that can stand in a file name. */
const stamp = () => new Date(systemClock.now()).toISOString().replaceAll(/[:.]/g, '-');

export function createDeskParts(deps: DeskPartsDeps): DeskParts {
  const { options, log } = deps;
  const store = openUserStore({ folder: deps.userData, stamp, loaded: closeOtherChannels });
  const notWritten = (error: unknown) => {
    log.write('warning', 'settings.not-written', faultFields(error));
  };
  const settings = createUserSettings({
    source: { load: store.settings, save: store.saveSettings },
    policy: deps.policy,
    preferredLanguages: deps.preferredLanguages,
  });
  const secrets = createSecrets({ load: store.sealedToken, save: store.saveSealedToken }, deps.platform, (what) => {
    log.write('warning', `secrets.${what}`);
  });
  const { setProxy, wayOut: given } = deps;
  const way = wayByPolicy({ settings, given, setProxy, resolveProxy: deps.resolveProxy, log });
  const routes = createRoutes({ platform: deps.platform, ...way });
  const session = createSession({
    clock: systemClock,
    random: Math.random,
    newId: randomUUID,
    openSocket: createSocketFactory({ clock: systemClock, routes }),
    fetchFile: createFileDownload({ clock: systemClock, routes }),
    // With the computer's name, so that a second sign-in can say where the first one is.
    client: { name: `Parley (${hostname()})`, version: deps.version },
    note: ({ what, detail, code }) => {
      log.write('info', `session.${what}`, { detail, code });
    },
  });
  const keeping = createKeeping({
    now: () => systemClock.now(),
    open: () =>
      openVaultIn({
        folder: join(deps.userData, 'vault'),
        keyStore: createKeyStore(deps.platform),
        note: (what, error) => {
          log.write(
            what === 'torn' ? 'info' : 'warning',
            `vault.${what}`,
            error === undefined ? {} : faultFields(error),
          );
          if (what !== 'torn' && what !== 'no-key-store') desk.noticeKeepingTrouble(KEEPING_TROUBLE[what]);
        },
      }),
  });
  const lastEnd = createLastEnd(join(deps.userData, 'running'));
  const lastRun = lastEnd.begin();
  void lastRun.then((isBad) => {
    if (isBad) log.write('warning', 'program.last-run-did-not-end');
  });
  const desk: Desk = createDesk({
    session,
    saveFile: deps.saveFile,
    keeping,
    clock: systemClock,
    locale: () => settings.view().language,
    mustMask: () => settings.get('maskSensitiveData') === 'always',
    undoSeconds: () => settings.view().values.undoSendSeconds,
    signIn: {
      secrets,
      lastUrl: {
        load: store.lastUrl,
        save: (url) => {
          store.saveLastUrl(url).catch(notWritten);
        },
      },
      noKeyStore: !hasKeyStore(deps.platform),
      rules: createSignInRules(settings, options.backend),
      ...(options.backend === undefined ? { startEmbedded: deps.embedded.start } : {}),
    },
  });
  const outlet = createOutlet(
    {
      ...desk.slices(),
      settings: settings.view(),
      diagnostics: null,
      quit: null,
      update: deps.updates.firstView(settings),
    },
    { target: deps.target, after: (ms, run) => void systemClock.setTimeout(run, ms), now: () => performance.now() },
  );
  const leaving = createLeaving({
    ...deps.leave,
    work: desk.openWork,
    publish: (quit) => {
      outlet.publish({ slices: { quit } });
    },
  });
  desk.onChange((change) => {
    outlet.publish(change);
    leaving.refresh();
  });
  if (store.trouble) {
    log.write('warning', 'settings.trouble', { trouble: store.trouble });
    desk.noticeSettingsDamaged(DAMAGE[store.trouble]);
  }
  let known = settings.policy();
  settings.onChange((view) => {
    outlet.publish({ slices: { settings: view } });
    desk.localeChanged();
    if (settings.policy() === known) return;
    known = settings.policy();
    void desk.policyChanged();
  });
  const answers: Answers = {
    args: ARGS,
    handlers: {
      ...desk.handlers,
      link: linkHandlers(openExternal),
      settings: settingsHandlers(settings),
      update: deps.updates.handlers,
      program: leaving.handlers,
      alert: { test: deps.testAlert },
      diagnostics: deps.diagnostics,
    },
    snapshot: outlet.snapshot,
  };
  const line = { counts: () => session.counts(), resolveProxy: way.resolveProxy };
  const end = async () => {
    desk.dispose();
    await Promise.allSettled([keeping.close(), store.settled()]);
    await lastEnd.end();
  };
  return { desk, outlet, settings, store, answers, leaving, routes, line, lastRun, end };
}

/** Signs in without being asked where the command line or an earlier sign-in says how. */
export async function signInByItself(desk: Desk, options: CommandLine, token: string, log: Log): Promise<void> {
  await desk.start();
  const { url, hasStoredToken } = desk.slices().signIn;
  const { tryEmbedded, signIn } = desk.handlers.session;
  const known = token !== '' || (url !== '' && hasStoredToken);
  if (!options.embeddedBackend && !known) return;
  const result = options.embeddedBackend
    ? await tryEmbedded({})
    : await signIn({ url: options.backend ?? url, token, remember: token === '' });
  if (!result.ok) log.write('warning', 'sign-in.refused', { code: result.refusal.code, detail: result.refusal.detail });
}
