// What of a backend is kept, row by row, and the way back. Small things are compared by their text; what is replaced
// rather than changed (messages, events, results) carries itself as its stamp, so that a long transcript costs nothing.
import { initialState, type KeptWorld, type World } from '../core/world';
import type { AgentRecord, InteractionRecord, Job, ReservationRecord, Waiting, WrapUpRecord } from '../core/state';
import { wrapUpKey } from '../core/view';
import type { RandomPosition } from '../random';
import type { Scenario } from '../scenario/schema';
import type { Memory, Remembered, RememberedCommand } from '../session/idempotency';
import type { ReplayEntry } from '../session/replay';
import type { KeptSession, Session } from '../session/session';
import type { TokenRecord, Tokens } from '../session/tokens';
import type { Row } from './ledger';

const FORMAT = 1;

export interface KeepSources {
  world: World;
  sessions: Iterable<Session>;
  memory: Memory;
  tokens: Tokens;
}

/** A backend as it was. */
export interface Kept {
  world: KeptWorld;
  random: RandomPosition;
  sessions: KeptSession[];
  commands: RememberedCommand[];
  tokens: TokenRecord[];
}

type General = Pick<World['state'], 'policy' | 'replyWindowHours' | 'receipts' | 'deck'> & {
  format: number;
  scenario: string;
  clockOffset: number;
  random: RandomPosition;
};
type Entry<V, P extends readonly (string | number)[] = [string]> = { parts: P; value: V };

/** Every kind of row: what stands in its key behind the kind, and its value. */
interface Kinds {
  general: Entry<General>;
  page: Entry<{ id: string; name: string; deleted: boolean }>;
  agent: Entry<AgentRecord>;
  sent: Entry<AgentRecord['sent'] extends Map<string, infer V> ? V : never, [agentId: string, id: string]>;
  interaction: Entry<KeptInteraction>;
  message: Entry<InteractionRecord['messages'][number], [interactionId: string, index: number]>;
  inbox: Entry<InteractionRecord['inbox'][number], [interactionId: string, at: number]>;
  reservation: Entry<ReservationRecord>;
  wrapUp: Entry<WrapUpRecord>;
  job: Entry<{ at: number; job: Job }>;
  session: Entry<Omit<KeptSession, 'events'>>;
  event: Entry<ReplayEntry, [agentId: string, sessionId: string, seq: number]>;
  command: Entry<Remembered, [agentId: string, id: string]>;
  token: Entry<TokenRecord>;
}

type Parts = readonly [keyof Kinds, ...(string | number)[]];
const row = (parts: Parts, value: unknown): Row => ({ key: JSON.stringify(parts), value });

/** Keys of what carries itself as its stamp: most rows, most of the time, are only looked at. */
const keys = new WeakMap<object, string>();

/** A row that changes only by being replaced. */
function fixed(stamp: object, parts: () => Parts, value: object = stamp): Row {
  const known = keys.get(stamp);
  if (known !== undefined) return { key: known, value, stamp };
  const key = JSON.stringify(parts());
  keys.set(stamp, key);
  return { key, value, stamp };
}

/** JSON knows neither maps nor sets. */
type KeptInteraction = Omit<
  InteractionRecord,
  'messages' | 'inbox' | 'typing' | 'holders' | 'formerAgentIds' | 'waiting'
> & {
  holders: InteractionRecord['holders'] extends Map<string, infer H> ? H[] : never;
  formerAgentIds: string[];
  waiting: (Omit<Waiting, 'excluded'> & { excluded: string[] }) | undefined;
};

function withoutSets({ messages: _m, inbox: _i, typing: _t, ...record }: InteractionRecord): KeptInteraction {
  const { holders, formerAgentIds, waiting } = record;
  return {
    ...record,
    holders: [...holders.values()],
    formerAgentIds: [...formerAgentIds],
    waiting: waiting && { ...waiting, excluded: [...waiting.excluded] },
  };
}

function withSets(kept: KeptInteraction): InteractionRecord {
  const { holders, formerAgentIds, waiting } = kept;
  return {
    ...kept,
    holders: new Map(holders.map((holder) => [holder.agentId, holder])),
    formerAgentIds: new Set(formerAgentIds),
    waiting: waiting && { ...waiting, excluded: new Set(waiting.excluded) },
    messages: [],
    inbox: [],
    typing: new Set(),
  };
}

