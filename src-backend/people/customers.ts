// Simulated customers: they write in while somebody is available, think, type, answer the agent, thank, sometimes leave.
import type { Attachment } from '../../src-protocol';
import { contentOf, DEFAULT_TYPES } from '../attachments/content';
import { append, setTyping } from '../core/messages';
import { customerAuthor, openInteraction } from '../core/opening';
import { closeWaiting, finishForAll } from '../core/ending';
import { within } from '../core/delivery';
import { failTransfer } from '../core/transfer';
import type { InteractionRecord, Job } from '../core/state';
import { interactionOf, type World } from '../core/world';
import type { Story } from '../scenario/schema';

type CustomerJob = Extract<Job, { kind: `customer.${string}` }>;
const ARRIVE = 'arrive';
const SECOND_MS = 1_000;
/** Nobody types for longer than this before a message, however long it is. */
const LONGEST_TYPING_MS = 8_000;

export function customerJob(world: World, job: CustomerJob): void {
  switch (job.kind) {
    case 'customer.arrives':
      if (wantsMore(world)) arrive(world);
      return;
    case 'customer.reacts': {
      react(world, interactionOf(world, job.interactionId));
      return;
    }
    case 'customer.types': {
      const record = interactionOf(world, job.interactionId);
      setTyping(world, record, record.customerParticipantId, true);
      return;
    }
    case 'customer.says': {
      const [text, ...rest] = job.texts;
      const record = interactionOf(world, job.interactionId);
      if (text !== undefined) customerSays(world, record, text);
      if (rest.length > 0) prepare(world, record, rest);
      else customerSends(world, record);
      return;
    }
    case 'customer.leaves': {
      customerLeaves(world, interactionOf(world, job.interactionId));
      return;
    }
  }
}

/** A message of the customer, now. */
export function customerSays(world: World, record: InteractionRecord, text: string): void {
  setTyping(world, record, record.customerParticipantId, false);
  append(world, record, customerAuthor(record), [{ type: 'text', text }]);
}

/** A file of the customer; without a type or a size it has those of what the simulation really sends. */
export function attachmentOf(
  world: World,
  given: Pick<Attachment, 'kind' | 'name'> & { mimeType?: string | undefined; bytes?: number | undefined },
): Attachment {
  const { kind, name, mimeType = DEFAULT_TYPES[kind] } = given;
  const described = { attachmentId: world.random.id('att'), kind, name };
  return { type: 'attachment', ...described, mimeType, bytes: given.bytes ?? contentOf(described).length };
}

/** What the story has her send after what she has just said. */
function customerSends(world: World, record: InteractionRecord): void {
  const { story } = record;
  for (const { turn, ...given } of story?.script.sends ?? [])
    if (turn === story?.turn) append(world, record, customerAuthor(record), [attachmentOf(world, given)]);
}

/** The customer closes the chat or gives up waiting: offers are canceled, an owner goes to wrap-up. */
export function customerLeaves(world: World, record: InteractionRecord): void {
  if (record.phase === 'open') finishForAll(world, record, 'customer');
  else if (record.waiting?.reason === 'transfer') failTransfer(world, record, 'customer-left');
  else if (record.phase === 'waiting') closeWaiting(world, record, 'customer-left');
}

/** Answers the agent once for whatever she wrote meanwhile; the next entry of the story. */
function react(world: World, record: InteractionRecord): void {
  const { story, interactionId } = record;
  if (!story || record.phase !== 'open' || record.interruptedReason !== undefined) return;
  if (world.agenda.has(`says ${interactionId}`)) return;
  const texts = story.script.replies[story.turn];
  if (!texts) return;
  story.turn += 1;
  prepare(world, record, texts);
  if (story.script.leaves && story.turn === story.script.replies.length)
    world.agenda.plan(`leaves ${interactionId}`, world.now() + 30 * SECOND_MS, {
      kind: 'customer.leaves',
      interactionId,
    });
}

function prepare(world: World, { interactionId }: InteractionRecord, texts: string[]): void {
  const { timing } = world.scenario;
  const typesAt = world.now() + within(world, timing.thinkSeconds);
  const typing = ((texts[0]?.length ?? 0) / timing.charactersPerSecond) * SECOND_MS;
  world.agenda.plan(`types ${interactionId}`, typesAt, { kind: 'customer.types', interactionId });
  world.agenda.plan(`says ${interactionId}`, typesAt + Math.min(LONGEST_TYPING_MS, Math.round(typing)), {
    kind: 'customer.says',
    interactionId,
    texts,
  });
}

const people = (world: World) =>
  [...world.state.agents.values()].filter(
    ({ simulated, attached, state }) => !simulated && attached && state.kind === 'available',
  );
const openOnes = (world: World) =>
  [...world.state.interactions.values()].filter(({ phase }) => phase !== 'closed').length;

/** Somebody is there, nobody is waiting already, and the agents do not have their hands full. */
function wantsMore(world: World): boolean {
  const { arrivals, stories } = world.scenario;
  if (!arrivals || stories.length === 0) return false;
  const waits = [...world.state.interactions.values()].some(({ phase }) => phase === 'waiting');
  return !waits && openOnes(world) < people(world).length * arrivals.openPerAgent;
}

/** Runs after each change: plans the next customer, or takes the plan back when nobody is available. */
export function planArrival(world: World): void {
  const { arrivals } = world.scenario;
  if (!arrivals) return;
  if (people(world).length === 0) {
    world.agenda.cancel(ARRIVE);
    return;
  }
  if (world.agenda.has(ARRIVE) || !wantsMore(world)) return;
  const delay = within(world, openOnes(world) === 0 ? arrivals.firstSeconds : arrivals.everySeconds);
  world.agenda.plan(ARRIVE, world.now() + delay, { kind: 'customer.arrives' });
}

/** The next story of a shuffled deck: none repeats before all were told. */
function nextStory(world: World): Story | undefined {
  const { stories } = world.scenario;
  const { deck } = world.state;
  if (deck.length === 0) {
    deck.push(...stories.keys());
    for (let at = deck.length - 1; at > 0; at -= 1) {
      const other = world.random.between(0, at);
      const [a, b] = [deck[at] ?? 0, deck[other] ?? 0];
      deck[at] = b;
      deck[other] = a;
    }
  }
  const open = (index: number) => world.state.pages.get(stories[index]?.page ?? '')?.deleted === false;
  const at = deck.findIndex(open);
  return at < 0 ? undefined : stories[deck.splice(at, 1)[0] ?? 0];
}

function arrive(world: World): void {
  const story = nextStory(world);
  if (story) tellStory(world, story);
}

/** The contact-origin variable is reserved by the system; the rest is the tenant's own. */
export const attributesOf = (contactOrigin: string | undefined, own: Record<string, string>) => [
  ...(contactOrigin === undefined
    ? []
    : [{ name: 'contactOriginInbound', label: 'Contact origin - inbound', value: contactOrigin, system: true }]),
  ...Object.entries(own).map(([label, value]) => ({ name: label, label, value, system: false })),
];

export function tellStory(world: World, story: Story): InteractionRecord {
  const record = openInteraction(world, {
    customer: story.customer,
    queueId: story.queue,
    pageId: story.page,
    history: story.history,
    opening: story.opening,
    attributes: attributesOf(story.contactOrigin, story.attributes),
    script: story,
  });
  customerSends(world, record);
  const { interactionId } = record;
  world.agenda.plan(`leaves ${interactionId}`, world.now() + story.patienceSeconds * SECOND_MS, {
    kind: 'customer.leaves',
    interactionId,
  });
  return record;
}
