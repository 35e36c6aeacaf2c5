// The core's hold on its state: reading the clock, planning, emitting. `run` wraps every change from outside (a command,
// a due job, a control verb) and settles afterwards: routing, agents' published state, the one timer.
import type { EventData, EventName } from '../../src-protocol';
import { createTickets, type Tickets } from '../attachments/tickets';
import type { Random } from '../random';
import type { Scenario } from '../scenario/schema';
import type { Time } from '../time';
import { createAgenda, type Agenda } from './agenda';
import type { AgentRecord, BackendState, InteractionRecord, Job } from './state';

export type Emit = <N extends EventName>(agentId: string, type: N, data: EventData<N>, subject?: string) => void;

export interface World {
  readonly state: BackendState;
  readonly scenario: Scenario;
  readonly random: Random;
  readonly agenda: Agenda;
  readonly tickets: Tickets;
  /** The server's clock: what deadlines and frames carry. */
  now(): number;
  /** Set by the session layer; an agent without a session gets nothing. */
  emit: Emit;
  /** Set by whoever keeps the state: called after every change. */
  changed: () => void;
  /** Of the server's clock against the machine's, ms. */
  readonly clockOffset: number;
  /** Runs a change and settles. Nested calls settle once, at the outermost. */
  run<T>(change: () => T): T;
  /** Moves the server's clock and all waiting with it. */
  setClock(offsetMs: number): number;
  stop(): void;
}

export interface Settling {
  job: (world: World, job: Job) => void;
  /** After each change: routing, publishing. */
  settle: (world: World) => void;
}

/** What a store brought back. */
export interface KeptWorld {
  state: BackendState;
  jobs: readonly { key: string; at: number; job: Job }[];
  clockOffset: number;
}

export function createWorld(
  scenario: Scenario,
  time: Time,
  random: Random,
  settling: Settling,
  kept?: KeptWorld,
): World {
  let offset = kept?.clockOffset ?? 0;
  let depth = 0;
  let disarm = () => {};
  let stopped = false;

  const arm = () => {
    disarm();
    if (stopped) return;
    const at = world.agenda.nextAt();
    if (at !== undefined) disarm = time.after(at - world.now(), tick);
  };
  const tick = () => {
    for (let job = world.agenda.takeDue(world.now()); job; job = world.agenda.takeDue(world.now())) {
      const due = job;
      world.run(() => {
        settling.job(world, due);
      });
    }
    arm();
  };

  const now = () => time.now() + offset;
  const world: World = {
    state: kept?.state ?? initialState(scenario, now()),
    scenario,
    random,
    agenda: createAgenda(),
    tickets: createTickets(),
    now,
    emit: () => {},
    changed: () => {},
    get clockOffset() {
      return offset;
    },
    run(change) {
      depth += 1;
      try {
        return change();
      } finally {
        depth -= 1;
        if (depth === 0 && !stopped) {
          settling.settle(world);
          arm();
          world.changed();
        }
      }
    },
    setClock(offsetMs) {
      const moved = offsetMs - offset;
      offset = offsetMs;
      world.agenda.shift(moved);
      return moved;
    },
    stop() {
      stopped = true;
      disarm();
    },
  };
  for (const { key, at, job } of kept?.jobs ?? []) world.agenda.plan(key, at, job);
  return world;
}

/** What a backend of this scenario begins with. */
export function initialState(scenario: Scenario, now: number): BackendState {
  const agents = scenario.agents.map((entry): AgentRecord => ({
    agentId: entry.id,
    displayName: entry.name,
    teamId: entry.team,
    state: simulatedState(scenario, entry, now),
    limit: entry.capacity,
    queueIds: entry.queues,
    attached: entry.simulated !== undefined,
    lastOfferedAt: 0,
    simulated: entry.simulated,
    sent: new Map(),
  }));
  return {
    agents: new Map(agents.map((agent) => [agent.agentId, agent])),
    interactions: new Map(),
    reservations: new Map(),
    wrapUps: new Map(),
    pages: new Map(scenario.pages.map((page) => [page.id, { ...page, deleted: false }])),
    policy: scenario.policy,
    replyWindowHours: scenario.replyWindowHours,
    receipts: scenario.timing.receipts,
    deck: [],
  };
}

/** People start signed out; a simulated colleague starts in her `activity`, or is not there at all. */
function simulatedState(scenario: Scenario, entry: Scenario['agents'][number], now: number): AgentRecord['state'] {
  const activity = scenario.activities.find(({ id }) => id === entry.activity);
  if (!entry.simulated || !activity) return { kind: 'logged-out', since: now };
  const kind = activity.kind === 'available' ? 'available' : 'idle';
  return { kind, activityId: activity.id, since: now, ...(kind === 'idle' ? { idleSince: now } : {}) };
}

/** For ids that the core itself has just handed around; a miss is a bug. */
export function interactionOf(world: World, interactionId: string): InteractionRecord {
  const found = world.state.interactions.get(interactionId);
  if (!found) throw new Error(`no interaction ${interactionId}`);
  return found;
}
export function agentOf(world: World, agentId: string): AgentRecord {
  const found = world.state.agents.get(agentId);
  if (!found) throw new Error(`no agent ${agentId}`);
  return found;
}