/** Everything to be kept, as it is now. */
export function* rowsOf({ world, sessions, memory, tokens }: KeepSources): Generator<Row> {
  const { policy, replyWindowHours, receipts, deck, agents, interactions, reservations, wrapUps, pages } = world.state;
  const general: General = {
    format: FORMAT,
    scenario: world.scenario.name,
    clockOffset: world.clockOffset,
    random: world.random.position,
    policy,
    replyWindowHours,
    receipts,
    deck,
  };
  yield row(['general'], general);
  for (const page of pages.values()) yield row(['page', page.id], page);
  for (const { sent, ...agent } of agents.values()) {
    yield row(['agent', agent.agentId], agent);
    for (const [id, place] of sent) yield fixed(place, () => ['sent', agent.agentId, id]);
  }
  for (const record of interactions.values()) {
    const { interactionId, messages, inbox } = record;
    yield row(['interaction', interactionId], withoutSets(record));
    for (const [at, message] of messages.entries()) yield fixed(message, () => ['message', interactionId, at]);
    for (const [at, got] of inbox.entries()) yield fixed(got, () => ['inbox', interactionId, at]);
  }
  for (const [id, reservation] of reservations) yield fixed(reservation.entity, () => ['reservation', id], reservation);
  for (const [key, wrapUp] of wrapUps) yield row(['wrapUp', key], wrapUp);
  for (const { key, at, job } of world.agenda.list())
    if (job.kind !== 'typing.expires') yield row(['job', key], { at, job });
  for (const { sessionId, resumeToken, agentId, clientName, since, replay } of sessions) {
    const { seq, acked } = replay;
    yield row(['session', agentId], { sessionId, resumeToken, agentId, clientName, since, seq, acked });
    for (const event of replay.list()) yield fixed(event, () => ['event', agentId, sessionId, event.seq]);
  }
  for (const [agentId, id, entry] of memory.list())
    if (entry.answer !== 'pending' && !entry.isQuery) yield fixed(entry, () => ['command', agentId, id]);
  for (const token of tokens.list()) yield row(['token', token.hash], token);
}

/** The rows of a store by their kind. */
function byKind(rows: Iterable<readonly [string, string]>) {
  const kinds = new Map<string, Entry<unknown, (string | number)[]>[]>();
  for (const [key, text] of rows) {
    const [kind, ...parts] = JSON.parse(key) as [string, ...(string | number)[]];
    const entries = kinds.get(kind) ?? [];
    kinds.set(kind, entries);
    entries.push({ parts, value: JSON.parse(text) as unknown });
  }
  return <K extends keyof Kinds>(kind: K) => (kinds.get(kind) ?? []) as unknown as Kinds[K][];
}

/**
 * The backend the rows were kept of; undefined when there are none.
 * What the scenario has gained since is there as well. Throws when the rows are another scenario's.
 */
export function keptOf(
  rows: readonly (readonly [string, string])[],
  scenario: Scenario,
  now: number,
): Kept | undefined {
  const of = byKind(rows);
  const general = of('general')[0]?.value;
  if (general === undefined) return undefined;
  if (general.format !== FORMAT) throw new Error(`--store holds data of another version (${general.format})`);
  if (general.scenario !== scenario.name)
    throw new Error(`--store holds the scenario "${general.scenario}", not "${scenario.name}"`);
  const { policy, replyWindowHours, receipts, deck, clockOffset, random } = general;

  const state = { ...initialState(scenario, now), policy, replyWindowHours, receipts, deck };
  for (const { value } of of('page')) state.pages.set(value.id, value);
  for (const { value } of of('agent')) state.agents.set(value.agentId, { ...value, sent: new Map() });
  for (const { parts, value } of of('sent')) state.agents.get(parts[0])?.sent.set(parts[1], value);
  const opened = of('interaction').toSorted((a, b) => a.value.createdAt - b.value.createdAt);
  for (const { value } of opened) state.interactions.set(value.interactionId, withSets(value));
  for (const { parts, value } of of('message')) {
    const { messages } = state.interactions.get(parts[0]) ?? {};
    if (messages) messages[parts[1]] = value;
  }
  for (const { parts, value } of of('inbox')) {
    const { inbox } = state.interactions.get(parts[0]) ?? {};
    if (inbox) inbox[parts[1]] = value;
  }
  const offered = of('reservation');
  for (const { value } of offered.toSorted((a, b) => a.value.entity.createdAt - b.value.entity.createdAt))
    state.reservations.set(value.entity.reservationId, value);
  for (const { value } of of('wrapUp')) state.wrapUps.set(wrapUpKey(value.entity.interactionId, value.agentId), value);

  const events = of('event');
  return {
    world: {
      state,
      jobs: of('job')
        .map(({ parts, value }) => ({ key: parts[0], ...value }))
        .sort((a, b) => a.at - b.at),
      clockOffset,
    },
    random,
    sessions: of('session').map(({ value }) => ({
      ...value,
      events: events
        .filter(({ parts }) => parts[0] === value.agentId && parts[1] === value.sessionId)
        .map(({ value: event }) => event)
        .sort((a, b) => a.seq - b.seq),
    })),
    commands: of('command')
      .toSorted((a, b) => a.value.at - b.value.at)
      .map(({ parts, value }) => [parts[0], parts[1], value] as const),
    tokens: of('token').map(({ value }) => value),
  };
}
