// The client's session against the real backend over real sockets: what the customer got, what the agent saw and what
// the backend holds must agree, whatever the line does.
import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createSession, createSocketFactory, systemClock, type Clock, type Session } from '../../src-main/session';
import { startBackend, type Backend } from '../../src-backend/start';
import type { EventFrame, Interaction, Message, SnapshotData } from '../../src-protocol';

let backend: Backend;
const sessions: Session[] = [];
const until = { timeout: 10_000, interval: 10 };

/** Time runs faster for the client, so that its waits of seconds take a fraction of them. */
const hurried = (factor: number): Clock => ({
  now: () => systemClock.now(),
  monotonic: () => systemClock.monotonic() * factor,
  setTimeout: (run, ms) => systemClock.setTimeout(run, ms / factor),
  clearTimeout: (handle) => {
    systemClock.clearTimeout(handle);
  },
});

function client(clock: Clock = systemClock) {
  const events: EventFrame[] = [];
  const snapshots: SnapshotData[] = [];
  const phases: string[] = [];
  const session = createSession({
    clock,
    random: () => 0.01,
    newId: randomUUID,
    openSocket: createSocketFactory({ clock }),
    client: { name: 'Parley', version: '1.0.0' },
  });
  session.onEvent((frame) => events.push(frame));
  session.onSnapshot((data) => snapshots.push(data));
  session.onPhase((phase) => phases.push(phase.kind));
  sessions.push(session);
  return { session, events, snapshots, phases };
}

type Client = ReturnType<typeof client>;

const isLive = ({ session }: Client) =>
  vi.waitFor(() => {
    expect(session.phase()).toEqual({ kind: 'live', current: true });
  }, until);

async function signIn(one = client()) {
  expect(one.session.connect({ url: backend.url, token: backend.token })).toEqual({ ok: true, value: null });
  await isLive(one);
  return one;
}

/** Cuts the line and waits until it has been noticed and mended. */
async function cut(one: Client) {
  const before = one.phases.length;
  backend.control.dropLine({});
  await vi.waitFor(() => {
    expect(one.phases.slice(before)).toContain('reconnecting');
  }, until);
  await isLive(one);
}

async function ok<T>(result: Promise<{ ok: true; value: T } | { ok: false; code: string }>): Promise<T> {
  const answer = await result;
  if (!answer.ok) throw new Error(answer.code);
  return answer.value;
}

const latest = <T extends EventFrame['type']>({ events }: Client, type: T) =>
  events.filter((frame): frame is Extract<EventFrame, { type: T }> => frame.type === type).at(-1);

/** Signs in, goes available, takes one offer. */
async function inConversation(one: Client) {
  await ok(one.session.command('agent.signIn', {}));
  await ok(one.session.command('agent.setState', { activityId: 'available' }));
  backend.control.offer({ text: 'Hello' });
  const { reservation } = await vi.waitFor(() => {
    const frame = latest(one, 'reservation.created');
    if (frame === undefined) throw new Error('no offer');
    return frame.data;
  }, until);
  const { reservationId, version, interactionId } = reservation;
  await ok(one.session.command('reservation.accept', { reservationId, version }));
  return interactionId;
}

const transcript = async (one: Client, interactionId: string) =>
  (await ok(one.session.command('message.list', { interactionId, limit: 100 }))).messages;

const textsOf = (messages: readonly Message[], role: string) =>
  messages
    .filter(({ author }) => author.role === role)
    .flatMap(({ parts }) => parts.flatMap((part) => (part.type === 'text' ? part.text : [])));

beforeEach(async () => {
  backend = await startBackend();
});

afterEach(async () => {
  for (const session of sessions.splice(0)) session.disconnect();
  await backend.stop();
});

