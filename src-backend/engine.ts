// A backend without sockets: core, sessions and control put together, on a store if there is one. What a process, a
// test or the simulation puts on the wire.
import { createDownloads, type Downloads } from './attachments/downloads';
import { createControl, runVerb, type Control } from './control/control';
import type { Stage } from './control/verb';
import { createCore } from './core/core';
import { seededRandom } from './random';
import type { Scenario } from './scenario/schema';
import { createCommandMemory } from './session/commands';
import { createFaults } from './session/faults';
import { createHub, LINE_LIMITS, type Hub } from './session/hub';
import type { LineLimits } from './session/line';
import { createTokens, type Tokens } from './session/tokens';
import { createLedger, noLedger, type Ledger } from './store/ledger';
import { keptOf, rowsOf } from './store/rows';
import type { Store } from './store/store';
import type { Time } from './time';

export interface EngineOptions {
  scenario: Scenario;
  time: Time;
  seed: number;
  limits?: Partial<LineLimits>;
  /** Refuses new connections with a code, or lets them in again. */
  readonly shut: Stage['shut'];
  /** Absent: in memory only. */
  store?: Store;
  /** The store cannot write any more: nothing more will be said to anybody. */
  failed?: (error: unknown) => void;
}

export interface Engine {
  hub: Hub;
  tokens: Tokens;
  control: Control;
  /** A control verb by name; its answer rests on nothing a crash could undo. */
  readonly run: (verb: string, args: unknown) => Promise<unknown>;
  ledger: Ledger;
  readonly serve: Downloads['serve'];
  /** Says goodbye to everybody, with this code. */
  stop(code: number): Promise<void>;
}

/** Rejects when the store cannot be read or belongs to another scenario. */
export async function createEngine(options: EngineOptions): Promise<Engine> {
  const { scenario, time, seed, store } = options;
  const rows = (await store?.load()) ?? [];
  const kept = keptOf(rows, scenario, time.now());
  const world = createCore(scenario, time, seededRandom(seed, kept?.random), kept?.world);
  const tokens = createTokens(kept?.tokens);
  const memory = createCommandMemory(kept?.commands);
  const faults = createFaults();
  const ledger: Ledger =
    store === undefined
      ? noLedger
      : createLedger(
          store,
          () => rowsOf({ world, sessions: hub.sessions, memory, tokens }),
          rows,
          options.failed ?? (() => undefined),
        );
  const limits = { ...LINE_LIMITS, ...options.limits };
  const hub = createHub(world, time, tokens, faults, limits, { ledger, memory, sessions: kept?.sessions ?? [] });
  world.changed = ledger.touch;
  const downloads = createDownloads(world);
  const stage: Stage = { world, hub, faults, tokens, downloads, shut: options.shut };
  return {
    hub,
    tokens,
    control: createControl(stage),
    async run(verb, args) {
      const value = structuredClone(runVerb(stage, verb, args));
      await ledger.safe();
      return value;
    },
    ledger,
    serve: downloads.serve,
    async stop(code) {
      world.stop();
      hub.stop(code);
      await ledger.safe();
      await store?.close();
    },
  };
}
