// The command line of the backend. An unknown or wrong argument is an error with a sentence, never ignored.
import { parseArgs } from 'node:util';

export interface BackendArgs {
  port: number;
  host: string;
  token: string | undefined;
  agents: number | undefined;
  /** A bundled scenario's name or a file. */
  scenario: string;
  seed: number | undefined;
  control: boolean;
  /** Folder to keep everything in; undefined: in memory only. */
  store: string | undefined;
}

export const USAGE = `Usage: backend [--port N] [--host ADDRESS] [--token TEXT] [--agents N]
               [--scenario NAME|FILE] [--seed N] [--control] [--store FOLDER]
  --port      port of the WebSocket; 0 (default) picks a free one
  --host      127.0.0.1 by default; another address opens it to the network, without TLS
  --token     bearer token of the first agent; also PARLEY_BACKEND_TOKEN; a random one otherwise
  --agents    how many people can sign in
  --scenario  everyday (default), quiet, or a file (docs/backend.md)
  --seed      another course of the same scenario
  --control   opens the control channel (HTTP on loopback, own token)
  --store     keeps everything in this folder, crash-safe; without it nothing outlives the process`;

function whole(name: string, text: string | undefined, from: number, to: number): number | undefined {
  if (text === undefined) return undefined;
  const number = Number(text);
  if (!Number.isInteger(number) || number < from || number > to)
    throw new Error(`--${name} must be a whole number from ${from} to ${to}, not "${text}"`);
  return number;
}

/** Throws with one sentence when an argument is wrong. */
export function readArgs(argv: readonly string[], env: NodeJS.ProcessEnv): BackendArgs {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string' },
      host: { type: 'string', default: '127.0.0.1' },
      token: { type: 'string' },
      agents: { type: 'string' },
      scenario: { type: 'string', default: 'everyday' },
      seed: { type: 'string' },
      control: { type: 'boolean', default: false },
      store: { type: 'string' },
    },
  });
  const token = values.token ?? env['PARLEY_BACKEND_TOKEN'];
  if (token !== undefined && (token.length < 8 || token.length > 8_192))
    throw new Error('--token must have 8 to 8192 characters');
  if (values.store === '') throw new Error('--store needs a folder');
  return {
    port: whole('port', values.port, 0, 65_535) ?? 0,
    host: values.host,
    token,
    agents: whole('agents', values.agents, 1, 500),
    scenario: values.scenario,
    seed: whole('seed', values.seed, 0, 2 ** 32 - 1),
    control: values.control,
    store: values.store,
  };
}
