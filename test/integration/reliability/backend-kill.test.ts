// kill -9 of the backend at random moments while the client's real session sends: on its store nothing it has accepted
// is lost, nothing is doubled, and the session resumes by itself. PARLEY_BACKEND_KILLS asks for more rounds.
import { randomUUID } from 'node:crypto';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { createSession, createSocketFactory, type Session } from '../../../src-main/session';
import type { EventFrame, Message } from '../../../src-protocol';
import { bundleBackend, callControl, type BackendProcess, type BackendProgram } from '../../kit/backend-process';
import { hurried } from '../../kit/desk-stage';
import { seededRandom } from '../../../src-backend/random';

const KILLS = Number(process.env['PARLEY_BACKEND_KILLS'] ?? 8);
const SEED = Number(process.env['PARLEY_SEED'] ?? 1);
const TOKEN = 'token-of-the-kill-test';
const until = { timeout: 20_000, interval: 5 };

let program: BackendProgram;
beforeAll(async () => {
  program = await bundleBackend();
}, 60_000);
afterAll(() => program.remove());

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

const texts = (messages: readonly Message[], role: string) =>
  messages
    .filter(({ author }) => author.role === role)
    .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? part.text : [])));

it(
  `loses and doubles nothing over ${KILLS} kills of the backend`,
  async () => {
    const random = seededRandom(SEED);
    const port = await freePort();
    const start = async (): Promise<{ running: BackendProcess; listening: { controlToken: string } }> => {
      const running = program.run(
        ['--port', String(port), '--scenario', 'quiet', '--control', '--store', join(program.folder, 'store')],
        { PARLEY_BACKEND_TOKEN: TOKEN },
      );
      const listening = await running.line;
      expect(listening).toMatchObject({ event: 'listening' });
      return { running, listening };
    };
    let { running, listening } = await start();
    const clock = hurried(10);
    const session: Session = createSession({
      clock,
      random: () => 0.05,
      newId: randomUUID,
      openSocket: createSocketFactory({ clock }),
      client: { name: 'Parley', version: '1.0.0' },
    });
    const seen: Message[] = [];
    const offers: string[] = [];
    session.onEvent((frame: EventFrame) => {
      if (frame.type === 'message.created') seen.push(frame.data.message);
      if (frame.type === 'reservation.created') offers.push(frame.data.reservation.reservationId);
    });
    const snapshots: unknown[] = [];
    session.onSnapshot((data) => snapshots.push(data));
    session.connect({ url: `ws://127.0.0.1:${port}`, token: TOKEN });
    const live = () =>
      vi.waitFor(() => {
        expect(session.phase()).toEqual({ kind: 'live', current: true });
      }, until);
    await live();
    await session.command('agent.signIn', {});
    await session.command('agent.setState', { activityId: 'available' });
    const { interactionId } = (await callControl(listening, 'offer', { text: 'Hello' })).value;
    await vi.waitFor(() => {
      expect(offers).toHaveLength(1);
    }, until);
    await session.command('reservation.accept', { reservationId: offers[0] ?? '', version: 1 });

    const said: string[] = [];
    const heard: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      const count = random.between(2, 6);
      for (let at = 0; at < count; at += 1) {
        const text = `agent ${kill}.${at}`;
        said.push(text);
        expect(session.outbox.enqueue({ interactionId, text }).ok).toBe(true);
      }
      // Answered means kept: a customer's message acknowledged to the control channel must be there afterwards.
      const customer = `customer ${kill}`;
      await callControl(listening, 'says', { interactionId, text: customer });
      heard.push(customer);
      // Some turns of the loop later, a different number each time: before, while or after it writes.
      for (let turns = random.between(0, 40); turns > 0; turns -= 1) await new Promise((done) => setImmediate(done));
      await running.kill();
      ({ running, listening } = await start());
      session.retryNow();
      await live();
    }
    await vi.waitFor(() => {
      expect(session.outbox.list()).toEqual([]);
    }, until);
    const transcript: Message[] = (await callControl(listening, 'transcript', { interactionId })).value;
    expect(texts(transcript, 'agent')).toEqual(said);
    expect(texts(transcript, 'customer')).toEqual(['Hello', ...heard]);
    expect(transcript.map(({ index }) => index)).toEqual(transcript.map((_, index) => index));
    // What the agent saw is what is held: each once, in order, by resuming alone.
    await vi.waitFor(() => {
      expect(texts(seen, 'agent')).toEqual(said);
    }, until);
    expect(texts(seen, 'customer')).toEqual(heard);
    expect(snapshots).toHaveLength(1);
    await callControl(listening, 'deliver', { interactionId, to: 'read' });
    const inbox = (await callControl(listening, 'customerInbox', { interactionId })).value as { text: string }[];
    expect(inbox.map(({ text }) => text)).toEqual(said);
    session.disconnect();
    await running.kill();
  },
  20_000 + KILLS * 5_000,
);
