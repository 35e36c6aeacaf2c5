// The scenario file: everything a backend starts with, as data. Written for people: every field has a sane default,
// an unknown field is refused (a typo must not be silent). docs/backend.md explains it.
import { z } from 'zod';
import { policy } from '../../src-protocol';

const id = z.string().min(1).max(64);
const name = z.string().min(1).max(200);
const text = z.string().min(1).max(20_000);
const seconds = z.number().min(0).max(86_400);
const range = z
  .tuple([seconds, seconds])
  .refine(([from, to]) => from <= to, 'the first number must not be above the second');

const activity = z.strictObject({
  id,
  name,
  kind: z.enum(['available', 'idle', 'system']),
  default: z.boolean().default(false),
});

/** How a simulated colleague behaves. `accepts` is the share (0-1) of requests she takes. */
const colleague = z.strictObject({
  accepts: z.number().min(0).max(1).default(1),
  answersAfterSeconds: range.default([2, 5]),
  /** Activity ids she moves between; none: she stays as she is. */
  activities: z.array(id).default([]),
  changesAfterSeconds: range.default([40, 120]),
  /** Said after joining a conference or taking a transfer. */
  says: z.array(text).default([]),
});
export type Colleague = z.output<typeof colleague>;

const agent = z.strictObject({
  id,
  name,
  team: id.optional(),
  capacity: z.int().min(0).max(5).default(5),
  /** Queue ids she serves; absent: all. */
  queues: z.array(id).optional(),
  /** Present: not a person who signs in but a simulated colleague; `activity` is where she starts. */
  simulated: colleague.optional(),
  activity: id.optional(),
});

const line = z.strictObject({ from: z.enum(['customer', 'bot', 'agent']), text });

const story = z.strictObject({
  id,
  /** No name: a profile that is not public. */
  customer: z.strictObject({ name: name.optional(), locale: z.string().max(35).default('en') }),
  queue: id,
  page: id,
  /** Earlier transcript, usually the bot's. */
  history: z.array(line).default([]),
  opening: z.array(text).min(1),
  /** One entry for each answer of the agent; an entry may be several messages. */
  replies: z.array(z.array(text).min(1)).default([]),
  /** Files: with the opening (`turn` 0) or after the customer's so-manieth answer. */
  sends: z
    .array(
      z.strictObject({
        turn: z.int().min(0).max(100).default(0),
        kind: z.enum(['image', 'video', 'audio', 'file']),
        name,
      }),
    )
    .default([]),
  /** Ends the conversation from the customer's side after the last reply. */
  leaves: z.boolean().default(false),
  /** Gives up waiting for an agent after this time. */
  patienceSeconds: seconds.default(600),
  /** The reserved variable "Contact origin - inbound": the customer's phone number or address. */
  contactOrigin: z.string().max(200).optional(),
  /** Further CAD variables: label and value. */
  attributes: z.record(z.string().max(200), z.string().max(2_000)).default({}),
});
export type Story = z.output<typeof story>;

const timing = z.strictObject({
  /** How far a message gets by itself: all the way to `read`, only to `sent`, or nowhere until a control verb says so. */
  receipts: z.enum(['automatic', 'sent', 'manual']).default('automatic'),
  sentSeconds: range.default([0.1, 0.3]),
  deliveredSeconds: range.default([0.3, 1]),
  readSeconds: range.default([1, 3]),
  thinkSeconds: range.default([1, 3]),
  charactersPerSecond: z.number().positive().default(25),
  recoverySeconds: seconds.default(50),
});

export const scenario = z.strictObject({
  name,
  seed: z.int().default(1),
  policy,
  activities: z.array(activity).min(2),
  queues: z.array(z.strictObject({ id, name, open: z.boolean().default(true) })).min(1),
  pages: z.array(z.strictObject({ id, name })).min(1),
  agents: z.array(agent).min(1),
  wrapUp: z.strictObject({
    codes: z.array(z.strictObject({ id, name })).min(1),
    default: id,
    /** How often "more time" is granted for one wrap-up; each adds the policy's `autoWrapUpSeconds`. */
    extensions: z.int().min(0).default(2),
  }),
  cannedReplies: z.array(z.strictObject({ id, shortcut: name, title: name, text: z.string().max(4_000) })).default([]),
  stories: z.array(story).default([]),
  arrivals: z
    .strictObject({
      firstSeconds: range.default([1.5, 2.5]),
      everySeconds: range.default([15, 25]),
      /** No new customer while this many conversations are open or waiting for each available agent. */
      openPerAgent: z.int().min(1).max(5).default(4),
    })
    .optional(),
  /** 168 grants human agents seven days instead of one. */
  replyWindowHours: z.union([z.literal(24), z.literal(168)]).default(24),
  timing: timing.prefault({}),
});
export type Scenario = z.output<typeof scenario>;
