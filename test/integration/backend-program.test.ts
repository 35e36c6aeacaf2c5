// The backend as a program of its own, and its control channel over HTTP. The entry is bundled for the test with the
// same bundler the build uses, so that plain Node runs it.
import { once } from 'node:events';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleBackend, callControl as control, type BackendProgram } from '../kit/backend-process';
import { ProtocolClient } from '../kit/protocol-client';

let program: BackendProgram;
beforeAll(async () => {
  program = await bundleBackend();
}, 60_000);
afterAll(() => program.remove());

const run: BackendProgram['run'] = (args, env) => program.run(args, env);

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
    const good = join(program.folder, 'good.json');
    const bad = join(program.folder, 'bad.json');
    const { default: quiet } = await import('../../src-backend/scenarios/quiet.json');
    await writeFile(good, JSON.stringify({ ...quiet, name: 'Mine' }));
    await writeFile(bad, JSON.stringify({ ...quiet, queues: [] }, null, 1));
    expect(await run(['--scenario', good]).line).toMatchObject({ event: 'listening', scenario: 'Mine' });
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
