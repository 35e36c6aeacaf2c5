// The parts behind the window: settings, session, desk and the answers to the page's calls. Loaded while the window is
// already on its way, so that nothing of it delays the first paint.
import { randomUUID } from 'node:crypto';
import { ARGS } from '../../src-preload/contract';
import { createDesk, type Desk } from '../desk';
import { faultFields, type Log } from '../diagnostics/log';
import { linkHandlers } from '../ipc/handlers/link';
import { settingsHandlers } from '../ipc/handlers/settings';
import { createOutlet, type Outlet, type OutletTarget } from '../ipc/outlet';
import { closeOtherChannels, type Answers } from '../ipc/registrar';
import { createSession, createSocketFactory, systemClock } from '../session';
import { openExternal } from '../security/external-links';
import { createSecrets } from '../settings/secrets';
import { createUserSettings, type UserSettings } from '../settings/user-settings';
import { openUserStore, type UserStore } from '../settings/user-store';
import type { EmbeddedBackend } from '../system/embedded-backend';
import type { CommandLine } from './command-line';

export interface DeskParts {
  desk: Desk;
  outlet: Outlet;
  settings: UserSettings;
  store: UserStore;
  answers: Answers;
}

export interface DeskPartsDeps {
  options: CommandLine;
  version: string;
  userData: string;
  platform: NodeJS.Platform;
  log: Log;
  target: () => OutletTarget | undefined;
  preferredLanguages: () => readonly string[];
  embedded: EmbeddedBackend;
}

/** What the agent is told about a settings file that was not as it should be. */
const DAMAGE = {
  'file-broken-restored': 'restored',
  'file-broken-defaults': 'defaults',
  'values-dropped': 'dropped',
  'not-readable': 'defaults',
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
    preferredLanguages: deps.preferredLanguages,
  });
  const secrets = createSecrets({ load: store.sealedToken, save: store.saveSealedToken }, deps.platform, (what) => {
    log.write('warning', `secrets.${what}`);
  });
  const session = createSession({
    clock: systemClock,
    random: Math.random,
    newId: randomUUID,
    openSocket: createSocketFactory({ clock: systemClock }),
    client: { name: 'Parley', version: deps.version },
    note: ({ what, detail, code }) => {
      log.write('info', `session.${what}`, { detail, code });
    },
  });
  const desk = createDesk({
    session,
    clock: systemClock,
    locale: () => settings.view().language,
    signIn: {
      secrets,
      lastUrl: {
        load: store.lastUrl,
        save: (url) => {
          store.saveLastUrl(url).catch(notWritten);
        },
      },
      ...(options.backend === undefined ? { startEmbedded: deps.embedded.start } : { forcedUrl: options.backend }),
    },
  });
  const outlet = createOutlet(
    { ...desk.slices(), settings: settings.view() },
    { target: deps.target, after: (ms, run) => void systemClock.setTimeout(run, ms), now: () => performance.now() },
  );
  desk.onChange((change) => {
    outlet.publish(change);
  });
  if (store.trouble) {
    log.write('warning', 'settings.trouble', { trouble: store.trouble });
    desk.noticeSettingsDamaged(DAMAGE[store.trouble]);
  }
  settings.onChange((view) => {
    outlet.publish({ slices: { settings: view } });
    desk.localeChanged();
  });
  const answers: Answers = {
    args: ARGS,
    handlers: { ...desk.handlers, link: linkHandlers(openExternal), settings: settingsHandlers(settings) },
    snapshot: outlet.snapshot,
  };
  return { desk, outlet, settings, store, answers };
}

/** Signs in without being asked where the command line or an earlier sign-in says how. */
export async function signInByItself(desk: Desk, options: CommandLine, token: string, log: Log): Promise<void> {
  await desk.start();
  const { url, hasStoredToken } = desk.slices().signIn;
  const { tryEmbedded, signIn } = desk.handlers.session;
  const known = token !== '' || (url !== '' && hasStoredToken);
  if (!options.embeddedBackend && !known) return;
  const result = options.embeddedBackend ? await tryEmbedded({}) : await signIn({ url, token, remember: token === '' });
  if (!result.ok) log.write('error', 'sign-in.refused', { code: result.refusal.code, detail: result.refusal.detail });
}
