// Accepting contact requests, from wherever it is done (popover, task list, shortcut): calls the desk, keeps what is to
// be said about the outcome, and opens the new conversation unless a half-typed message would be pushed aside (SPEC 2).
import { useSyncExternalStore } from 'react';
import type { OfferView, RefusalCode, TaskView } from '../../src-preload/contract';
import { desk } from './desk-client';
import { drafts } from './drafts';

export interface AcceptReport {
  asked: number;
  accepted: string[];
  refused: { reservationId: string; code: RefusalCode; customer: string | undefined }[];
  /** The new conversations were left in the list, because something half-typed is on screen. */
  leftInList: boolean;
}

interface Accepting {
  report: AcceptReport | null;
  /** Accepted, to be shown as soon as it is in the task list. */
  toOpen: string | null;
}

const NOTHING: Accepting = { report: null, toOpen: null };

export function makeAccepting(accept: typeof desk.offer.accept) {
  let state = NOTHING;
  const listeners = new Set<() => void>();
  const change = (next: Partial<Accepting>) => {
    state = { ...state, ...next };
    for (const listener of [...listeners]) listener();
  };

  return {
    get: () => state,
    subscribe: (listener: () => void) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** @param selectedId the conversation on screen, whose composer must not be pushed aside */
    async accept(offers: readonly OfferView[], selectedId: string | null): Promise<void> {
      const open = offers.filter((offer) => offer.state === 'pending');
      if (open.length === 0) return;
      change(NOTHING);
      const result = await accept({ reservationIds: open.map(({ reservationId }) => reservationId) });
      const customers = new Map(open.map(({ reservationId, customer }) => [reservationId, customer.name]));
      const named = (reservationId: string, code: RefusalCode) => ({
        reservationId,
        code,
        customer: customers.get(reservationId),
      });
      const { accepted, refused } = result.ok
        ? result.value
        : { accepted: [], refused: open.map(({ reservationId }) => ({ reservationId, code: result.refusal.code })) };
      const leftInList = accepted.length > 0 && drafts.halfTyped(selectedId);
      const report: AcceptReport = {
        asked: open.length,
        accepted: accepted.map(({ interactionId }) => interactionId),
        refused: refused.map(({ reservationId, code }) => named(reservationId, code)),
        leftInList,
      };
      // One accepted and opened needs no words: it is there.
      const silent = open.length === 1 && refused.length === 0 && !leftInList;
      change({
        report: silent ? null : report,
        toOpen: leftInList ? null : (accepted[0]?.interactionId ?? null),
      });
    },

    /** The conversation to show now, once; null when it is not in the list yet or something was typed meanwhile. */
    takeOpening(tasks: readonly TaskView[], selectedId: string | null): string | null {
      const { toOpen } = state;
      if (toOpen === null || !tasks.some(({ interactionId }) => interactionId === toOpen)) return null;
      change({ toOpen: null });
      return drafts.halfTyped(selectedId) ? null : toOpen;
    },

    /** Accepted from a notification: the same as here, but the window learns of it afterwards. */
    acceptedOutside(interactionId: string, selectedId: string | null): void {
      const leftInList = drafts.halfTyped(selectedId);
      const report: AcceptReport = { asked: 1, accepted: [interactionId], refused: [], leftInList };
      change({ report: leftInList ? report : null, toOpen: leftInList ? null : interactionId });
    },

    dismissReport: () => {
      change({ report: null });
    },
  };
}

export const accepting = makeAccepting((args) => desk.offer.accept(args));

export const useAccepting = (): Accepting => useSyncExternalStore(accepting.subscribe, accepting.get);
