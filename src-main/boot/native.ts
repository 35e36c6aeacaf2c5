// Joins desk and settings to the operating system: tray, badge, title, flashing, power, login. Loaded with the first
// request, or when the program has nothing else to do.
import { app, powerMonitor, powerSaveBlocker, type BrowserWindow } from 'electron';
import { faultFields, type Log } from '../diagnostics/log';
import { createBadge } from '../system/badge';
import { glanceOf } from '../system/glance';
import { claimLinks } from '../system/link-scheme';
import { createLoginStart } from '../system/login-start';
import { wordsIn } from '../system/native-words';
import { places } from '../system/places';
import { createStayAwake, mustStayAwake } from '../system/stay-awake';
import { createTray } from '../system/tray';
import { trayMenu, type TrayAct } from '../system/tray-menu';
import { createAttention } from '../windows/attention';
import { attentionSignal } from '../windows/attention-signal';
import { keepReachable } from '../windows/displays';
import { bringForward } from '../windows/main-window';
import type { DeskParts } from './desk-parts';
import { followSpelling } from './spelling';

/** Tray, badge and title follow the desk that much later at most, ms: a menu that is rebuilt all the time is unusable. */
const SETTLE_MS = 150;

export interface NativeDeps {
  parts: DeskParts;
  log: Log;
  window: () => BrowserWindow | undefined;
  /** How this program was started: itself, and the app folder where a launcher did it. */
  command: readonly string[];
}

/** @returns the way to end it: nothing of it stays behind in the tray or in the dock */
export function createNative({ parts, log, window, command }: NativeDeps): () => void {
  const stops = [followGlance(parts, window), followOffers(parts, window), followPower(parts)];
  stops.push(followSpelling(parts, log));
  followLogin(parts, log, command);
  const open = window();
  if (open) stops.push(keepReachable(open));
  if (!claimLinks()) log.write('warning', 'links.not-claimed');
  return () => {
    for (const stop of stops) stop();
  };
}

/** Tray, badge and title: one glance, shown in three places. */
function followGlance({ desk, settings, leaving }: DeskParts, window: () => BrowserWindow | undefined): () => void {
  const { platform } = process;
  const iconFile = (name: string) => places(app.getAppPath()).tray(name);
  const act = (wanted: TrayAct) => {
    const target = window();
    if (wanted.kind === 'quit') leaving.ask();
    else if (wanted.kind === 'open') {
      if (target) bringForward(target);
    } else if (wanted.kind === 'mute') void settings.change({ soundMuted: wanted.muted });
    else void desk.handlers.presence.setState({ activityId: wanted.activityId }).then(refused);
  };
  const refused = (result: Awaited<ReturnType<typeof desk.handlers.presence.setState>>) => {
    if (result.ok) return;
    const params = { code: result.refusal.code };
    desk.raiseNotice({ id: 'state-refused:tray', kind: 'state-refused', params, sticky: false, tone: 'warning' });
  };
  const tray = createTray({ platform, iconFile, act });
  const badge = createBadge(platform, iconFile, window);

  const show = () => {
    const slices = desk.slices();
    const { values, origins, language } = settings.view();
    const t = wordsIn(language);
    const glance = glanceOf(slices, t);
    const { presence, connection } = slices;
    const muteForced = origins.soundMuted === 'policy';
    tray.show(glance, trayMenu({ glance, presence, connection, muted: values.soundMuted, muteForced }, t));
    badge.show(glance);
    window()?.setTitle(glance.title);
  };
  let timer: NodeJS.Timeout | undefined;
  const soon = () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      show();
    }, SETTLE_MS);
  };
  // The page has a title of its own, which says less.
  window()?.on('page-title-updated', (event) => {
    event.preventDefault();
  });
  show();
  const stops = [
    desk.onChange(({ slices }) => {
      if (slices.presence !== undefined || slices.offers || slices.tasks || slices.connection) soon();
    }),
    settings.onChange(soon),
  ];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
    tray.remove();
    badge.show({ count: 0, tooltip: '' });
  };
}

/** The eye is called while a request waits; the window comes forward only where the agent has chosen so. */
function followOffers({ desk, settings }: DeskParts, window: () => BrowserWindow | undefined): () => void {
  const attention = createAttention(attentionSignal(process.platform, window));
  const follow = () => {
    const ringing = desk.slices().offers.filter(({ state }) => state === 'pending');
    attention.follow({
      ringing: ringing.map(({ reservationId }) => reservationId),
      focused: window()?.isFocused() ?? false,
    });
  };
  const raise = () => {
    const target = window();
    if (target && settings.view().values.raiseOnOffer && !target.isFocused()) bringForward(target);
  };
  window()?.on('focus', follow);
  window()?.on('blur', follow);
  // The request that brought this part in is there already.
  if (desk.slices().offers.length > 0) raise();
  follow();
  const stops = [
    desk.onChange(({ slices }) => {
      if (slices.offers) follow();
    }),
    desk.onAlert((alert) => {
      if (alert.kind === 'offer-raised') raise();
    }),
  ];
  return () => {
    for (const stop of stops) stop();
    attention.follow({ ringing: [], focused: true });
  };
}

/** Awake while customers may come; the line looked at anew when the system comes back. */
function followPower({ desk, settings }: DeskParts): () => void {
  const stayAwake = createStayAwake(powerSaveBlocker);
  const follow = () => {
    stayAwake(mustStayAwake(desk.slices(), settings.view().values.keepAwake));
  };
  // Some systems tell it twice: asking again does no harm.
  const resync = () => void desk.handlers.session.retryNow({});
  powerMonitor.on('resume', resync);
  powerMonitor.on('unlock-screen', resync);
  follow();
  const stops = [desk.onChange(follow), settings.onChange(follow)];
  return () => {
    for (const stop of stops) stop();
    powerMonitor.off('resume', resync);
    powerMonitor.off('unlock-screen', resync);
    stayAwake(false);
  };
}

function followLogin({ desk, settings }: DeskParts, log: Log, command: readonly string[]): void {
  const login = createLoginStart({ platform: process.platform, command });
  const wanted = () => settings.view().values.startAtLogin;
  let before: boolean | undefined;
  const follow = () => {
    // Off from the start is left as it is: the agent may have an entry of her own. Not where the organisation says off.
    if (before === undefined && settings.view().origins.startAtLogin !== 'policy') before = false;
    if (wanted() === before) return;
    before = wanted();
    try {
      login.apply(before);
    } catch (error) {
      log.write('warning', 'login-start.refused', faultFields(error));
      const kind = 'login-start-failed';
      desk.raiseNotice({ id: kind, kind, params: {}, sticky: true, tone: 'warning' });
    }
  };
  follow();
  settings.onChange(follow);
}
