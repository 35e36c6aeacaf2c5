// What a test can look at: all the backend holds, and what the customer's phone has got.
import { z } from 'zod';
import { agentView, pendingOffers, unreadOf } from '../core/view';
import { id, theInteraction, verb } from './verb';

export const INSPECT_VERBS = {
  state: verb(z.strictObject({}), ({ world, hub }) => ({
    now: world.now(),
    policy: world.state.policy,
    pages: [...world.state.pages.values()],
    agents: [...world.state.agents.values()].map((agent) => ({
      ...agentView(world, agent),
      attached: agent.attached,
      simulated: agent.simulated !== undefined,
      offers: pendingOffers(world, agent.agentId).map(({ entity }) => entity.reservationId),
      session: sessionOf(hub.session(agent.agentId)),
    })),
    interactions: [...world.state.interactions.values()].map((record) => ({
      interactionId: record.interactionId,
      phase: record.phase,
      interruptedReason: record.interruptedReason ?? null,
      queueId: record.queueId,
      pageId: record.pageId,
      customerName: record.customer.displayName ?? null,
      ownerAgentId: record.ownerAgentId ?? null,
      conference: record.conference.state,
      holders: [...record.holders.values()].map((holder) => ({ ...holder, unread: unreadOf(record, holder) })),
      messageCount: record.messages.length,
      customerDeliveredIndex: record.customerDeliveredIndex,
      customerReadIndex: record.customerReadIndex,
      typing: [...record.typing],
    })),
    reservations: [...world.state.reservations.values()].map(({ agentId, entity }) => ({ agentId, ...entity })),
    wrapUps: [...world.state.wrapUps.values()].map(({ agentId, note, entity: { codes: _codes, ...entity } }) => ({
      agentId,
      note: note ?? null,
      ...entity,
    })),
    planned: world.agenda.list().map(({ key, at }) => ({ key, at })),
  })),
  /** The whole transcript as the backend has it. */
  transcript: verb(
    z.strictObject({ interactionId: id }),
    (stage, { interactionId }) => theInteraction(stage, interactionId).messages,
  ),
  /** What the customer received, in order: an agent's message is here once the channel took it. */
  customerInbox: verb(z.strictObject({ interactionId: id }), (stage, { interactionId }) => [
    ...theInteraction(stage, interactionId).inbox,
  ]),
} as const;

const sessionOf = (session: { sessionId: string; line: unknown; replay: { seq: number; held: number } } | undefined) =>
  session && {
    sessionId: session.sessionId,
    attached: session.line !== undefined,
    seq: session.replay.seq,
    unacknowledged: session.replay.held,
  };
