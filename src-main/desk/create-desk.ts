// Puts the desk together: the session's news go through transcripts and domain, the renderer's calls through handlers.
import { createAbsence } from './absence';
import type { DeskAlert } from './alert';
import { createAttachments } from './attachments';
import { maskedAlert, revisedAlert, watchAlerts } from './alerts';
import { createAsk } from './ask';
import { createBelongings } from './belongings';
import type { Desk } from './desk';
import { createDrafts } from './drafts';
import { attachmentHandlers } from './handlers/attachment';
import { cannedReplyHandlers } from './handlers/canned-reply';
import { conferenceHandlers } from './handlers/conference';
import { messageHandlers } from './handlers/message';
import { offerHandlers } from './handlers/offer';
import { presenceHandlers } from './handlers/presence';
import { taskHandlers } from './handlers/task';
import { transferHandlers } from './handlers/transfer';
import { wrapUpHandlers } from './handlers/wrap-up';
import { createNoKeeping } from './keeping';
import { maskSession } from './masked-session';
import { createOutage } from './outage';
import type { DeskDeps } from './ports';
import { createReadMarks } from './read-marks';
import { createReplyGuard } from './reply-guard';
import { sendingFirst } from './sending-first';
import { createSignIn } from './sign-in';
import { createSlices } from './slices';
import { createStore, type Haste } from './store';
import { createTranscripts } from './transcripts';
import { createTyping } from './typing';
import { createWork } from './work';
import { maskAgain } from '../privacy/mask-again';
import type { MaskedEvent } from '../domain/masked';
import type { Revision } from '../domain/revision';
import { ok, type NoticeView } from '../../src-preload/contract';
import { isUsable } from '../session';

/** Words come by the hundred, and nobody has to act on one within a quarter of a second. Everything else is told at once. */
const hasteOf = (type: MaskedEvent['type']): Haste =>
  type === 'message.created' || type === 'message.deliveryChanged' || type === 'typing.changed' ? 'paced' : 'now';

