// What the backend holds, as plain data: no closures, no timers. Everything that happens later is a job in the agenda.
import type {
  AgentState,
  Attribute,
  Conference,
  Customer,
  Interaction,
  Message,
  Participant,
  Policy,
  Reservation,
  WrapUp,
} from '../../src-protocol';
import type { Colleague, Story } from '../scenario/schema';

export interface AgentRecord {
  agentId: string;
  displayName: string;
  teamId: string | undefined;
  state: AgentState;
  /** Social conversations at once. */
  limit: number;
  /** Undefined: serves every queue. */
  queueIds: readonly string[] | undefined;
  /** A live connection exists; a detached agent gets no offers. */
  attached: boolean;
  /** For "longest idle first": the last time she was given something. */
  lastOfferedAt: number;
  simulated: Colleague | undefined;
  /** clientMessageId -> where that message is; kept for ever (PROTOCOL 4). */
  sent: Map<string, { interactionId: string; index: number; text: string }>;
}

/** An agent's share in an interaction; `visibleUpTo` ends the transcript for her once it is no longer hers. */
export interface Holder {
  agentId: string;
  role: 'owner' | 'guest';
  participantId: string;
  assignedAt: number;
  state: 'active' | 'interrupted' | 'wrapping';
  stateSince: number;
  readIndex: number;
  visibleUpTo: number | undefined;
  /** Who transferred it to her. */
  receivedFrom: From | undefined;
  /** How she saw it when it was over for her; what becomes of it later is not hers to see. */
  frozen: Interaction | undefined;
}

export interface From {
  agentId: string;
  displayName: string;
  note: string | undefined;
}

/** Why an interaction waits for an agent, and whom it must not go to. */
export interface Waiting {
  reason: 'new' | 'transfer';
  since: number;
  /** Only this agent (transfer to a named agent). */
  onlyAgentId: string | undefined;
  excluded: Set<string>;
  from: From | undefined;
  target: { kind: 'agent' | 'queue'; id: string; name: string } | undefined;
}

export interface InteractionRecord {
  interactionId: string;
  version: number;
  queueId: string;
  pageId: string;
  customer: Customer;
  customerParticipantId: string;
  createdAt: number;
  attributes: Attribute[];
  /** `open`: somebody owns it. */
  phase: 'waiting' | 'open' | 'closed';
  interruptedReason: string | undefined;
  ownerAgentId: string | undefined;
  waiting: Waiting | undefined;
  holders: Map<string, Holder>;
  /** Agents for whom it is over: repeats of `end` and the like still answer `done`. */
  formerAgentIds: Set<string>;
  participants: Participant[];
  messages: Message[];
  conference: Conference;
  /** Start of the reply window. */
  lastCustomerAt: number;
  announcedWindowAt: number;
  /** Watermarks: everything up to here was taken by the channel, got to the phone, was read. */
  sentIndex: number;
  customerDeliveredIndex: number;
  customerReadIndex: number;
  typing: Set<string>;
  /** What the customer's phone has got, in order. */
  inbox: { messageId: string; text: string; at: number }[];
  /** Opened by a control verb as a colleague's: she does nothing with it by herself. */
  heldByControl: boolean;
  story: { script: Story; turn: number } | undefined;
}

export interface ReservationRecord {
  entity: Reservation;
  agentId: string;
}

export interface WrapUpRecord {
  agentId: string;
  entity: WrapUp;
  extensionsLeft: number;
  note: string | undefined;
}

export interface BackendState {
  agents: Map<string, AgentRecord>;
  interactions: Map<string, InteractionRecord>;
  reservations: Map<string, ReservationRecord>;
  /** Key: `interactionId agentId`. */
  wrapUps: Map<string, WrapUpRecord>;
  pages: Map<string, { id: string; name: string; deleted: boolean }>;
  policy: Policy;
  replyWindowHours: number;
  /** How far the channel reports by itself; control verbs do the rest. */
  receipts: 'automatic' | 'sent' | 'manual';
  /** Indexes of the stories still to come, shuffled. */
  deck: number[];
}

export type Job =
  | { kind: 'reservation.expires'; reservationId: string }
  | { kind: 'wrapUp.expires'; interactionId: string; agentId: string }
  | { kind: 'message.advances'; interactionId: string; index: number; to: 'sent' | 'delivered' | 'read' }
  | { kind: 'typing.expires'; interactionId: string; participantId: string }
  | { kind: 'agent.lost'; agentId: string }
  | { kind: 'interaction.forgotten'; interactionId: string }
  | { kind: 'customer.arrives' }
  | { kind: 'customer.reacts'; interactionId: string }
  | { kind: 'customer.types'; interactionId: string }
  | { kind: 'customer.says'; interactionId: string; texts: string[] }
  | { kind: 'customer.leaves'; interactionId: string }
  | { kind: 'colleague.decides'; reservationId: string }
  | { kind: 'colleague.shifts'; agentId: string }
  | { kind: 'colleague.says'; interactionId: string; agentId: string; text: string }
  | { kind: 'colleague.finishes'; interactionId: string; agentId: string }
  | { kind: 'colleague.picksUp'; interactionId: string };
