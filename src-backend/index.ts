// Runs the backend as a program: on plain Node (one JSON line on standard output) or in an Electron utility process
// (the same as a message to its parent). Electron itself is not known here: `parentPort` is all there is of it.
import { readFile } from 'node:fs/promises';
import { readArgs, USAGE } from './args';
import { bundledScenario, isBundled } from './scenario/bundled';
import { readScenario } from './scenario/read';
import { startBackend } from './start';

interface ParentPort {
  postMessage(message: unknown): void;
  on(event: 'message', listener: (event: { data: unknown }) => void): void;
}

const { parentPort } = process as { parentPort?: ParentPort };

function report(message: { event: string } & Record<string, unknown>): void {
  if (parentPort) parentPort.postMessage(message);
  else process.stdout.write(`${JSON.stringify(message)}\n`);
}

async function main(): Promise<void> {
  const args = readArgs(process.argv.slice(2), process.env);
  const scenario = isBundled(args.scenario)
    ? bundledScenario(args.scenario)
    : readScenario(await readFile(args.scenario, 'utf8'), args.scenario);
  const store = args.store === undefined ? undefined : await openStore(args.store);
  const backend = await startBackend({
    port: args.port,
    host: args.host,
    scenario,
    controlEndpoint: args.control,
    ...(args.token === undefined ? {} : { token: args.token }),
    ...(args.agents === undefined ? {} : { agents: args.agents }),
    ...(args.seed === undefined ? {} : { seed: args.seed }),
    ...(store === undefined ? {} : { store, failed: end }),
  });
  report({
    event: 'listening',
    url: backend.url,
    token: backend.token,
    agents: backend.agents,
    scenario: scenario.name,
    ...(backend.endpoint ? { control: backend.endpoint.url, controlToken: backend.endpoint.token } : {}),
  });
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    void backend.stop().then(() => process.exit(0));
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  parentPort?.on('message', ({ data }) => {
    if (typeof data === 'object' && data !== null && 'type' in data && data.type === 'stop') stop();
  });
}

/** Loaded only where it is wanted: it brings a native module. */
async function openStore(folder: string) {
  const { openLevelStore } = await import('./store/level-store');
  return openLevelStore(folder);
}

/** It cannot keep what it promises any more: saying so and ending beats going on without. */
function end(error: unknown): void {
  complain(error);
  process.exit(1);
}

function complain(error: unknown): void {
  const reason = error instanceof Error ? error.message : String(error);
  report({ event: 'failed', reason });
  process.stderr.write(
    `${reason}\n${reason.startsWith('--') || reason.includes('Unknown option') ? `${USAGE}\n` : ''}`,
  );
}

main().catch((error: unknown) => {
  complain(error);
  process.exitCode = 1;
});
