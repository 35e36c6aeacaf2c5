// What of a backend is kept, row by row, and the way back. Small things are compared by their text; what is replaced
// rather than changed (messages, events, results) carries itself as its stamp, so that a long transcript costs nothing.
import { initialState, type KeptWorld, type World } from '../core/world';
import type { AgentRecord, InteractionRecord, Job, ReservationRecord, WrapUpRecord } from '../core/state';
import { wrapUpKey } from '../core/view';
import type { RandomPosition } from '../random';
import type { Scenario } from '../scenario/schema';
import type { Memory, Remembered, RememberedCommand } from '../session/idempotency';
import type { ReplayEntry } from '../session/replay';
import type { KeptSession, Session } from '../session/session';
import type { TokenRecord, Tokens } from '../session/tokens';
import type { Row } from './ledger';
import { fromText } from './text';

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
  interaction: Entry<InteractionRecord>;
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

const row = (parts: readonly [keyof Kinds, ...(string | number)[]], value: unknown, stamp?: unknown): Row => ({
  key: JSON.stringify(parts),
  value,
  stamp,
});

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
    for (const [id, place] of sent) yield row(['sent', agent.agentId, id], place, place);
  }
  for (const { messages, inbox, ...record } of interactions.values()) {
    const { interactionId } = record;
    yield row(['interaction', interactionId], { ...record, typing: undefined });
    for (const [at, message] of messages.entries()) yield row(['message', interactionId, at], message, message);
    for (const [at, got] of inbox.entries()) yield row(['inbox', interactionId, at], got, got);
  }
  for (const [id, reservation] of reservations) yield row(['reservation', id], reservation, reservation.entity);
  for (const [key, wrapUp] of wrapUps) yield row(['wrapUp', key], wrapUp);
  for (const { key, at, job } of world.agenda.list())
    if (job.kind !== 'typing.expires') yield row(['job', key], { at, job });
  for (const { sessionId, resumeToken, agentId, clientName, since, replay } of sessions) {
    const { seq, acked } = replay;
    yield row(['session', agentId], { sessionId, resumeToken, agentId, clientName, since, seq, acked });
    for (const event of replay.list()) yield row(['event', agentId, sessionId, event.seq], event, event);
  }
  for (const [agentId, id, entry] of memory.list())
    if (entry.answer !== 'pending' && !entry.isQuery) yield row(['command', agentId, id], entry, entry);
  for (const token of tokens.list()) yield row(['token', token.hash], token);
}

/** The rows of a store by their kind. */
function byKind(rows: Iterable<readonly [string, string]>) {
  const kinds = new Map<string, Entry<unknown, (string | number)[]>[]>();
  for (const [key, text] of rows) {
    const [kind, ...parts] = JSON.parse(key) as [string, ...(string | number)[]];
    const entries = kinds.get(kind) ?? [];
    kinds.set(kind, entries);
    entries.push({ parts, value: fromText(text) });
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
  for (const { value } of opened)
    state.interactions.set(value.interactionId, { ...value, messages: [], inbox: [], typing: new Set() });
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
