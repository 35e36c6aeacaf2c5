// A snapshot replaces state, it never merges (PROTOCOL 3.4). Only what is the client's own is attached again by id:
// what the agent has seen, what she has asked for and not got yet, notices.
import type { MaskedInteraction, MaskedReservation, MaskedSnapshot } from './masked';
import type { Fact, Step } from './fact';
import { taskAfter } from './interaction';
import { agentFacts, pendingAfter } from './presence';
import type { DeskState, Offer, PendingWrapUp, Task } from './state';
import type { WrapUp } from '../../src-protocol';

/** By id; of two with the same id the higher version. */
function newest<T>(items: readonly T[], idOf: (item: T) => string, versionOf: (item: T) => number): Map<string, T> {
  const byId = new Map<string, T>();
  for (const item of items) {
    const known = byId.get(idOf(item));
    if (known === undefined || versionOf(item) > versionOf(known)) byId.set(idOf(item), item);
  }
  return byId;
}

function offersAfter(state: DeskState, reservations: readonly MaskedReservation[]): Map<string, Offer> {
  const offers = new Map<string, Offer>();
  for (const [id, reservation] of newest(
    reservations,
    (item) => item.reservationId,
    (item) => item.version,
  )) {
    if (reservation.state !== 'pending') continue;
    const accepting = state.offers.get(id)?.accepting;
    offers.set(id, accepting === undefined ? { reservation } : { reservation, accepting });
  }
  return offers;
}

function tasksAfter(state: DeskState, interactions: readonly MaskedInteraction[]): Map<string, Task> {
  const tasks = new Map<string, Task>();
  for (const [id, interaction] of newest(
    interactions,
    (item) => item.interactionId,
    (item) => item.version,
  )) {
    if (interaction.state === 'closed') continue;
    // What the snapshot says of messages is the truth, so the tail goes; the transfer and typing were the session's.
    const { readMark, pending, lastSpoken } = taskAfter(state.tasks.get(id), interaction);
    const task: Task = { interaction, readMark: Math.min(readMark, interaction.lastIndex) };
    if (pending !== undefined && interaction.state !== 'wrapping') task.pending = pending;
    if (lastSpoken !== undefined && lastSpoken.index <= interaction.lastIndex) task.lastSpoken = lastSpoken;
    tasks.set(id, task);
  }
  return tasks;
}

function wrapUpsAfter(state: DeskState, wrapUps: readonly WrapUp[]): Map<string, PendingWrapUp> {
  const pending = new Map<string, PendingWrapUp>();
  for (const [id, wrapUp] of newest(
    wrapUps,
    (item) => item.interactionId,
    (item) => item.requiredAt,
  )) {
    if (wrapUp.state !== 'pending') continue;
    const known = state.wrapUps.get(id);
    const same = known?.wrapUp.requiredAt === wrapUp.requiredAt ? known.submitting : undefined;
    pending.set(id, same === undefined ? { wrapUp } : { wrapUp, submitting: same });
  }
  return pending;
}

function offerFacts(before: DeskState, after: DeskState, serverNow: number): Fact[] {
  const facts: Fact[] = [];
  const missed = after.agent?.state.reason === 'rona';
  const taken = new Set(after.tasks.keys());
  for (const [id, { reservation }] of before.offers) {
    if (after.offers.has(id)) continue;
    if (taken.has(reservation.interactionId)) facts.push({ type: 'offerAccepted', reservation });
    else {
      const loss = missed && reservation.expiresAt <= serverNow ? 'timeout' : 'gone';
      facts.push({ type: 'offerLost', reservation, loss });
    }
  }
  for (const [id, { reservation }] of after.offers)
    if (!before.offers.has(id)) facts.push({ type: 'offerRaised', reservation });
  return facts;
}

function taskFacts(before: DeskState, after: DeskState, serverNow: number): Fact[] {
  const facts: Fact[] = [];
  for (const [interactionId, { interaction }] of before.tasks) {
    if (after.tasks.has(interactionId)) continue;
    const wrapUp = before.wrapUps.get(interactionId);
    const byDeadline = wrapUp?.wrapUp.deadline !== undefined && wrapUp.wrapUp.deadline <= serverNow;
    if (byDeadline && !wrapUp.submitting) facts.push({ type: 'wrapUpAutomatic', interactionId, interaction });
    else if (wrapUp === undefined && interaction.state !== 'wrapping')
      facts.push({ type: 'taskUnassigned', interaction, reason: 'while-away' });
    facts.push({ type: 'taskClosed', interactionId });
  }
  for (const [id, { interaction }] of after.tasks) {
    const was = before.tasks.get(id)?.interaction;
    if (was === undefined) {
      facts.push({ type: 'taskOpened', interaction, ...(before.agent === null ? { atSignIn: true } : {}) });
      continue;
    }
    if (was.state === 'active' && interaction.state === 'interrupted')
      facts.push({ type: 'taskInterrupted', interaction, reason: interaction.interruptedReason ?? 'unknown' });
    const message = interaction.lastMessage;
    const known = Math.max(was.lastIndex, before.tasks.get(id)?.tail?.lastIndex ?? -1);
    if (message?.author.role === 'customer' && message.index > known)
      facts.push({ type: 'customerWrote', interaction, message, unread: interaction.unread });
  }
  return facts;
}

export function reconcile(state: DeskState, snapshot: MaskedSnapshot, serverNow: number): Step<DeskState> {
  // Another agent's work is never carried over.
  const before = state.agent !== null && state.agent.agentId !== snapshot.agent.agentId ? blank(state) : state;
  const after: DeskState = {
    policy: snapshot.policy,
    agent: snapshot.agent,
    activities: snapshot.activities,
    presencePending: pendingAfter(before, snapshot.agent),
    offers: offersAfter(before, snapshot.reservations),
    tasks: tasksAfter(before, snapshot.interactions),
    wrapUps: wrapUpsAfter(before, snapshot.wrapUps),
    over: { offers: new Map(), tasks: new Map(), wrapUps: new Map() },
    notices: before.notices,
    ignored: before.ignored,
  };
  return {
    state: after,
    facts: [
      ...offerFacts(before, after, serverNow),
      ...taskFacts(before, after, serverNow),
      ...agentFacts(before.agent, snapshot.agent),
    ],
  };
}

const blank = (state: DeskState): DeskState => ({
  ...state,
  agent: null,
  presencePending: null,
  offers: new Map(),
  tasks: new Map(),
  wrapUps: new Map(),
  notices: [],
});
