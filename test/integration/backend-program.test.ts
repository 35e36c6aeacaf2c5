// The backend as a program of its own, and its control channel over HTTP. The entry is bundled for the test with the
// same bundler the build uses, so that plain Node runs it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { build } from 'vite';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ProtocolClient } from '../kit/protocol-client';

const root = resolve(import.meta.dirname, '../..');
/** JSON of another process, read without a schema. */
type Loose = ReturnType<typeof JSON.parse>;
let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-backend-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: false,
      copyPublicDir: false,
      rolldownOptions: {
        input: { backend: join(root, 'src-backend/index.ts') },
        output: { entryFileNames: 'backend.mjs' },
      },
    },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

let running: ChildProcess | undefined;
afterEach(async () => {
  if (running?.exitCode === null && running.signalCode === null) {
    running.kill('SIGKILL');
    await once(running, 'exit');
  }
});

function run(args: string[], env: NodeJS.ProcessEnv = {}) {
  const child = spawn(process.execPath, [join(folder, 'backend.mjs'), ...args], {
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running = child;
  const line = once(createInterface(child.stdout), 'line').then(([text]) => JSON.parse(String(text)));
  return { child, line };
}

const control = async (listening: Loose, verb: string, args: object, token = listening.controlToken) => {
  const response = await fetch(`${listening.control}/${verb}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify(args),
  });
  return { status: response.status, ...(await response.json()) };
};

describe('the program', () => {
  it('says where it listens, serves several people, and stops when asked', async () => {
    const { child, line } = run(['--scenario', 'quiet', '--agents', '3', '--control'], {
      PARLEY_BACKEND_TOKEN: 'token-of-the-first',
    });
    const listening = await line;
    expect(listening).toMatchObject({ event: 'listening', token: 'token-of-the-first', scenario: 'Quiet' });
    expect(listening.agents).toHaveLength(3);
    const agent = await ProtocolClient.available(listening.url, { token: listening.agents[2].token });
    const offered = await control(listening, 'offer', { agent: 'agent-3', text: 'over HTTP' });
    expect(offered).toMatchObject({ status: 200, ok: true });
    expect((await agent.event('reservation.created')).reservation).toMatchObject({
      reservationId: offered.value.reservationId,
      preview: 'over HTTP',
    });
    expect((await control(listening, 'state', {})).value.agents[2]).toMatchObject({
      agentId: 'agent-3',
      attached: true,
    });

    expect(await control(listening, 'state', {}, 'wrong')).toMatchObject({ status: 401, ok: false });
    expect(await control(listening, 'offre', {})).toMatchObject({
      status: 400,
      error: expect.stringContaining('no verb "offre"'),
    });
    expect(await control(listening, 'offer', { pgae: 'x' })).toMatchObject({
      status: 400,
      error: expect.stringContaining('pgae'),
    });
    expect(await control(listening, 'offer', { page: 'x' })).toMatchObject({
      status: 400,
      error: expect.stringContaining('there is no page "x"'),
    });

    child.kill('SIGTERM');
    expect((await agent.closed()).code).toBe(1001);
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    expect(code).toBe(0);
  });

  it('reads a scenario file, and names the place of a mistake', async () => {
    const good = join(folder, 'good.json');
    const bad = join(folder, 'bad.json');
    const { default: quiet } = await import('../../src-backend/scenarios/quiet.json');
    await writeFile(good, JSON.stringify({ ...quiet, name: 'Mine' }));
    await writeFile(bad, JSON.stringify({ ...quiet, queues: [] }, null, 1));
    expect(await run(['--scenario', good]).line).toMatchObject({ event: 'listening', scenario: 'Mine' });
    running?.kill('SIGKILL');
    const { child, line } = run(['--scenario', bad]);
    expect(await line).toMatchObject({ event: 'failed', reason: expect.stringMatching(/bad\.json:\d+:\d+: queues: /) });
    const [code] = child.exitCode === null ? await once(child, 'exit') : [child.exitCode];
    expect(code).toBe(1);
  });

  it.each([
    ['--port', '70000'],
    ['--agents', 'x'],
    ['--token', 'short'],
    ['--moon', 'x'],
  ])('refuses %s %s', async (...args) => {
    expect(await run(args).line).toMatchObject({
      event: 'failed',
      reason: expect.stringContaining(args[0]),
    });
  });
});
