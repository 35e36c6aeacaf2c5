// Joins the parts: an alert of the desk is decided about, worded in the agent's language and shown or withdrawn. Keeps
// what the policy has to know: which offers wait, and what each conversation's notification says.
import type { MaskedText, OfferView } from '../../src-preload/contract';
import type { Language } from '../../src-preload/contract/settings';
import type { DeskAlert } from '../desk';
import type { Outcomes } from './outcomes';
import { decide, type Decision, type Situation } from './policy';
import type { Note, Presenter } from './presenter';
import { subjectOf, tokenOf } from './tokens';
import { actionNames, word, type Message, type Privacy } from './wording';

export interface NotifierDeps {
  presenter: Presenter;
  outcomes: Outcomes;
  language: () => Language;
  privacy: () => Privacy;
  /** Without what the notifier knows itself. */
  surroundings: () => Pick<Situation, 'window' | 'signedIn' | 'messages' | 'doNotDisturb'>;
  after: (ms: number, run: () => void) => () => void;
}

type Said = Pick<Extract<DeskAlert, { kind: 'message' }>, 'key' | 'customer' | 'text' | 'unread'>;

export interface Notifier {
  tell: (alert: DeskAlert) => void;
  /** Shows every waiting offer again: a notification server has come (back). */
  showWaiting: () => void;
  /** How much may be said has changed: what stands outside the window is said anew, or goes. */
  reword: () => void;
  /** Shows a notification that is about nothing. */
  test: () => void;
}

/**
 * The one that counts requests, and the one of a conversation, is brought up to date at most this often, ms: a burst must not
 * be a burst of pop-ups. The first is shown at once, the newest is always shown.
 */
export const RECOUNT_MS = 1_000;

const OFFERS = tokenOf({ kind: 'offers' });
const CAN_BE_ACCEPTED: readonly Message['kind'][] = ['offer'];