export function createDesk(deps: DeskDeps): Desk {
  const { session: rawSession, clock, locale, signIn: ports, keeping = createNoKeeping() } = deps;
  const session = maskSession(rawSession, clock, deps.mustMask);
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
  const ask = sendingFirst(createAsk(session, clock), session, clock);
  const drafts = createDrafts();
  const belongings = createBelongings({ keeping, session, store, drafts, clock });
  const typing = createTyping(work);
  const readMarks = createReadMarks({ store, session, clock });
  const transcripts = createTranscripts({
    ask,
    store,
    session,
    offsetMs: () => offsetMs,
    unreadFrom: readMarks.unreadFrom,
  });
  const attachments = createAttachments(ask, session);
  const guard = createReplyGuard(store);
  const absence = createAbsence({ store, session, ask, guard, drafts, asked: transcripts.publishAllOutgoing });
  const outage = createOutage(clock, raise);

  function forgetAll(): void {
    store.turn(() => {
      belongings.putAway();
      transcripts.clear();
      attachments.clear();
      typing.clear();
      guard.clear();
      absence.clear();
      store.dispatch({ type: 'signedOut' });
      raise({ kind: 'signed-out' });
    });
  }

  function revise(revisions: readonly Revision[]): void {
    store.turn(() => {
      transcripts.revise(revisions);
      store.dispatch({ type: 'messagesRevised', revisions });
      raise(revisedAlert(revisions));
    });
  }

  const signIn = createSignIn({ session, ports, keeping, store, ask, clock, ended: forgetAll });

  watchAlerts({ store, now: () => clock.now(), isSeen: readMarks.isSeen, raise });
  readMarks.onSeen((interactionId) => raise({ kind: 'conversation-seen', interactionId }));
  store.onFact((fact) => {
    if (fact.type === 'taskClosed') {
      const { interactionId } = fact;
      belongings.closed(interactionId);
      transcripts.forget(interactionId);
      attachments.forget(interactionId);
      typing.forget(interactionId);
      guard.forget(interactionId);
      absence.forget(interactionId);
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
        if (store.state().agent !== null) raise(maskedAlert(store.state()));
      }
      transcripts.reset(isOn);
    });
  });
  session.onRevised(revise);
  session.onSnapshot((data, serverNow) => {
    store.turn(() => {
      const { agent } = store.state();
      const { agentId } = data.agent;
      if (agent !== null && agent.agentId !== agentId) forgetAll();
      belongings.take({ url: signIn.url(), agentId });
      store.dispatch({ type: 'snapshot', data, serverNow });
      belongings.reattach();
      absence.snapshot();
      transcripts.reset();
      readMarks.refresh();
    });
  });
  session.onEvent((event) => {
    store.turn(() => {
      transcripts.apply(event);
      store.dispatch(event);
      if (event.type === 'session.contested') signIn.contested(event.data.by);
      if (event.type !== 'message.created') return;
      guard.saw(event.data.message);
      readMarks.refresh();
    }, hasteOf(event.type));
  });
  session.onClock((offset) => {
    offsetMs = offset;
    store.touch();
  });
  session.outbox.onChange((key, entry) => {
    if (entry === undefined) {
      const interactionId = transcripts.outgoing.removed(key);
      if (interactionId === undefined) return;
      transcripts.publishRemoved(interactionId, key);
      absence.settle(interactionId);
    } else if (!store.state().tasks.has(entry.interactionId)) belongings.unattached(entry);
    else if (transcripts.outgoing.changed(entry)) {
      transcripts.publishOutgoing(entry.interactionId, key);
      absence.settle(entry.interactionId);
    }
  });
  session.onPhase((phase) => {
    store.turn(() => {
      signIn.phase(phase);
      outage.phase(phase);
      absence.phase(phase);
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
        handOver: signIn.handOver,
        stay: signIn.stay,
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
        newer: async ({ interactionId, after }) => {
          const page = await transcripts.newer(interactionId, after);
          return page.ok ? ok({ ...page.value, draft: drafts.read(interactionId) }) : page;
        },
        close: ({ interactionId }) => {
          transcripts.close(interactionId);
          return Promise.resolve(ok(null));
        },
      },
      attachment: attachmentHandlers(attachments, deps.saveFile ?? (() => Promise.resolve('failed'))),
      message: messageHandlers(work, {
        transcripts,
        drafts,
        typing,
        guard,
        absence,
        undoSeconds: deps.undoSeconds ?? (() => 0),
        safe: keeping.safe,
      }),
      ...transferHandlers(work, ask),
      conference: conferenceHandlers(work, ask),
      cannedReply: cannedReplyHandlers(work, ask),
      wrapUp: wrapUpHandlers(work, ask),
      notice: {
        dismiss: ({ noticeId }) => {
          belongings.noticeDismissed(noticeId);
          store.dispatch({ type: 'noticeDismissed', noticeId });
          return Promise.resolve(ok(null));
        },
        markAllRead: () => {
          store.dispatch({ type: 'noticesRead' });
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
    serviceUrl: () => signIn.url() || signIn.view().url,
    openWork: () => {
      const { offers, tasks, wrapUps } = store.slices();
      const unsent = session.outbox.list().filter(({ state }) => state !== 'failed' && state !== 'accepted');
      return {
        offers: offers.length,
        conversations: tasks.filter(({ state }) => state !== 'wrapping').length,
        wrapUps: wrapUps.length,
        unsent: unsent.length,
      };
    },
    raiseNotice: (notice) => store.dispatch({ type: 'noticeRaised', notice: { ...notice, at: clock.now() } }),
    noticeSettingsDamaged: (what) => {
      const kind = 'settings-damaged';
      const notice: NoticeView = { id: kind, kind, params: { what }, at: clock.now(), sticky: true, tone: 'warning' };
      store.dispatch({ type: 'noticeRaised', notice });
    },
    noticeKeepingTrouble: (what) => {
      const kind = 'keeping-trouble';
      if (what === null) store.dispatch({ type: 'noticeDismissed', noticeId: kind });
      else {
        const notice: NoticeView = { id: kind, kind, params: { what }, at: clock.now(), sticky: true, tone: 'warning' };
        store.dispatch({ type: 'noticeRaised', notice });
      }
    },
    localeChanged: store.touch,
    start: signIn.start,
    policyChanged: () => {
      session.followRule();
      return signIn.rulesChanged();
    },
    dispose: () => {
      outage.dispose();
      belongings.dispose();
      readMarks.dispose();
      store.dispose();
      session.disconnect('closing');
    },
  };
}
