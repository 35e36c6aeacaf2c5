// What becomes of an agent's message after the backend has it: the channel takes it, the phone gets it, the customer
// reads it. Watermarks only rise; a state never goes back.
import type { Delivery } from '../../src-protocol';
import { announce, present } from './announce';
import { refuse } from './answer';
import type { InteractionRecord } from './state';
import { interactionOf, type World } from './world';

const RANK: Record<Delivery['state'], number> = { accepted: 0, sent: 1, delivered: 2, read: 3, failed: 4 };
const MARK = { sent: 'sentIndex', delivered: 'customerDeliveredIndex', read: 'customerReadIndex' } as const;
const STEPS = { automatic: 3, sent: 1, manual: 0 } as const;
const SECOND_MS = 1_000;

/** A time between the two seconds of a scenario's range, in milliseconds. */
export const within = (world: World, [from, to]: readonly [number, number]) =>
  Math.round((from + world.random.next() * (to - from)) * SECOND_MS);

type Step = 'sent' | 'delivered' | 'read';

/** Plans the channel's three receipts of a new message; an earlier message never overtakes. */
export function planDelivery(world: World, record: InteractionRecord, index: number): void {
  const { timing } = world.scenario;
  const steps = [
    ['sent', timing.sentSeconds],
    ['delivered', timing.deliveredSeconds],
    ['read', timing.readSeconds],
  ] as const;
  let at = world.now();
  for (const [to, range] of steps.slice(0, STEPS[world.state.receipts])) {
    at += within(world, range);
    planStep(world, record.interactionId, index, to, at);
  }
}

const stepKey = (interactionId: string, index: number, to: Step) => `deliver ${interactionId} ${index} ${to}`;

function planStep(world: World, interactionId: string, index: number, to: Step, at: number): void {
  world.agenda.plan(stepKey(interactionId, index, to), at, { kind: 'message.advances', interactionId, index, to });
}

/** A receipt of the channel for a message and all before it. */
export function advance(world: World, interactionId: string, index: number, to: Step): void {
  const record = interactionOf(world, interactionId);
  const reached = Math.min(index, record.messages.length - 1);
  const mark = MARK[to];
  if (reached <= record[mark]) return;
  for (let at = record[mark] + 1; at <= reached; at += 1) {
    const state = record.messages[at]?.delivery?.state;
    if (state && RANK[state] < RANK[to]) setDelivery(world, record, at, to);
  }
  record[mark] = reached;
  if (to === 'read') record.customerDeliveredIndex = Math.max(record.customerDeliveredIndex, reached);
  if (to !== 'sent') announce(world, record, 'interaction.readHorizonChanged', {});
}

/** The channel is gone: what it has not taken yet fails for good. */
export function failUndelivered(world: World, record: InteractionRecord): void {
  for (const message of record.messages.slice(record.sentIndex + 1))
    if (message.delivery?.state === 'accepted') setDelivery(world, record, message.index, 'failed');
}

function setDelivery(world: World, record: InteractionRecord, index: number, state: Delivery['state']): void {
  const message = record.messages[index];
  if (!message) return;
  const before = message.delivery?.state;
  const delivery: Delivery = {
    state,
    at: world.now(),
    ...(state === 'failed'
      ? { error: refuse('CHANNEL_GONE', 'the page was deleted before the channel took it').error }
      : {}),
  };
  record.messages[index] = { ...message, delivery };
  if (before === 'accepted' && state !== 'failed') intoInbox(world, record, index);
  for (const holder of present(record))
    world.emit(
      holder.agentId,
      'message.deliveryChanged',
      {
        interactionId: record.interactionId,
        messageId: message.messageId,
        ...(message.clientMessageId === undefined ? {} : { clientMessageId: message.clientMessageId }),
        delivery,
      },
      record.interactionId,
    );
}

/** The channel took it: from here on the customer has it, once. */
function intoInbox(world: World, record: InteractionRecord, index: number): void {
  const message = record.messages[index];
  const text = message?.parts.flatMap((part) => (part.type === 'text' ? [part.text] : [])).join('\n');
  if (message && text !== undefined) record.inbox.push({ messageId: message.messageId, text, at: world.now() });
}
