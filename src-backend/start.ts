// Starts a backend in this process: engine, socket, and the control channel if asked for.
import type { Control } from './control/control';
import type { Stage } from './control/verb';
import { createEngine } from './engine';
import { bundledScenario, type BundledName } from './scenario/bundled';
import type { Scenario } from './scenario/schema';
import type { LineLimits } from './session/line';
import { secret } from './session/tokens';
import type { Store } from './store/store';
import { systemTime, type Time } from './time';
import { listenForControl } from './wire/control-endpoint';
import { listen } from './wire/socket';

export interface BackendOptions {
  /** 0 (default): a free one. */
  port?: number;
  /** Loopback by default. */
  host?: string;
  /** A bundled scenario by name, or one already read. Default: `quiet`. */
  scenario?: BundledName | Scenario;
  seed?: number;
  /** So many agents who can sign in: the scenario's first ones, more are made up. */
  agents?: number;
  /** Token of the first agent; the others get their own in any case. */
  token?: string;
  /** Opens the HTTP control endpoint; the in-process `control` is always there. */
  controlEndpoint?: boolean;
  time?: Time;
  limits?: Partial<LineLimits>;
  /** What it holds outlives the process. Absent: in memory only. */
  store?: Store;
  /** The store cannot write any more (disk full): the backend has fallen silent and should end. */
  failed?: (error: unknown) => void;
}

export interface Backend {
  /** ws://127.0.0.1:PORT */
  url: string;
  /** Those who can sign in, with their bearer tokens, in the scenario's order. */
  agents: { agentId: string; displayName: string; token: string }[];
  /** Of the first agent. */
  token: string;
  control: Control;
  /** Set with `controlEndpoint`. */
  endpoint: { url: string; token: string } | undefined;
  /** Says goodbye (1001, or 1012 for a restart) and frees the port. */
  stop(options?: { code?: number }): Promise<void>;
}

/** Rejects when the port is taken or the scenario is wrong. */
export async function startBackend(options: BackendOptions = {}): Promise<Backend> {
  const wanted = options.scenario ?? 'quiet';
  const scenario = withAgents(typeof wanted === 'string' ? bundledScenario(wanted) : wanted, options.agents);
  const time = options.time ?? systemTime;
  let shut: Stage['shut'] = () => undefined;
  const engine = await createEngine({
    scenario,
    time,
    seed: options.seed ?? scenario.seed,
    ...(options.limits === undefined ? {} : { limits: options.limits }),
    ...(options.store === undefined ? {} : { store: options.store }),
    ...(options.failed === undefined ? {} : { failed: options.failed }),
    shut: (answer) => {
      shut(answer);
    },
  });
  const { hub, tokens, serve } = engine;
  const socket = await listen({ host: options.host ?? '127.0.0.1', port: options.port ?? 0 }, hub.connect, serve).catch(
    async (error: unknown) => {
      await engine.stop(1001);
      throw error;
    },
  );
  shut = socket.shut;

  const agents = scenario.agents
    .filter(({ simulated }) => !simulated)
    .map(({ id, name }, at) => ({
      agentId: id,
      displayName: name,
      token: tokens.issue(id, undefined, at === 0 ? options.token : undefined),
    }));
  const controlToken = secret();
  // Whoever is told a token must be able to use it after a crash.
  await engine.ledger.safe();
  const endpoint = options.controlEndpoint ? await listenForControl(controlToken, engine.run) : undefined;
  return {
    url: socket.url,
    agents,
    token: agents[0]?.token ?? '',
    control: engine.control,
    endpoint: endpoint && { url: endpoint.url, token: controlToken },
    async stop({ code = 1001 } = {}) {
      await engine.stop(code);
      await Promise.all([socket.stop(), endpoint?.stop()]);
    },
  };
}

/** Exactly `count` people, if a count is given. */
function withAgents(scenario: Scenario, count: number | undefined): Scenario {
  if (count === undefined) return scenario;
  const people = scenario.agents.filter(({ simulated }) => !simulated);
  const made = Array.from({ length: Math.max(0, count - people.length) }, (_, at) => {
    const number = people.length + at + 1;
    return { id: `agent-${number}`, name: `Agent ${number}`, capacity: 5 };
  });
  return {
    ...scenario,
    agents: [...people, ...made].slice(0, count).concat(scenario.agents.filter(({ simulated }) => simulated)),
  };
}
