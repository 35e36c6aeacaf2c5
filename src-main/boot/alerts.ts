// Joins the desk's alerts to the notifications of the system and to the sounds, and what the agent does with them to desk
// and window. Loaded with the first alert, or when the program has nothing else to do.
import { app, type BrowserWindow } from 'electron';
import { ok, type AlertReport, type AlertTrouble, type Result } from '../../src-preload/contract';
import type { DeskAlert } from '../desk';
import { faultFields, type Log } from '../diagnostics/log';
import { createActs } from '../notify/acts';
import { createAlarm } from '../notify/alarm';
import { busPath, connectBus } from '../notify/linux/session-bus';
import { createBusPresenter } from '../notify/linux/present-on-bus';
import { createNotifier } from '../notify/notifier';
import { createOutcomes, type Outcomes } from '../notify/outcomes';
import { createPresenter } from '../notify/present';
import type { NotificationLook, Presenter, PresenterEvents } from '../notify/presenter';
import { createSelfCheck } from '../notify/self-check';
import { subjectOf, tokenOf } from '../notify/tokens';
import { places } from '../system/places';
import { bringForward } from '../windows/main-window';
import type { DeskParts } from './desk-parts';

export interface Alerts {
  tell: (alert: DeskAlert) => void;
  /** Shows a test notification, plays the sound of a request, looks at the system. */
  test: () => Promise<Result<AlertReport>>;
  /** What became of every alert, for diagnostics. */
  outcomes: Outcomes;
  /** What the system says of its notifications, now. */
  look: () => Promise<NotificationLook>;
  end: () => Promise<void>;
}

const after = (ms: number, run: () => void) => {
  const timer = setTimeout(run, ms);
  return () => {
    clearTimeout(timer);
  };
};

const UNSEEN = 'alert-failed';
const TEST = tokenOf({ kind: 'test' });
/** Kinds whose failure is as loud as a request. */
const LOUD: readonly string[] = ['offer', 'offers', 'conversation', 'test'];

/** The system's own way where it can do all we need; on Linux its notification server, spoken to directly. */
function presenterFor(events: PresenterEvents, serverChanged: (isThere: boolean) => void): Presenter {
  const { icon, iconForOthers } = places(app.getAppPath());
  const bus = process.platform === 'linux' ? busPath(process.env) : undefined;
  if (bus === undefined) return createPresenter({ ...events, icon, after });
  return createBusPresenter({
    ...events,
    icon: iconForOthers,
    after,
    connect: () => connectBus(bus),
    appName: app.getName(),
    desktopEntry: 'parley',
    serverChanged,
    activation: (token) => {
      process.env['XDG_ACTIVATION_TOKEN'] = token;
    },
  });
}

export function createAlerts(
  { desk, outlet, settings }: DeskParts,
  log: Log,
  window: () => BrowserWindow | undefined,
): Alerts {
  const outcomes = createOutcomes(Date.now);
  const values = () => settings.view().values;
  let tested: ((trouble: AlertTrouble | undefined) => void) | undefined;

  const acts = createActs({
    desk,
    outcomes,
    reveal: (reveal) => {
      outlet.publish({ reveal });
    },
    bringForward: () => {
      const target = window();
      if (target) bringForward(target);
    },
  });
  const presenter = presenterFor(
    {
      shown: (token) => {
        // Counted, not logged: a flood of messages would push everything else out of the log.
        outcomes.add(subjectOf(token).kind, 'shown');
        check.shown();
        if (token === TEST) tested?.(undefined);
      },
      failed: (token, why) => {
        const { kind } = subjectOf(token);
        outcomes.add(kind, 'failed', why);
        log.write('warning', 'notify.failed', { why });
        check.failed(why);
        alarm.standIn(LOUD.includes(kind) ? 'offer' : 'message');
        if (token === TEST) tested?.(why);
      },
      clicked: acts.clicked,
      accepted: (token) => void acts.accepted(token),
    },
    (isThere) => {
      void check.run();
      if (isThere) notifier.showWaiting();
    },
  );
  const check = createSelfCheck({
    look: presenter.look,
    warn: (why) => {
      desk.raiseNotice({ id: UNSEEN, kind: UNSEEN, params: { why }, sticky: true, tone: 'danger' });
    },
    better: () => void desk.handlers.notice.dismiss({ noticeId: UNSEEN }),
  });
  const alarm = createAlarm({
    settings: values,
    isWaiting: () => desk.slices().offers.some(({ state }) => state === 'pending'),
    play: (sound) => {
      outlet.publish({ sound });
    },
    now: () => performance.now(),
    after,
  });
  const isSignedIn = () => desk.slices().presence !== null;
  const notifier = createNotifier({
    presenter,
    outcomes,
    language: () => settings.view().language,
    privacy: () => values().notificationPrivacy,
    surroundings: () => {
      const target = window();
      const visible = target !== undefined && target.isVisible() && !target.isMinimized();
      return {
        window: { visible, focused: visible && target.isFocused() },
        signedIn: isSignedIn(),
        messages: values().notifyMessages,
        doNotDisturb: check.last().doNotDisturb === true,
      };
    },
    after,
  });

  let privacy = values().notificationPrivacy;
  const stopRewording = settings.onChange(({ values: now }) => {
    if (now.notificationPrivacy === privacy) return;
    privacy = now.notificationPrivacy;
    notifier.reword();
  });

  // At sign-in, and whenever she becomes Available: from then on an alert counts.
  let wasReady = '';
  const lookWhenReady = () => {
    const { presence } = desk.slices();
    const ready = presence === null ? '' : presence.state.kind;
    if (ready !== wasReady && ready !== '') void check.run();
    wasReady = ready;
  };
  const stop = desk.onChange(({ slices }) => {
    if ('presence' in slices) lookWhenReady();
  });
  lookWhenReady();

  return {
    outcomes,
    look: check.run,
    tell(alert) {
      // What goes wrong here must not reach the desk, in whose turn it happens.
      try {
        notifier.tell(alert);
        alarm.tell(alert);
      } catch (error) {
        log.write('error', 'notify.broken', faultFields(error));
      }
    },
    async test() {
      alarm.standIn('offer');
      const trouble = await new Promise<AlertTrouble | undefined>((resolve) => {
        tested = resolve;
        notifier.test();
      });
      tested = undefined;
      const { doNotDisturb = false } = await check.run();
      return ok({ ...(trouble === undefined ? {} : { trouble }), doNotDisturb });
    },
    end: async () => {
      stop();
      stopRewording();
      alarm.stop();
      await presenter.withdrawAll();
    },
  };
}
