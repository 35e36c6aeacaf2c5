// What the agent does with a notification: a click brings up exactly that item, *Accept* takes the request without the
// window. What is not there any more is explained in the window.
import type { NoticeView, Reveal } from '../../src-preload/contract';
import type { Desk } from '../desk';
import type { Outcomes } from './outcomes';
import { subjectOf } from './tokens';

export interface ActsDeps {
  desk: {
    slices: () => Pick<ReturnType<Desk['slices']>, 'offers' | 'tasks'>;
    handlers: { offer: Desk['handlers']['offer'] };
    raiseNotice: (notice: Omit<NoticeView, 'at'>) => void;
  };
  reveal: (what: Reveal) => void;
  bringForward: () => void;
  outcomes: Outcomes;
}

export interface Acts {
  clicked: (token: string) => void;
  /** Resolves when it is known what became of it. */
  accepted: (token: string) => Promise<void>;
}

export function createActs({ desk, reveal, bringForward, outcomes }: ActsDeps): Acts {
  function stale(about: 'request' | 'conversation'): void {
    outcomes.add(about, 'stale');
    const kind = 'alert-stale';
    desk.raiseNotice({ id: kind, kind, params: { about }, sticky: false, tone: 'info' });
  }

  const isOffered = (id: string) => desk.slices().offers.some(({ reservationId }) => reservationId === id);
  const isOpen = (id: string) => desk.slices().tasks.some(({ interactionId }) => interactionId === id);

  function show(token: string): void {
    const subject = subjectOf(token);
    switch (subject.kind) {
      case 'offer':
        if (isOffered(subject.reservationId)) reveal(subject);
        else stale('request');
        break;
      case 'offers': {
        const [earliest] = desk.slices().offers;
        if (earliest) reveal({ kind: 'offer', reservationId: earliest.reservationId });
        else stale('request');
        break;
      }
      case 'conversation':
        if (isOpen(subject.interactionId)) reveal(subject);
        else stale('conversation');
        break;
      case 'wrap-up':
        // Over by then in most cases; the window's own notice says what happened.
        if (isOpen(subject.interactionId)) reveal({ kind: 'conversation', interactionId: subject.interactionId });
        break;
      case 'rona':
      case 'connection':
      case 'test':
    }
  }

  return {
    clicked(token) {
      outcomes.add(subjectOf(token).kind, 'clicked');
      bringForward();
      show(token);
    },
    async accepted(token) {
      const subject = subjectOf(token);
      outcomes.add(subject.kind, 'accepted');
      if (subject.kind !== 'offer' || !isOffered(subject.reservationId)) {
        bringForward();
        show(token);
        return;
      }
      const { reservationId } = subject;
      const result = await desk.handlers.offer.accept({ reservationIds: [reservationId] });
      const [taken] = result.ok ? result.value.accepted : [];
      // Now there is something to do in it.
      bringForward();
      if (taken) reveal({ kind: 'accepted', interactionId: taken.interactionId });
      else if (isOffered(reservationId)) {
        const code = result.ok ? (result.value.refused[0]?.code ?? 'internal') : result.refusal.code;
        const kind = 'accept-failed';
        desk.raiseNotice({ id: kind, kind, params: { code }, sticky: false, tone: 'warning' });
        reveal(subject);
      }
      // Gone meanwhile: the desk has said why.
    },
  };
}
