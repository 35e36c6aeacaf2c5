// A conversation for the task list and the interaction pane.
import type { TaskView } from '../../../src-preload/contract';
import type { DeskState, PendingWrapUp, Task } from '../../domain/state';
import { lastMessageOf, unreadOf } from '../../domain/unread';
import { previewOf } from './message-view';
import { customerView, senderView } from './person-view';

export interface TaskContext {
  me: string | undefined;
  policy: DeskState['policy'];
  wrapUp: PendingWrapUp | undefined;
}

export function taskView(task: Task, { me, policy, wrapUp }: TaskContext): TaskView {
  const { interaction, pending } = task;
  const last = lastMessageOf(task);
  const preview = task.lastSpoken === undefined ? undefined : previewOf(task.lastSpoken, me);
  const { agentName, expiresAt, state: conference } = interaction.conference;
  const command = wrapUp?.submitting === undefined ? pending?.command : 'wrap-up';
  // The requirement of a reason and the change of the state are two events; the first one counts.
  const state = wrapUp !== undefined || interaction.state === 'closed' ? 'wrapping' : interaction.state;
  return {
    interactionId: interaction.interactionId,
    customer: customerView(interaction.customer),
    queueName: interaction.queue.name,
    sourceName: interaction.source.name,
    channelId: interaction.channel.id,
    state,
    ...(interaction.interruptedReason === undefined ? {} : { interruptedReason: interaction.interruptedReason }),
    stateSince: interaction.stateSince,
    assignedAt: interaction.assignedAt,
    createdAt: interaction.createdAt,
    iAmOwner: interaction.ownerAgentId === me,
    ...(interaction.receivedFrom === undefined ? {} : { receivedFrom: senderView(interaction.receivedFrom) }),
    participants: interaction.participants
      .filter((participant) => participant.state === 'joined' || participant.state === 'invited')
      .map(({ participantId, role, displayName, agentId, isOwner, state: is }) => ({
        participantId,
        role,
        name: displayName ?? '',
        isMe: agentId !== undefined && agentId === me,
        isOwner,
        ...(is === 'invited' ? { isInvited: true as const } : {}),
      })),
    attributes: interaction.attributes,
    conference: {
      state: conference,
      ...(agentName === undefined ? {} : { agentName }),
      ...(expiresAt === undefined ? {} : { expiresAt }),
    },
    unread: unreadOf(task),
    ...(preview === undefined ? {} : { preview }),
    lastActivityAt: last?.createdAt ?? interaction.assignedAt,
    ...(interaction.replyWindow === undefined ? {} : { replyWindow: interaction.replyWindow }),
    maxMessageLength: maxLengthOf(task, policy),
    ...(task.away === undefined ? {} : { away: task.away }),
    customerTyping: task.typingUntil !== undefined,
    ...(command === undefined ? {} : { pending: command }),
    maskingOn: policy?.maskSensitiveData ?? true,
  };
}

/** Graphemes: the tighter one of the channel's and the tenant's limits. */
export const maxLengthOf = (task: Task, policy: DeskState['policy']) =>
  Math.min(task.interaction.channel.features.maxMessageLength, policy?.maxMessageLength ?? Infinity);
