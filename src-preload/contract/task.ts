// A conversation in the task list and in the interaction pane.
import { z } from 'zod';
import type { MaskedText } from './masked-text';
import type { CustomerView } from './person';

export interface ParticipantView {
  participantId: string;
  role: 'customer' | 'agent' | 'supervisor' | 'bot' | 'system';
  name: string;
  isMe: boolean;
  isOwner: boolean;
  /** Asked in, not there yet. */
  isInvited?: true;
}

export interface AttributeView {
  name: string;
  label: string;
  value: MaskedText;
  system: boolean;
}

export interface TaskView {
  interactionId: string;
  customer: CustomerView;
  queueName: string;
  sourceName: string;
  channelId: string;
  state: 'active' | 'interrupted' | 'wrapping';
  interruptedReason?: string;
  /** Server clock, ms: when the state began, when this agent got it, when it was created. */
  stateSince: number;
  assignedAt: number;
  createdAt: number;
  iAmOwner: boolean;
  /** The colleague who transferred it to her, and the note that came along. */
  receivedFrom?: { name: string; note?: MaskedText };
  participants: ParticipantView[];
  attributes: AttributeView[];
  conference: { state: 'none' | 'requested' | 'running'; agentName?: string; expiresAt?: number };
  unread: number;
  /** The newest words. `agent`: anybody but the customer and the agent herself, with the name where it is known. */
  preview?: { author: 'customer' | 'me' | 'agent' | 'system'; name?: string; text: MaskedText };
  lastActivityAt: number;
  replyWindow?: { closesAt: number; kind: 'standard' | 'human-agent' };
  /** Graphemes. */
  maxMessageLength: number;
  customerTyping: boolean;
  /**
   * What others have said while the line was away. `answeredBy` (a name, may be empty): one of them answered the customer,
   * so that messages which waited for the line wait for the agent's word (`message.decide`).
   */
  away?: { messages: number; answeredBy?: string };
  /** A command on this conversation is on its way (end, transfer, ...). */
  pending?: 'end' | 'transfer' | 'conference' | 'wrap-up';
  /** Masking is on for this tenant: the lock is shown. */
  maskingOn: boolean;
}

export const taskArgs = { end: z.strictObject({ interactionId: z.string().min(1).max(128) }) };
