// The backend's core on a fake clock, without sessions: agents are attached by hand, what they are told is kept.
import {
  type CommandData,
  type CommandName,
  type CommandValue,
  type EventData,
  type EventName,
  type Policy,
  type Reservation,
} from '../../src-protocol';
import { createDownloads } from '../../src-backend/attachments/downloads';
import { attachAgent, detachAgent } from '../../src-backend/core/connection';
import { createCore } from '../../src-backend/core/core';
import { execute } from '../../src-backend/core/commands';
import { createControl, type Control } from '../../src-backend/control/control';
import { snapshotOf } from '../../src-backend/core/view';
import type { World } from '../../src-backend/core/world';
import { seededRandom } from '../../src-backend/random';
import { bundledScenario } from '../../src-backend/scenario/bundled';
import type { Scenario } from '../../src-backend/scenario/schema';
import { createFaults } from '../../src-backend/session/faults';
import { createHub } from '../../src-backend/session/hub';
import { createTokens } from '../../src-backend/session/tokens';
import { createFakeTime, type FakeTime } from './fake-time';

type Told = { type: EventName; data: unknown };

export interface CoreStage {
  world: World;
  time: FakeTime;
  control: Control;
  agent(agentId?: string): Desk;
}

export interface Desk {
  readonly agentId: string;
  readonly told: Told[];
  /** The result's value; throws with the code when it is refused. */
  do<N extends CommandName>(type: N, data: CommandData<N>): CommandValue<N>;
  /** `done`, or the code it is refused with. */
  code<N extends CommandName>(type: N, data: CommandData<N>): string;
  events<N extends EventName>(type: N): EventData<N>[];
  last<N extends EventName>(type: N): EventData<N>;
  snapshot(): ReturnType<typeof snapshotOf>;
  /** Attached, signed in, Available. */
  ready(): Desk;
  attach(): Desk;
  detach(): Desk;
  offers(): Reservation[];
  /** Accepts the newest offer and returns its interactionId. */
  take(): string;
}

export function createStage(
  given: { scenario?: Partial<Scenario>; policy?: Partial<Policy>; seed?: number; people?: number } = {},
): CoreStage {
  const base = structuredClone(bundledScenario('quiet'));
  const extra = Array.from({ length: given.people ?? 0 }, (_, at) => ({
    id: `agent-${at + 3}`,
    name: `Agent ${at + 3}`,
    capacity: 5,
  }));
  const scenario: Scenario = {
    ...base,
    ...given.scenario,
    policy: { ...base.policy, ...given.policy },
    agents: [...(given.scenario?.agents ?? base.agents), ...extra],
  };
  const time = createFakeTime();
  const world = createCore(scenario, time, seededRandom(given.seed ?? 1));
  const tokens = createTokens();
  const faults = createFaults();
  const hub = createHub(world, time, tokens, faults);
  const told = new Map<string, Told[]>();
  world.emit = (agentId, type, data) => {
    const entries = told.get(agentId) ?? [];
    told.set(agentId, entries);
    entries.push({ type, data: structuredClone(data) });
  };
  const control = createControl({
    world,
    hub,
    faults,
    tokens,
    downloads: createDownloads(world),
    shut: () => undefined,
  });

  const agent = (agentId = 'agent-1'): Desk => {
    const run = <N extends CommandName>(type: N, data: CommandData<N>) =>
      execute(world, agentId, type as never, data as never);
    const desk: Desk = {
      agentId,
      get told() {
        return told.get(agentId) ?? [];
      },
      do(type, data) {
        const answer = run(type, data);
        if (!answer.ok) throw new Error(`${type}: ${answer.error.code} ${answer.error.message}`);
        return answer.value as never;
      },
      code(type, data) {
        const answer = run(type, data);
        return answer.ok ? 'done' : answer.error.code;
      },
      events: (type) => desk.told.flatMap((entry) => (entry.type === type ? [entry.data as never] : [])),
      last(type) {
        const found = desk.events(type).at(-1);
        if (found === undefined) throw new Error(`${agentId} was never told ${type}`);
        return found;
      },
      snapshot: () => snapshotOf(world, agentId),
      attach() {
        world.run(() => {
          attachAgent(world, agentId);
        });
        return desk;
      },
      detach() {
        world.run(() => {
          detachAgent(world, agentId);
        });
        return desk;
      },
      ready() {
        desk.attach();
        desk.do('agent.signIn', {});
        desk.do('agent.setState', { activityId: 'available' });
        return desk;
      },
      offers: () => desk.snapshot().reservations,
      take() {
        const offer = desk.offers().at(-1);
        if (!offer) throw new Error(`${agentId} has no offer`);
        desk.do('reservation.accept', { reservationId: offer.reservationId, version: offer.version });
        return offer.interactionId;
      },
    };
    return desk;
  };
  return { world, time, control, agent };
}
