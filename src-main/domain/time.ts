// What passes with time alone: optimistic values fall back to the confirmed ones (DESIGN rule 6), a typing sign fades,
// and an offer that an outage keeps on screen long after its deadline goes.
import { without } from './entry';
import type { Fact, Step } from './fact';
import { withoutOffer } from './offer';
import type { DeskState, Offer, PendingWrapUp, Task } from './state';

/** The backend's word is final, so an offer is given this long after its deadline for the word to come. */
export const OFFER_GRACE_MS = 5_000;

function taskAt(task: Task, now: number): Task {
  const typed = task.typingUntil !== undefined && task.typingUntil <= now ? without(task, 'typingUntil') : task;
  return typed.pending !== undefined && typed.pending.deadline <= now ? without(typed, 'pending') : typed;
}

const offerAt = (offer: Offer, now: number): Offer =>
  offer.accepting !== undefined && offer.accepting.deadline <= now ? { reservation: offer.reservation } : offer;

const wrapUpAt = (entry: PendingWrapUp, now: number): PendingWrapUp =>
  entry.submitting !== undefined && entry.submitting.deadline <= now ? { wrapUp: entry.wrapUp } : entry;

/** The same map when no value changes, so that nobody is told of a change that is none. */
function mapped<V>(map: ReadonlyMap<string, V>, change: (value: V) => V): ReadonlyMap<string, V> {
  let next: Map<string, V> | undefined;
  for (const [key, value] of map) {
    const after = change(value);
    if (after === value) continue;
    next ??= new Map(map);
    next.set(key, after);
  }
  return next ?? map;
}

/** `now`: local clock; `serverNow`: the server's, for its own deadlines. Milliseconds. */
export function reduceTime(state: DeskState, serverNow: number, now: number): Step<DeskState> {
  const facts: Fact[] = [];
  const { presencePending } = state;
  let next: DeskState = {
    ...state,
    presencePending: presencePending !== null && presencePending.deadline <= now ? null : presencePending,
    tasks: mapped(state.tasks, (task) => taskAt(task, now)),
    offers: mapped(state.offers, (offer) => offerAt(offer, now)),
    wrapUps: mapped(state.wrapUps, (entry) => wrapUpAt(entry, now)),
  };
  for (const { reservation, accepting } of next.offers.values()) {
    if (accepting !== undefined || serverNow < reservation.expiresAt + OFFER_GRACE_MS) continue;
    next = withoutOffer(next, reservation.reservationId, reservation.version);
    facts.push({ type: 'offerLost', reservation, loss: 'timeout' });
  }
  return { state: next, facts };
}

/** When `reduceTime` has something to do next: milliseconds from now, or undefined. */
export function nextTick(state: DeskState, serverNow: number, now: number): number | undefined {
  const waits: number[] = [];
  const local = (deadline: number | undefined) => {
    if (deadline !== undefined) waits.push(deadline - now);
  };
  local(state.presencePending?.deadline);
  for (const task of state.tasks.values()) {
    local(task.pending?.deadline);
    local(task.typingUntil);
  }
  for (const entry of state.wrapUps.values()) local(entry.submitting?.deadline);
  for (const { reservation, accepting } of state.offers.values()) {
    if (accepting === undefined) waits.push(reservation.expiresAt + OFFER_GRACE_MS - serverNow);
    else local(accepting.deadline);
  }
  return waits.length === 0 ? undefined : Math.max(0, Math.min(...waits));
}
