// A customer writes in: a new conversation with its transcript so far, waiting for an agent.
import type { Attribute, Author, Customer } from '../../src-protocol';
import type { Story } from '../scenario/schema';
import { append } from './messages';
import type { InteractionRecord } from './state';
import type { World } from './world';

export interface Opening {
  customer: { name?: string | undefined; locale?: string | undefined };
  queueId: string;
  pageId: string;
  history: readonly { from: 'customer' | 'bot' | 'agent'; text: string }[];
  opening: readonly string[];
  attributes: Attribute[];
  script?: Story;
  /** Older messages to be made up, for long threads. */
  filler?: number;
}

const initialsOf = (name: string) =>
  name
    .trim()
    .split(/\s+/)
    .slice(0, 2)
    .map((part) => String.fromCodePoint(part.codePointAt(0) ?? 32))
    .join('')
    .toLocaleUpperCase();

/** Messages of the past lie this far apart. */
const PAST_STEP_MS = 20_000;

export function openInteraction(world: World, given: Opening): InteractionRecord {
  const now = world.now();
  const { name, locale } = given.customer;
  const customer: Customer = {
    customerId: world.random.id('cust'),
    ...(name === undefined ? {} : { displayName: name, initials: initialsOf(name) }),
    ...(locale === undefined ? {} : { locale }),
  };
  const record: InteractionRecord = {
    interactionId: world.random.id('int'),
    version: 1,
    queueId: given.queueId,
    pageId: given.pageId,
    customer,
    customerParticipantId: `customer:${customer.customerId}`,
    createdAt: now,
    attributes: given.attributes,
    phase: 'waiting',
    interruptedReason: undefined,
    ownerAgentId: undefined,
    waiting: {
      reason: 'new',
      since: now,
      onlyAgentId: undefined,
      excluded: new Set(),
      from: undefined,
      target: undefined,
    },
    holders: new Map(),
    formerAgentIds: new Set(),
    participants: [],
    messages: [],
    conference: { state: 'none' },
    lastCustomerAt: now,
    announcedWindowAt: now,
    sentIndex: -1,
    customerDeliveredIndex: -1,
    customerReadIndex: -1,
    typing: new Set(),
    inbox: [],
    heldByControl: false,
    story: given.script ? { script: given.script, turn: 0 } : undefined,
  };
  record.participants.push({
    participantId: record.customerParticipantId,
    role: 'customer',
    ...(name === undefined ? {} : { displayName: name }),
    state: 'joined',
    isOwner: false,
  });
  if (given.history.some(({ from }) => from === 'bot'))
    record.participants.push({
      participantId: 'bot',
      role: 'bot',
      displayName: 'Assistant',
      state: 'joined',
      isOwner: false,
    });
  world.state.interactions.set(record.interactionId, record);
  writePast(record, given);
  for (const text of given.opening) append(world, record, customerAuthor(record), [{ type: 'text', text }]);
  return record;
}

export const customerAuthor = (record: InteractionRecord): Author => ({
  participantId: record.customerParticipantId,
  role: 'customer',
  ...(record.customer.displayName === undefined ? {} : { displayName: record.customer.displayName }),
});

/** The transcript before: filler first, then the given lines, each with a time in the past. */
function writePast(record: InteractionRecord, { filler = 0, history }: Opening): void {
  const authors: Record<'customer' | 'bot' | 'agent', Author> = {
    customer: customerAuthor(record),
    bot: { participantId: 'bot', role: 'bot', displayName: 'Assistant' },
    agent: { participantId: 'agent:earlier', role: 'agent', displayName: 'Earlier agent' },
  };
  const made = Array.from({ length: filler }, (_, at) => ({
    from: at % 3 === 0 ? ('agent' as const) : ('customer' as const),
    text: `Message ${at + 1} of the earlier conversation.`,
  }));
  const lines = [...made, ...history];
  lines.forEach(({ from, text }, index) => {
    record.messages.push({
      messageId: `${record.interactionId}-past-${index}`,
      interactionId: record.interactionId,
      index,
      author: authors[from],
      createdAt: record.createdAt - (lines.length - index) * PAST_STEP_MS,
      parts: [{ type: 'text', text }],
      ...(from === 'agent' ? { delivery: { state: 'read' as const, at: record.createdAt } } : {}),
    });
  });
  const last = lines.length - 1;
  record.sentIndex = last;
  record.customerDeliveredIndex = last;
  record.customerReadIndex = last;
}
