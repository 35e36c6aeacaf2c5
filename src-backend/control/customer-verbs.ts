// What a test or a demo can let the outside world do: customers, the channel, the administrator's page.
import { z } from 'zod';
import { append, setTyping } from '../core/messages';
import { advance } from '../core/delivery';
import { closeWaiting, interrupt } from '../core/ending';
import { createOffer, offersOf } from '../core/offers';
import { openInteraction } from '../core/opening';
import { joinAgent } from '../core/assignment';
import { failTransfer } from '../core/transfer';
import { attachmentOf, attributesOf, customerLeaves, customerSays, tellStory } from '../people/customers';
import type { InteractionRecord } from '../core/state';
import { ControlError, id, oneOf, text, texts, theAgent, theInteraction, verb, type Stage } from './verb';

const attachment = z.strictObject({
  kind: z.enum(['image', 'video', 'audio', 'file']),
  name: z.string().min(1).max(200),
  /** What the simulated customers send by default; with another one the bytes stay the same. */
  mimeType: z.string().max(127).optional(),
  /** What the message says; the bytes themselves are few. */
  bytes: z.int().min(0).optional(),
});

const offerArgs = z.strictObject({
  /** A scenario's story by id, instead of all the fields below but `agent`. */
  story: id.optional(),
  /** Name null: a profile that is not public. */
  customer: z
    .strictObject({ name: z.string().min(1).max(200).nullable().default('Ana Novak'), locale: z.string().optional() })
    .optional(),
  queue: id.optional(),
  page: id.optional(),
  text: texts.default(['Hello, where is my parcel?']),
  history: z.array(z.strictObject({ from: z.enum(['customer', 'bot', 'agent']), text })).default([]),
  /** So many made-up messages before the history: long threads. */
  filler: z.int().min(0).max(200_000).default(0),
  contactOrigin: z.string().max(200).optional(),
  attributes: z.record(z.string(), z.string()).default({}),
  /** Offered to her at once, above her capacity if need be; otherwise the router decides. */
  agent: id.optional(),
  /** This agent (a simulated colleague or one who signs in) already has it, above her capacity if need be. */
  heldBy: id.optional(),
});

function open(stage: Stage, args: z.output<typeof offerArgs>): InteractionRecord {
  const { scenario, state } = stage.world;
  if (args.story !== undefined) return tellStory(stage.world, oneOf('story', scenario.stories, args.story));
  const page = oneOf('page', [...state.pages.values()], args.page);
  if (page.deleted) throw new ControlError(`page "${page.id}" was deleted`);
  const { name = 'Ana Novak', locale } = args.customer ?? {};
  return openInteraction(stage.world, {
    customer: { name: name ?? undefined, locale },
    queueId: oneOf('queue', scenario.queues, args.queue).id,
    pageId: page.id,
    history: args.history,
    opening: args.text,
    filler: args.filler,
    attributes: attributesOf(args.contactOrigin, args.attributes),
  });
}

function customerOf(stage: Stage, interactionId: string): InteractionRecord {
  const record = theInteraction(stage, interactionId);
  if (record.phase === 'closed') throw new ControlError(`interaction "${interactionId}" is closed`);
  return record;
}