describe('session with the backend', () => {
  it('walks the main job: sign in, offer, accept, write, end, wrap up', async () => {
    const one = await signIn();
    expect(one.phases).toEqual(['connecting', 'authenticating', 'live']);
    const interactionId = await inConversation(one);
    expect(one.session.outbox.enqueue({ interactionId, text: 'How can I help?' }).ok).toBe(true);
    await vi.waitFor(async () => {
      expect(textsOf(await transcript(one, interactionId), 'agent')).toEqual(['How can I help?']);
    }, until);
    expect(one.session.outbox.list()).toEqual([]);
    await ok(one.session.command('interaction.end', { interactionId }));
    const { wrapUp } = await vi.waitFor(() => {
      const frame = latest(one, 'wrapUp.required');
      if (frame === undefined) throw new Error('no wrap-up');
      return frame.data;
    }, until);
    const codeId = wrapUp.codes[0]?.id ?? '';
    await ok(one.session.command('wrapUp.submit', { interactionId, codeId }));
    await vi.waitFor(() => {
      expect(latest(one, 'interaction.closed')?.data.interactionId).toBe(interactionId);
    }, until);
    expect(one.session.counts()).toMatchObject({ invalid: 0, unknownEvent: 0, gap: 0, duplicate: 0, stray: 0 });
  });

  it('resumes after a cut without gap or double, and sends the queue in order', async () => {
    const one = await signIn();
    const interactionId = await inConversation(one);
    const said: string[] = [];
    for (let round = 0; round < 5; round += 1) {
      said.push(`before ${String(round)}`, `after ${String(round)}`);
      one.session.outbox.enqueue({ interactionId, text: `before ${String(round)}` });
      backend.control.dropLine(round % 2 === 0 ? {} : { code: 1012 });
      backend.control.says({ interactionId, text: `customer ${String(round)}` });
      one.session.outbox.enqueue({ interactionId, text: `after ${String(round)}` });
      await vi.waitFor(() => {
        expect(one.session.outbox.list()).toEqual([]);
      }, until);
      await isLive(one);
    }
    const messages = await transcript(one, interactionId);
    expect(textsOf(messages, 'agent')).toEqual(said);
    const seen = one.events.flatMap((frame) => (frame.type === 'message.created' ? frame.data.message : []));
    const customer = ['customer 0', 'customer 1', 'customer 2', 'customer 3', 'customer 4'];
    expect(textsOf(seen, 'customer')).toEqual(customer);
    expect(textsOf(seen, 'agent')).toEqual(said);
    const seqs = one.events.map(({ seq }) => seq);
    expect(seqs).toEqual(seqs.map((_, place) => (seqs[0] ?? 0) + place));
    expect(one.snapshots).toHaveLength(1);
  });

  it('finds a half-open line by its heartbeat and loses nothing', async () => {
    const one = await signIn(client(hurried(10)));
    const interactionId = await inConversation(one);
    backend.control.freezeLine({});
    one.session.outbox.enqueue({ interactionId, text: 'into the void' });
    backend.control.says({ interactionId, text: 'are you there?' });
    await vi.waitFor(() => {
      expect(one.phases).toContain('reconnecting');
    }, until);
    await vi.waitFor(async () => {
      expect(textsOf(await transcript(one, interactionId), 'agent')).toEqual(['into the void']);
    }, until);
    const seen = one.events.flatMap((frame) => (frame.type === 'message.created' ? frame.data.message : []));
    expect(textsOf(seen, 'customer')).toContain('are you there?');
  });

  it('rebuilds from a snapshot when its session is gone, and keeps the queue', async () => {
    const one = await signIn();
    const interactionId = await inConversation(one);
    const resumption = one.session.resumption();
    if (resumption === undefined) throw new Error('no resumption');
    one.session.disconnect();
    one.session.outbox.enqueue({ interactionId, text: 'written offline' });
    one.session.connect({ url: backend.url, token: backend.token, resume: { ...resumption, resumeToken: 'wrong' } });
    await isLive(one);
    expect(one.snapshots).toHaveLength(2);
    const [mine]: Interaction[] = one.snapshots[1]?.interactions ?? [];
    expect(mine?.interactionId).toBe(interactionId);
    await vi.waitFor(async () => {
      expect(textsOf(await transcript(one, interactionId), 'agent')).toEqual(['written offline']);
    }, until);
  });

  it('does a command once whose result was lost with the line', async () => {
    const one = await signIn();
    const interactionId = await inConversation(one);
    backend.control.holdResults({ command: 'message.send', times: 1 });
    one.session.outbox.enqueue({ interactionId, text: 'once' });
    await vi.waitFor(() => {
      expect(latest(one, 'message.created')?.data.message.clientMessageId).toBeDefined();
    }, until);
    await cut(one);
    backend.control.releaseResults({});
    await vi.waitFor(() => {
      expect(one.session.outbox.list()).toEqual([]);
    }, until);
    expect(textsOf(await transcript(one, interactionId), 'agent')).toEqual(['once']);
  });

  it('asks before it takes over, says who took over, and takes back', async () => {
    const first = await signIn();
    const second = client();
    second.session.connect({ url: backend.url, token: backend.token });
    await vi.waitFor(() => {
      expect(second.session.phase()).toMatchObject({ kind: 'superseded', by: { clientName: 'Parley 1.0.0' } });
    }, until);
    expect(first.session.phase().kind).toBe('live');
    second.session.takeOver();
    await isLive(second);
    await vi.waitFor(() => {
      expect(first.session.phase()).toMatchObject({ kind: 'superseded', by: { clientName: 'Parley 1.0.0' } });
    }, until);
    first.session.takeOver();
    await isLive(first);
    await vi.waitFor(() => {
      expect(second.session.phase().kind).toBe('superseded');
    }, until);
  });

  it('goes to sign-in with a wrong token, an expired one, and after signing out', async () => {
    const wrong = client();
    wrong.session.connect({ url: backend.url, token: 'no-such-token' });
    await vi.waitFor(() => {
      expect(wrong.session.phase()).toEqual({ kind: 'signed-out', reason: 'authenticate' });
    }, until);
    const one = await signIn();
    await ok(one.session.command('agent.signIn', {}));
    await ok(one.session.command('agent.signOut', {}));
    await vi.waitFor(() => {
      expect(one.session.phase()).toEqual({ kind: 'signed-out', reason: 'ended' });
    }, until);
    const again = await signIn();
    backend.control.expireToken({ agent: 'agent-1', inMs: 50 });
    await vi.waitFor(() => {
      expect(again.session.phase()).toEqual({ kind: 'signed-out', reason: 'authenticate' });
    }, until);
  });

  it('outlives its token by refreshing it in band', async () => {
    const one = await signIn();
    const { token } = backend.control.issueToken({ agent: 'agent-1' });
    await expect(one.session.refreshToken(token)).resolves.toMatchObject({ ok: true });
    await cut(one);
    await expect(one.session.refreshToken('forged')).resolves.toMatchObject({ ok: false, code: 'FORBIDDEN' });
    await cut(one);
  });

  it('goes on after whatever a wrong server says', async () => {
    const one = await signIn();
    const interactionId = await inConversation(one);
    for (const frame of ['', '{', '[]', '{"type":"pong"}', '{"type":"welcome"}', '\u0000', 'x'.repeat(200_000)])
      backend.control.sendRaw({ frame });
    one.session.outbox.enqueue({ interactionId, text: 'still here' });
    await vi.waitFor(async () => {
      expect(textsOf(await transcript(one, interactionId), 'agent')).toEqual(['still here']);
    }, until);
    expect(one.session.counts().invalid).toBe(7);
    backend.control.sendRaw({ frame: 'x'.repeat(300_000) });
    await vi.waitFor(() => {
      expect(one.phases).toContain('reconnecting');
    }, until);
    await isLive(one);
  });

  it('waits outside a closed door and comes in when it opens', async () => {
    const one = await signIn(client(hurried(10)));
    backend.control.shutDoor({});
    backend.control.dropLine({});
    await vi.waitFor(() => {
      expect(one.session.phase()).toMatchObject({ kind: 'reconnecting', cause: { kind: 'closed', code: 1013 } });
    }, until);
    backend.control.openDoor({});
    await isLive(one);
  });
});
