// The backend as a program of its own: bundled with the build's bundler so that plain Node runs it, started, killed.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { bundleForNode } from '../../scripts/build/node-bundle.mjs';

/** JSON of another process, read without a schema. */
type Loose = ReturnType<typeof JSON.parse>;

export interface BackendProcess {
  child: ChildProcess;
  /** Its first line: where it listens, or why not. */
  line: Promise<Loose>;
  /** SIGKILL, and waits until it is gone. */
  kill(): Promise<void>;
}

export interface BackendProgram {
  folder: string;
  run(args: readonly string[], env?: NodeJS.ProcessEnv): BackendProcess;
  /** Kills what still runs and removes the folder. */
  remove(): Promise<void>;
}

export async function bundleBackend(): Promise<BackendProgram> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-backend-'));
  const module = await bundleForNode('src-backend/index.ts', folder, 'backend');
  const running = new Set<BackendProcess>();
  return {
    folder,
    run(args, env = {}) {
      const child = spawn(process.execPath, [module, ...args], {
        env: { ...process.env, ...env },
        stdio: ['ignore', 'pipe', 'pipe'],
      });
      const gone = once(child, 'exit');
      const started: BackendProcess = {
        child,
        line: once(createInterface(child.stdout), 'line').then(([text]) => JSON.parse(String(text))),
        async kill() {
          child.kill('SIGKILL');
          await gone;
          running.delete(started);
        },
      };
      running.add(started);
      return started;
    },
    async remove() {
      await Promise.all([...running].map((one) => one.kill()));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** A verb of the control channel of another process. */
export async function callControl(listening: Loose, verb: string, args: object, token = listening.controlToken) {
  const response = await fetch(`${listening.control}/${verb}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  return { status: response.status, ...(await response.json()) };
}