export const CUSTOMER_VERBS = {
  /** A customer writes in. Returns the ids; `reservationId` when somebody was offered it at once. */
  offer: verb(offerArgs, (stage, args) => {
    const { world } = stage;
    const agent = args.agent === undefined ? undefined : theAgent(stage, args.agent);
    if (agent && (agent.state.kind !== 'available' || !agent.attached))
      throw new ControlError(
        `agent "${agent.agentId}" is ${agent.attached ? agent.state.kind : 'not connected'}, not available`,
      );
    const holder = args.heldBy === undefined ? undefined : theAgent(stage, args.heldBy);
    const record = world.run(() => {
      const opened = open(stage, args);
      if (agent) createOffer(world, opened, agent.agentId, 'new');
      if (holder) {
        opened.heldByControl = true;
        joinAgent(world, opened, holder.agentId, 'owner');
      }
      return opened;
    });
    const reservationId = offersOf(world, record.interactionId)[0]?.entity.reservationId ?? null;
    return { interactionId: record.interactionId, customerId: record.customer.customerId, reservationId };
  }),
  /** The customer writes; several texts come one after the other. */
  says: verb(
    z.strictObject({ interactionId: id, text: texts.default([]), attachment: attachment.optional() }),
    (stage, args) => {
      const { world } = stage;
      const record = customerOf(stage, args.interactionId);
      if (record.interruptedReason !== undefined)
        throw new ControlError('the page is deleted: the customer cannot write');
      const sent = args.attachment && attachmentOf(world, args.attachment);
      world.run(() => {
        for (const line of args.text) customerSays(world, record, line);
        const author = { participantId: record.customerParticipantId, role: 'customer' as const };
        if (sent) append(world, record, author, [sent]);
      });
      return { lastIndex: record.messages.length - 1, attachmentId: sent?.attachmentId ?? null };
    },
  ),
  typing: verb(z.strictObject({ interactionId: id, on: z.boolean().default(true) }), (stage, { interactionId, on }) => {
    const record = customerOf(stage, interactionId);
    stage.world.run(() => {
      setTyping(stage.world, record, record.customerParticipantId, on);
    });
    return {};
  }),
  /** The customer goes: a shown offer is canceled, an open conversation ends and goes to wrap-up. */
  leave: verb(z.strictObject({ interactionId: id }), (stage, { interactionId }) => {
    const record = customerOf(stage, interactionId);
    stage.world.run(() => {
      customerLeaves(stage.world, record);
    });
    return {};
  }),
  /** Receipts of the channel for the agents' messages up to `index` (default: all). */
  deliver: verb(
    z.strictObject({
      interactionId: id,
      index: z.int().min(0).optional(),
      to: z.enum(['sent', 'delivered', 'read']).default('delivered'),
    }),
    (stage, { interactionId, index, to }) => {
      const record = theInteraction(stage, interactionId);
      stage.world.run(() => {
        advance(stage.world, interactionId, index ?? record.messages.length - 1, to);
      });
      return {};
    },
  ),
  read: verb(
    z.strictObject({ interactionId: id, index: z.int().min(0).optional() }),
    (stage, { interactionId, index }) => {
      const record = theInteraction(stage, interactionId);
      stage.world.run(() => {
        advance(stage.world, interactionId, index ?? record.messages.length - 1, 'read');
      });
      return {};
    },
  ),
  /** Somebody answers from the page's own inbox. */
  replyElsewhere: verb(
    z.strictObject({ interactionId: id, text, name: z.string().min(1).max(200).default('Page inbox') }),
    (stage, args) => {
      const record = customerOf(stage, args.interactionId);
      const author = { participantId: 'elsewhere', role: 'agent' as const, displayName: args.name, elsewhere: true };
      stage.world.run(() => {
        append(stage.world, record, author, [{ type: 'text', text: args.text }]);
      });
      return {};
    },
  ),
  /** The administrator deletes a page: open conversations are interrupted, waiting ones end. */
  deletePage: verb(z.strictObject({ pageId: id }), (stage, { pageId }) => {
    const { world } = stage;
    const page = oneOf('page', [...world.state.pages.values()], pageId);
    return world.run(() => {
      page.deleted = true;
      const touched = [...world.state.interactions.values()].filter((record) => record.pageId === pageId);
      for (const record of touched.filter(({ phase }) => phase === 'waiting'))
        if (record.waiting?.reason === 'transfer') failTransfer(world, record, 'asset-deleted');
        else closeWaiting(world, record, 'asset-deleted');
      const open = touched.filter((record) => record.phase === 'open' && record.interruptedReason === undefined);
      for (const record of open) interrupt(world, record, 'asset-deleted', page.name);
      return { interrupted: open.map(({ interactionId }) => interactionId) };
    });
  }),
} as const;
