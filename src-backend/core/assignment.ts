// Agents coming into and going out of a conversation: holder, participant, the line in the transcript, the events.
import type { Participant } from '../../src-protocol';
import { announce, present } from './announce';
import { appendSystem, setTyping } from './messages';
import type { Holder, InteractionRecord } from './state';
import { interactionView } from './view';
import { agentOf, type World } from './world';

const participantIdOf = (agentId: string) => `agent:${agentId}`;

/** What the agent has not answered for: messages after the last one of a bot or an agent are unread for her. */
function readUpTo(record: InteractionRecord): number {
  return record.messages.findLastIndex(({ author }) => author.role === 'agent' || author.role === 'bot');
}

/** Makes the agent owner or guest and shows her the conversation; the others see her join. */
export function joinAgent(world: World, record: InteractionRecord, agentId: string, role: Holder['role']): Holder {
  const agent = agentOf(world, agentId);
  const now = world.now();
  const holder: Holder = {
    agentId,
    role,
    participantId: participantIdOf(agentId),
    assignedAt: now,
    state: record.interruptedReason === undefined ? 'active' : 'interrupted',
    stateSince: now,
    readIndex: readUpTo(record),
    visibleUpTo: undefined,
    // Read before the waiting ends below.
    receivedFrom: role === 'owner' ? record.waiting?.from : undefined,
    frozen: undefined,
  };
  const participant: Participant = {
    participantId: holder.participantId,
    role: 'agent',
    displayName: agent.displayName,
    agentId,
    state: 'joined',
    isOwner: role === 'owner',
  };
  const others = present(record);
  record.participants = [
    ...record.participants
      .filter(({ participantId }) => participantId !== holder.participantId)
      .map((other) => (other.role === 'bot' ? { ...other, state: 'left' as const } : other)),
    participant,
  ];
  record.holders.set(agentId, holder);
  record.formerAgentIds.delete(agentId);
  if (role === 'owner') {
    record.phase = 'open';
    record.waiting = undefined;
    record.ownerAgentId = agentId;
  }
  record.version += 1;
  world.emit(
    agentId,
    'interaction.assigned',
    { interaction: interactionView(world, record, holder) },
    record.interactionId,
  );
  if (others.length > 0) announce(world, record, 'participant.joined', { participant }, others);
  appendSystem(world, record, 'participant-joined', { name: agent.displayName });
  return holder;
}

/** Takes the agent off the participants and tells those who stay. Her own events are the caller's. */
export function leaveAgent(world: World, record: InteractionRecord, holder: Holder): void {
  setTyping(world, record, holder.participantId, false);
  const participant = setParticipant(record, holder.participantId, { state: 'left', isOwner: false });
  const others = present(record).filter(({ agentId }) => agentId !== holder.agentId);
  if (participant && others.length > 0) announce(world, record, 'participant.left', { participant }, others);
}

/** Changes one participant; undefined when there is none of that id. */
export function setParticipant(
  record: InteractionRecord,
  participantId: string,
  change: Partial<Participant>,
): Participant | undefined {
  const found = record.participants.find((participant) => participant.participantId === participantId);
  if (!found) return undefined;
  const changed = { ...found, ...change };
  record.participants = record.participants.map((participant) => (participant === found ? changed : participant));
  return changed;
}

/** Shows a colleague as invited, or how the invitation ended. */
export function setInvitation(
  record: InteractionRecord,
  agentId: string,
  name: string,
  state: Participant['state'],
): Participant {
  const participantId = participantIdOf(agentId);
  const participant: Participant = { participantId, role: 'agent', displayName: name, agentId, state, isOwner: false };
  record.participants = [...record.participants.filter((other) => other.participantId !== participantId), participant];
  return participant;
}
