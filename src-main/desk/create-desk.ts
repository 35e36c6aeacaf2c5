// Puts the desk together: the session's news go through transcripts and domain, the renderer's calls through handlers.
import type { DeskAlert } from './alert';
import { watchAlerts } from './alerts';
import { createAsk } from './ask';
import type { Desk } from './desk';
import { createDrafts } from './drafts';
import { cannedReplyHandlers } from './handlers/canned-reply';
import { conferenceHandlers } from './handlers/conference';
import { messageHandlers } from './handlers/message';
import { offerHandlers } from './handlers/offer';
import { presenceHandlers } from './handlers/presence';
import { taskHandlers } from './handlers/task';
import { transferHandlers } from './handlers/transfer';
import { wrapUpHandlers } from './handlers/wrap-up';
import { maskSession } from './masked-session';
import { createOutage } from './outage';
import type { DeskDeps } from './ports';
import { createReadMarks } from './read-marks';
import { createSignIn } from './sign-in';
import { createSlices } from './slices';
import { createStore } from './store';
import { createTranscripts } from './transcripts';
import { createTyping } from './typing';
import { createWork } from './work';
import { offerView } from './views/offer-view';
import { maskAgain } from '../privacy/mask-again';
import type { Revision } from '../domain/revision';
import { ok, type NoticeView } from '../../src-preload/contract';
import { isUsable } from '../session';