export function createNotifier(deps: NotifierDeps): Notifier {
  const { presenter, outcomes } = deps;
  const waiting = new Map<string, OfferView>();
  /** By interaction: the message whose words stand outside the window. */
  const said = new Map<string, Said>();
  /** Shown a moment ago. `isBehind`: there is something newer to say. */
  const paced = new Map<string, { isBehind: boolean; cancel: () => void }>();

  const aboutOf = (token: string) => subjectOf(token).kind;

  function show(token: string, message: Message, urgent: boolean): void {
    const { open, accept } = actionNames(deps.language());
    const note: Note = {
      ...word(message, deps.language(), deps.privacy()),
      urgent,
      open,
      ...(CAN_BE_ACCEPTED.includes(message.kind) ? { accept } : {}),
    };
    presenter.show(token, note);
  }

  function endPace(token: string): void {
    paced.get(token)?.cancel();
    paced.delete(token);
  }

  /** Now, or after the rest of its time as it reads by then. */
  function showPaced(token: string, message: Message, urgent: boolean): void {
    const pace = paced.get(token);
    if (pace) {
      pace.isBehind = true;
      return;
    }
    const cancel = deps.after(RECOUNT_MS, () => {
      const isBehind = paced.get(token)?.isBehind === true;
      paced.delete(token);
      if (isBehind) catchUp(token);
    });
    paced.set(token, { isBehind: false, cancel });
    show(token, message, urgent);
  }

  /** Settings, words and what is on screen may have changed meanwhile: decided anew. */
  function catchUp(token: string): void {
    const subject = subjectOf(token);
    if (subject.kind === 'offers') {
      if (presenter.onScreen().has(OFFERS)) showPaced(OFFERS, { kind: 'offers', count: waiting.size }, true);
    } else if (subject.kind === 'conversation') {
      const { interactionId } = subject;
      const known = said.get(interactionId);
      if (known) follow({ kind: 'message', interactionId, ...known, seen: false });
    }
  }

  function withdraw(token: string): void {
    endPace(token);
    if (!presenter.onScreen().has(token)) return;
    presenter.withdraw(token);
    outcomes.add(aboutOf(token), 'withdrawn');
  }

  function obey(decision: Decision): void {
    switch (decision.do) {
      case 'withdraw':
        withdraw(decision.token);
        break;
      case 'withdraw-all':
        for (const token of new Set([...paced.keys(), ...presenter.onScreen()])) withdraw(token);
        break;
      case 'suppress':
        outcomes.add(aboutOf(decision.token), 'suppressed', decision.reason);
        break;
      case 'show':
      case 'replace':
        if (decision.do === 'replace' && !presenter.onScreen().has(decision.token)) break;
        if (decision.token === OFFERS || (decision.do === 'show' && decision.message.kind === 'message'))
          showPaced(decision.token, decision.message, decision.urgent);
        else {
          endPace(decision.token);
          show(decision.token, decision.message, decision.urgent);
        }
    }
  }

  function learn(alert: DeskAlert): void {
    switch (alert.kind) {
      case 'offer-raised':
        waiting.set(alert.offer.reservationId, alert.offer);
        break;
      case 'offer-changed':
        if (waiting.has(alert.offer.reservationId)) waiting.set(alert.offer.reservationId, alert.offer);
        break;
      case 'offer-withdrawn':
        waiting.delete(alert.reservationId);
        break;
      case 'masking-on':
        for (const offer of alert.offers) if (waiting.has(offer.reservationId)) waiting.set(offer.reservationId, offer);
        for (const one of alert.conversations) if (said.has(one.interactionId)) said.set(one.interactionId, one);
        break;
      case 'message':
        if (!alert.seen) said.set(alert.interactionId, alert);
        break;
      case 'conversation-seen':
        said.delete(alert.interactionId);
        break;
      case 'signed-out':
        waiting.clear();
        said.clear();
        break;
      case 'assigned':
      case 'rona':
      case 'wrap-up-automatic':
      case 'messages-revised':
      case 'connection-lost':
      case 'connection-back':
    }
  }

  /** The same message with other words: replaced where it stands. */
  function revise(interactionId: string, key: string, text: MaskedText): void {
    const known = said.get(interactionId);
    if (known?.key !== key) return;
    const { customer, unread } = known;
    said.set(interactionId, { key, customer, text, unread });
    const name = customer.name === undefined ? {} : { customerName: customer.name };
    const token = tokenOf({ kind: 'conversation', interactionId });
    obey({ do: 'replace', token, message: { kind: 'message', ...name, text: text.text, unread }, urgent: false });
  }

  const situation = (): Situation => ({
    ...deps.surroundings(),
    waiting: [...waiting.values()],
    onScreen: presenter.onScreen(),
  });

  function follow(alert: DeskAlert): void {
    for (const decision of decide(alert, situation())) obey(decision);
  }

  /** One more message where one has just been told: nothing to decide before its time. */
  function waitsItsTurn(alert: DeskAlert): boolean {
    if (alert.kind !== 'message' || alert.seen) return false;
    const pace = paced.get(tokenOf({ kind: 'conversation', interactionId: alert.interactionId }));
    if (pace) pace.isBehind = true;
    return pace !== undefined;
  }

  return {
    tell(alert) {
      learn(alert);
      if (alert.kind === 'messages-revised')
        for (const { interactionId, key, text } of alert.texts) revise(interactionId, key, text);
      else if (!waitsItsTurn(alert)) follow(alert);
    },
    showWaiting() {
      for (const offer of [...waiting.values()]) follow({ kind: 'offer-raised', offer });
    },
    reword() {
      const conversations = [...said].map(([interactionId, one]) => ({ ...one, interactionId }));
      follow({ kind: 'masking-on', offers: [...waiting.values()], conversations });
    },
    test: () => show(tokenOf({ kind: 'test' }), { kind: 'test' }, false),
  };
}
