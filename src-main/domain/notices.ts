// From facts to what the window tells the agent: by code and masked parameters; the words are the renderer's.
import type { NoticeView } from '../../src-preload/contract/notice';
import type { Fact } from './fact';
import type { MaskedCustomer } from './masked';

type Notices = readonly NoticeView[];

/** An end and the RONA it caused come as two events in either order, this close together. */
const SAME_MOMENT_MS = 5_000;
/** The oldest that does not have to stay goes first. */
const MOST = 50;

/** Reasons for which a conversation leaves that the agent chose herself. */
const OWN_DOING: ReadonlySet<string> = new Set(['transferred', 'conference-exited']);

const customerParam = (customer: MaskedCustomer | undefined): Record<string, string> =>
  customer?.displayName === undefined ? {} : { customer: customer.displayName };

function put(notices: Notices, notice: NoticeView): Notices {
  const kept = notices.filter((known) => known.id !== notice.id);
  const next = [...kept, notice];
  if (next.length <= MOST) return next;
  const victim = next.find((known) => !known.sticky) ?? next[0];
  return next.filter((known) => known !== victim);
}

const without = (notices: Notices, test: (notice: NoticeView) => boolean): Notices =>
  notices.some(test) ? notices.filter((notice) => !test(notice)) : notices;

const withoutInterrupted = (notices: Notices, interactionId: string): Notices =>
  without(notices, (notice) => notice.kind === 'interrupted' && notice.interactionId === interactionId);

const isTimeout = (notice: NoticeView) => notice.kind === 'offer-gone' && notice.params['code'] === 'timeout';

/** RONA, named after the offer whose end has just been told. */
function missedOffer(notices: Notices, since: number, now: number): Notices {
  const cause = notices.findLast((notice) => isTimeout(notice) && now - notice.at <= SAME_MOMENT_MS);
  const named: Record<string, string> = { ...cause?.params };
  Reflect.deleteProperty(named, 'code');
  const rona: NoticeView = {
    id: `rona:${String(since)}`,
    kind: 'rona',
    params: named,
    at: now,
    sticky: true,
    tone: 'warning',
  };
  // One way back is enough: a new RONA takes the place of an old one.
  return put(
    without(notices, (notice) => notice === cause || notice.kind === 'rona'),
    rona,
  );
}

function lostOffer(notices: Notices, fact: Extract<Fact, { type: 'offerLost' }>, now: number): Notices {
  const { reservation, loss, cause, accepting } = fact;
  // Her own doing, or part of the RONA that is told already.
  if (loss === 'rejected' || cause === 'agent-idle' || cause === 'agent-rona') return notices;
  const late = loss === 'timeout' && accepting === true ? { late: 'true' } : {};
  const params = { ...customerParam(reservation.customer), queue: reservation.queue.name, ...late };
  const unnamed = notices.find((notice) => notice.kind === 'rona' && notice.params['queue'] === undefined);
  if (loss === 'timeout' && unnamed !== undefined && now - unnamed.at <= SAME_MOMENT_MS)
    return notices.map((notice) => (notice === unnamed ? { ...notice, params } : notice));
  return put(notices, {
    id: `offer-gone:${reservation.reservationId}`,
    kind: 'offer-gone',
    params: { ...params, code: cause === 'asset-deleted' ? 'gone' : loss },
    at: now,
    sticky: false,
    tone: loss === 'canceled' ? 'info' : 'warning',
  });
}