export function createDesk({ session: rawSession, clock, locale, signIn: ports }: DeskDeps): Desk {
  const session = maskSession(rawSession, clock);
  const alertListeners = new Set<(alert: DeskAlert) => void>();
  const raise = (alert: DeskAlert) => {
    for (const listener of alertListeners) listener(alert);
  };
  let offsetMs = session.serverNow() - clock.now();

  const sliced = createSlices();
  const store = createStore({
    clock,
    serverNow: () => session.serverNow(),
    slicesOf: (state) =>
      sliced(state, { connection: signIn.connection(), signIn: signIn.view(), offsetMs, locale: locale() }),
  });
  const work = createWork(store, session, clock);
  const ask = createAsk(session, clock);
  const drafts = createDrafts();
  const typing = createTyping(work);
  const readMarks = createReadMarks({ store, session, clock });
  const transcripts = createTranscripts({
    ask,
    store,
    session,
    offsetMs: () => offsetMs,
    unreadFrom: readMarks.unreadFrom,
  });
  const outage = createOutage(clock, raise);

  function forgetAll(): void {
    store.turn(() => {
      session.outbox.clear();
      transcripts.clear();
      drafts.clear();
      typing.clear();
      store.dispatch({ type: 'signedOut' });
    });
  }

  function revise(revisions: readonly Revision[]): void {
    store.turn(() => {
      transcripts.revise(revisions);
      store.dispatch({ type: 'messagesRevised', revisions });
    });
  }

  const signIn = createSignIn({ session, ports, store, ask, clock, ended: forgetAll });

  watchAlerts({ store, now: () => clock.now(), isSeen: readMarks.isSeen, raise });
  readMarks.onSeen((interactionId) => raise({ kind: 'conversation-seen', interactionId }));
  store.onFact((fact) => {
    if (fact.type === 'taskClosed') {
      const { interactionId } = fact;
      // Nothing can be sent there any more, and nobody can look at it either.
      session.outbox.fail(interactionId, 'INVALID_STATE');
      for (const entry of session.outbox.list())
        if (entry.interactionId === interactionId) session.outbox.cancel(entry.clientMessageId);
      transcripts.forget(interactionId);
      drafts.drop(interactionId);
      typing.forget(interactionId);
      readMarks.forget(interactionId);
    } else if (fact.type === 'taskEnded') session.outbox.fail(fact.interaction.interactionId, 'INVALID_STATE');
  });

  session.onPolicy((policy, before) => {
    store.turn(() => {
      if (policy !== undefined) store.dispatch({ type: 'policy.changed', data: { policy } });
      else store.replace((state) => ({ ...state, policy: null }));
      const isOn = policy?.maskSensitiveData ?? true;
      const wasOn = before?.maskSensitiveData ?? true;
      if (isOn === wasOn) return;
      if (isOn) {
        store.replace((state) => maskAgain(state, session.masking));
        revise(session.masking.messages.known());
        const { offers, agent } = store.state();
        if (agent !== null) raise({ kind: 'masking-on', offers: [...offers.values()].map(offerView) });
      }
      transcripts.reset(isOn);
    });
  });
  session.onRevised(revise);
  session.onSnapshot((data, serverNow) => {
    store.turn(() => {
      const { agent } = store.state();
      if (agent !== null && agent.agentId !== data.agent.agentId) forgetAll();
      store.dispatch({ type: 'snapshot', data, serverNow });
      transcripts.reset();
      readMarks.refresh();
    });
  });
  session.onEvent((event) => {
    store.turn(() => {
      transcripts.apply(event);
      store.dispatch(event);
      if (event.type === 'message.created') readMarks.refresh();
    });
  });
  session.onClock((offset) => {
    offsetMs = offset;
    store.touch();
  });
  session.outbox.onChange((key, entry) => {
    if (entry === undefined) {
      const interactionId = transcripts.outgoing.removed(key);
      if (interactionId !== undefined) transcripts.publishRemoved(interactionId, key);
    } else if (store.state().tasks.has(entry.interactionId) && transcripts.outgoing.changed(entry))
      transcripts.publishOutgoing(entry.interactionId, key);
  });
  session.onPhase((phase) => {
    store.turn(() => {
      signIn.phase(phase);
      outage.phase(phase);
      if (isUsable(phase)) readMarks.refresh();
    });
  });

  return {
    handlers: {
      session: {
        signIn: signIn.signIn,
        tryEmbedded: signIn.tryEmbedded,
        signOut: signIn.signOut,
        retryNow: signIn.retryNow,
        takeOver: signIn.takeOver,
      },
      presence: presenceHandlers(work, ask),
      offer: offerHandlers(work, ask),
      task: taskHandlers(work, ask),
      transcript: {
        open: async ({ interactionId }) => {
          const page = await transcripts.open(interactionId);
          return page.ok ? ok({ ...page.value, draft: drafts.read(interactionId) }) : page;
        },
        older: async ({ interactionId, before }) => {
          const page = await transcripts.older(interactionId, before);
          return page.ok ? ok({ ...page.value, draft: drafts.read(interactionId) }) : page;
        },
        close: ({ interactionId }) => {
          transcripts.close(interactionId);
          return Promise.resolve(ok(null));
        },
      },
      message: messageHandlers(work, { transcripts, drafts, typing }),
      ...transferHandlers(work, ask),
      conference: conferenceHandlers(work, ask),
      cannedReply: cannedReplyHandlers(work, ask),
      wrapUp: wrapUpHandlers(work, ask),
      notice: {
        dismiss: ({ noticeId }) => {
          store.dispatch({ type: 'noticeDismissed', noticeId });
          return Promise.resolve(ok(null));
        },
      },
      view: {
        showing: ({ interactionId }) => {
          readMarks.showing(interactionId);
          return Promise.resolve(ok(null));
        },
      },
    },
    slices: store.slices,
    onChange: store.onChange,
    onAlert: (listener) => {
      alertListeners.add(listener);
      return () => alertListeners.delete(listener);
    },
    setWindowState: readMarks.setWindowState,
    openWork: () => {
      const { offers, tasks } = store.state();
      const unsent = session.outbox.list().filter(({ state }) => state !== 'failed' && state !== 'accepted');
      return { offers: offers.size, conversations: tasks.size, unsent: unsent.length };
    },
    noticeAlertFailed: () => {
      const notice: NoticeView = {
        id: 'alert-failed',
        kind: 'alert-failed',
        params: {},
        at: clock.now(),
        sticky: true,
        tone: 'danger',
      };
      store.dispatch({ type: 'noticeRaised', notice });
    },
    noticeSettingsDamaged: (what) => {
      const kind = 'settings-damaged';
      const notice: NoticeView = { id: kind, kind, params: { what }, at: clock.now(), sticky: true, tone: 'warning' };
      store.dispatch({ type: 'noticeRaised', notice });
    },
    localeChanged: store.touch,
    start: signIn.start,
    dispose: () => {
      outage.dispose();
      readMarks.dispose();
      store.dispose();
      session.disconnect('closing');
    },
  };
}
