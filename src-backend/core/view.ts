// The entities as one agent is shown them. The records stay inside; only these shapes leave.
import {
  MESSENGER_MAX_LENGTH,
  type Agent,
  type Channel,
  type Interaction,
  type Message,
  type Queue,
  type Sender,
  type SnapshotData,
  type Source,
} from '../../src-protocol';
import type { AgentRecord, From, Holder, InteractionRecord } from './state';
import { agentOf, type World } from './world';

const HOUR_MS = 3_600_000;

/** A snapshot holds the last message of every conversation and must fit a frame; a longer one is read by `message.list`. */
const isShort = ({ parts }: Message) =>
  parts.reduce((length, part) => length + (part.type === 'text' ? part.text.length : 0), 0) <= 4_000;

export const wrapUpKey = (interactionId: string, agentId: string) => `${interactionId} ${agentId}`;

/** Conversations she has taken, wrap-ups included: they bind her until the reason is given. */
export const openCount = (world: World, agentId: string) =>
  [...world.state.interactions.values()].filter(({ holders }) => holders.has(agentId)).length;

export const pendingOffers = (world: World, agentId: string) =>
  [...world.state.reservations.values()].filter(
    (reservation) => reservation.agentId === agentId && reservation.entity.state === 'pending',
  );

export const usedCapacity = (world: World, agentId: string) =>
  openCount(world, agentId) + pendingOffers(world, agentId).length;

export function agentView(world: World, record: AgentRecord): Agent {
  return {
    agentId: record.agentId,
    displayName: record.displayName,
    ...(record.teamId === undefined ? {} : { teamId: record.teamId }),
    state: record.state,
    capacity: { limit: record.limit, used: usedCapacity(world, record.agentId) },
  };
}

export function queueView(world: World, queueId: string): Queue {
  const queue = world.scenario.queues.find(({ id }) => id === queueId);
  return { id: queueId, name: queue?.name ?? queueId };
}

export function sourceView(world: World, pageId: string): Source {
  return { id: pageId, name: world.state.pages.get(pageId)?.name ?? pageId };
}

export const channelView = (world: World): Channel => ({
  id: 'facebook-messenger',
  features: {
    maxMessageLength: Math.min(MESSENGER_MAX_LENGTH, world.state.policy.maxMessageLength),
    typing: true,
    receipts: true,
    attachments: true,
  },
});

/** When the agent may no longer write: so long after the customer's last message. */
export const windowClosesAt = (world: World, record: InteractionRecord) =>
  record.lastCustomerAt + world.state.replyWindowHours * HOUR_MS;

export function unreadOf(record: InteractionRecord, holder: Holder): number {
  const end = (holder.visibleUpTo ?? record.messages.length - 1) + 1;
  return record.messages.slice(holder.readIndex + 1, end).filter(({ author }) => author.role === 'customer').length;
}

export const senderView = ({ agentId, displayName, note }: From): Sender => ({
  agentId,
  displayName,
  ...(note === undefined ? {} : { note }),
});

export function interactionView(world: World, record: InteractionRecord, holder: Holder): Interaction {
  if (holder.frozen) return holder.frozen;
  const lastIndex = holder.visibleUpTo ?? record.messages.length - 1;
  const lastMessage = record.messages[lastIndex];
  return {
    interactionId: record.interactionId,
    version: record.version,
    channel: channelView(world),
    source: sourceView(world, record.pageId),
    queue: queueView(world, record.queueId),
    customer: record.customer,
    createdAt: record.createdAt,
    assignedAt: holder.assignedAt,
    state: holder.state,
    stateSince: holder.stateSince,
    ...(record.interruptedReason === undefined ? {} : { interruptedReason: record.interruptedReason }),
    ownerAgentId: record.ownerAgentId ?? holder.agentId,
    ...(holder.receivedFrom === undefined ? {} : { receivedFrom: senderView(holder.receivedFrom) }),
    participants: record.participants.slice(-50).map((participant) => ({ ...participant })),
    attributes: record.attributes,
    conference: { ...record.conference },
    replyWindow: {
      closesAt: windowClosesAt(world, record),
      kind: world.state.replyWindowHours === 24 ? 'standard' : 'human-agent',
    },
    lastIndex,
    ...(lastMessage && isShort(lastMessage) ? { lastMessage } : {}),
    readIndex: holder.readIndex,
    unread: unreadOf(record, holder),
    customerDeliveredIndex: Math.min(record.customerDeliveredIndex, lastIndex),
    customerReadIndex: Math.min(record.customerReadIndex, lastIndex),
  };
}

/** Everything this agent's client needs to start from nothing. */
export function snapshotOf(world: World, agentId: string): SnapshotData {
  const { interactions, wrapUps, policy } = world.state;
  return {
    agent: agentView(world, agentOf(world, agentId)),
    activities: world.scenario.activities.map(({ id, name, kind, default: isDefault }) => ({
      id,
      name,
      kind,
      selectable: kind !== 'system',
      isDefault,
    })),
    queues: world.scenario.queues.map(({ id, name }) => ({ id, name })),
    reservations: pendingOffers(world, agentId).map(({ entity }) => entity),
    interactions: [...interactions.values()].flatMap((record) => {
      const holder = record.holders.get(agentId);
      return holder ? [interactionView(world, record, holder)] : [];
    }),
    wrapUps: [...wrapUps.values()]
      .filter((wrapUp) => wrapUp.agentId === agentId && wrapUp.entity.state === 'pending')
      .map(({ entity }) => entity),
    policy,
  };
}