function after(notices: Notices, fact: Fact, now: number): Notices {
  const simple = (
    kind: NoticeView['kind'],
    key: string,
    rest: Pick<NoticeView, 'params' | 'sticky' | 'tone'> & { interactionId?: string },
  ): Notices => put(notices, { id: `${kind}:${key}`, kind, at: now, ...rest });
  switch (fact.type) {
    case 'offerLost':
      return lostOffer(notices, fact, now);
    case 'agentMissedOffer':
      return missedOffer(notices, fact.since, now);
    case 'agentLostLine':
      return simple('connection-lost-idle', String(fact.since), { params: {}, sticky: true, tone: 'warning' });
    case 'agentBack':
      return without(notices, (notice) => notice.kind === 'rona' || notice.kind === 'connection-lost-idle');
    case 'stateRefused':
      return simple('state-refused', fact.activityId, { params: { code: fact.code }, sticky: false, tone: 'warning' });
    case 'taskInterrupted':
      return simple('interrupted', fact.interaction.interactionId, {
        params: { ...customerParam(fact.interaction.customer), reason: fact.reason },
        sticky: true,
        tone: 'danger',
        interactionId: fact.interaction.interactionId,
      });
    case 'taskUnassigned':
      if (OWN_DOING.has(fact.reason)) return notices;
      return simple('unassigned', `${fact.interaction.interactionId}:${String(fact.interaction.version)}`, {
        params: { ...customerParam(fact.interaction.customer), reason: fact.reason },
        sticky: false,
        tone: 'warning',
        interactionId: fact.interaction.interactionId,
      });
    case 'taskEnded':
      // The agent knows what she has just done herself, and what she was asked to do is done.
      if (fact.by === 'agent') return withoutInterrupted(notices, fact.interaction.interactionId);
      return simple('conversation-ended', `${fact.interaction.interactionId}:${String(fact.interaction.version)}`, {
        params: { ...customerParam(fact.interaction.customer), by: fact.by },
        sticky: false,
        tone: 'info',
        interactionId: fact.interaction.interactionId,
      });
    case 'wrapUpAutomatic':
      return simple('wrap-up-automatic', fact.interactionId, {
        params: customerParam(fact.interaction?.customer),
        sticky: false,
        tone: 'info',
        interactionId: fact.interactionId,
      });
    case 'taskClosed':
      return withoutInterrupted(notices, fact.interactionId);
    case 'backendNotice':
      return simple('backend-notice', `${fact.code}:${String(now)}`, {
        params: { code: fact.code, ...(fact.text === undefined ? {} : { text: fact.text.text }) },
        sticky: false,
        tone: 'info',
      });
    case 'offerRaised':
    case 'offerAccepted':
    case 'offerChanged':
    case 'taskOpened':
    case 'customerWrote':
      return notices;
    case 'conferenceStarted':
    case 'conferenceFailed': {
      const { interactionId, customer, conference } = fact.interaction;
      const params = {
        ...customerParam(customer),
        ...(conference.agentName === undefined ? {} : { agent: conference.agentName }),
      };
      return fact.type === 'conferenceStarted'
        ? simple('conference-started', interactionId, { params, sticky: false, tone: 'info', interactionId })
        : simple('conference-failed', `${interactionId}:${String(fact.interaction.version)}`, {
            params: { ...params, outcome: fact.outcome },
            sticky: false,
            // Taken back is mostly her own doing.
            tone: fact.outcome === 'canceled' ? 'info' : 'warning',
            interactionId,
          });
    }
    case 'conferenceOver':
      return simple('conference-over', `${fact.interaction.interactionId}:${String(fact.interaction.version)}`, {
        params: {
          ...customerParam(fact.interaction.customer),
          ...(fact.agentName === undefined ? {} : { agent: fact.agentName }),
        },
        sticky: false,
        tone: 'info',
        interactionId: fact.interaction.interactionId,
      });
    case 'ownerChanged':
      return simple('owner-changed', fact.interaction.interactionId, {
        params: customerParam(fact.interaction.customer),
        sticky: true,
        tone: 'warning',
        interactionId: fact.interaction.interactionId,
      });
    case 'transferCompleted':
    case 'transferFailed': {
      const { interactionId, targetName, customer } = fact;
      const params = { ...customerParam(customer), target: targetName };
      // Not on the conversation: it is over here, whatever became of it there.
      return fact.type === 'transferCompleted'
        ? simple('transfer-completed', interactionId, { params, sticky: false, tone: 'info' })
        : simple('transfer-failed', interactionId, {
            params: { ...params, ...(fact.reason === undefined ? {} : { reason: fact.reason }) },
            sticky: true,
            tone: 'danger',
          });
    }
  }
}

export const noticesAfter = (notices: Notices, facts: readonly Fact[], now: number): Notices =>
  facts.reduce((known, fact) => after(known, fact, now), notices);

export const raised = put;

/** The same list when nothing in it is new. */
export const allRead = (notices: Notices): Notices =>
  notices.some(({ read }) => !read)
    ? notices.map((notice) => (notice.read ? notice : { ...notice, read: true }))
    : notices;

export const dismissed = (notices: Notices, noticeId: string): Notices =>
  without(notices, (notice) => notice.id === noticeId);
