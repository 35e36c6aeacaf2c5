// Runs the routing backend with simulated customers in a process of its own, beside the program: the same backend,
// over the same WebSocket, as a real one.
import { utilityProcess, type UtilityProcess } from 'electron';
import { ok, refused, type Result } from '../../src-preload/contract/result';

/** The address in what the backend says once it listens; it says more, for others. */
function listeningAt(said: unknown): { url: string; token: string } | undefined {
  const { event, url, token } = (said ?? {}) as Record<string, unknown>;
  return event === 'listening' && typeof url === 'string' && typeof token === 'string' ? { url, token } : undefined;
}

/** It says why on stderr as well, in words. */
const hasFailed = (said: unknown) => ((said ?? {}) as Record<string, unknown>)['event'] === 'failed';

export interface EmbeddedBackend {
  /** Starts it, or tells where the running one listens. After a crash it starts anew. */
  start: () => Promise<Result<{ url: string; token: string }>>;
  stop: () => void;
}

export interface EmbeddedBackendDeps {
  /** Absolute path of the bundled backend. */
  entry: string;
  args: readonly string[];
  /** Gets what the backend said, once it listens; for tests and demos that steer it. */
  announced?: (line: string) => void;
  /** Its process ended without being asked to. */
  ended: (exitCode: number) => void;
  /** The lines it writes on stderr: mistakes in a scenario, above all. */
  complained: (text: string) => void;
  /** Runs once, `ms` from now; returns the way to cancel. */
  after: (ms: number, run: () => void) => () => void;
}

/** Time to listen, ms. Generous: a cold, busy machine. */
const START_MS = 20_000;

export function createEmbeddedBackend(deps: EmbeddedBackendDeps): EmbeddedBackend {
  let child: UtilityProcess | undefined;
  let starting: Promise<Result<{ url: string; token: string }>> | undefined;
  const forget = () => {
    child = undefined;
    starting = undefined;
  };

  const launch = () =>
    new Promise<Result<{ url: string; token: string }>>((resolve) => {
      const mine = utilityProcess.fork(deps.entry, [...deps.args], { serviceName: 'Parley backend', stdio: 'pipe' });
      child = mine;
      const fail = (detail: string) => {
        resolve(refused('backend-unreachable', { retryable: true, detail }));
      };
      const cancel = deps.after(START_MS, () => {
        fail('embedded-slow');
        mine.kill();
      });
      mine.stdout?.resume();
      mine.stderr?.on('data', (text: Buffer) => {
        deps.complained(text.toString('utf8'));
      });
      mine.on('message', (said: unknown) => {
        if (hasFailed(said)) {
          fail('embedded-failed');
          mine.kill();
          return;
        }
        const address = listeningAt(said);
        if (!address) return;
        cancel();
        deps.announced?.(JSON.stringify(said));
        resolve(ok(address));
      });
      mine.on('exit', (exitCode) => {
        cancel();
        fail('embedded-ended');
        if (child !== mine) return;
        forget();
        deps.ended(exitCode);
      });
    });

  return {
    start: () => (starting ??= launch()),
    stop() {
      const running = child;
      forget();
      running?.kill();
    },
  };
}
