// One run of the client program in the simulation: the real session and desk, and an agent who works at it as the window
// would let her. What she did and was told goes into the record.
import type { Random } from '../../../src-backend/random';
import { createDesk, type OwnSlices } from '../../../src-main/desk';
import type { DeskDeps } from '../../../src-main/desk/ports';
import { createSession, type SessionDeps } from '../../../src-main/session';
import type { MessageView, TranscriptPage } from '../../../src-preload/contract';
import { tokenMemory } from '../token-memory';
import type { CourseRecord } from './record';

export interface ClientWorld extends Pick<SessionDeps, 'clock' | 'openSocket'> {
  /** Name of this run of the program, and its number. */
  owner: string;
  run: number;
  url: string;
  token: string;
  keeping: NonNullable<DeskDeps['keeping']>;
  record: CourseRecord;
  random: Random;
  /** Time of the world, ms. */
  now: () => number;
  /** A defect to be planted, for the checker's own test. */
  tamper?: ((deps: SessionDeps) => SessionDeps) | undefined;
}

export type SimClient = ReturnType<typeof startClient>;

export function startClient(world: ClientWorld) {
  const { owner, run, url, clock, openSocket, keeping, record, random, token, now } = world;
  let isDead = false;
  let ids = 0;
  const deps: SessionDeps = {
    clock,
    openSocket,
    random: () => random.next(),
    newId: () => `${owner}-${(ids += 1)}`,
    client: { name: 'Parley', version: '1.0.0' },
    note: ({ what, detail = '' }) => void record.log.push(`${now()} ${owner} ${what} ${detail}`),
  };
  const session = createSession(world.tamper?.(deps) ?? deps);
  const desk = createDesk({
    session,
    clock,
    locale: () => 'en',
    keeping,
    signIn: {
      secrets: tokenMemory({ token }),
      lastUrl: { load: () => url, save: () => undefined },
    },
  });

  let mirror: OwnSlices = desk.slices();
  const held = new Map<string, Map<string, MessageView>>();
  const keep = (page: TranscriptPage) =>
    held.set(page.interactionId, new Map(page.messages.map((view) => [view.key, view])));
  const open = async (interactionId: string) => {
    const page = await desk.handlers.transcript.open({ interactionId });
    if (page.ok && !isDead) keep(page.value);
  };
  desk.onChange(({ slices, transcripts }) => {
    mirror = { ...mirror, ...slices };
    for (const change of transcripts) {
      const messages = held.get(change.interactionId);
      for (const view of change.upserted) messages?.set(view.key, view);
      for (const key of change.removedKeys) messages?.delete(key);
      if (change.reset) void open(change.interactionId);
    }
    for (const { interactionId } of mirror.tasks)
      if (!held.has(interactionId)) {
        held.set(interactionId, new Map());
        void open(interactionId);
      }
  });
  let epoch = run * 1_000;
  session.onSnapshot(() => {
    epoch += 1;
  });
  session.onEvent((frame) => {
    if (isDead || frame.type !== 'message.created') return;
    const { interactionId, index, messageId } = frame.data.message;
    record.told.push({ interactionId, index, messageId, epoch });
  });
  const texts = new Map<string, string>();
  session.outbox.onChange((key, entry) => {
    if (entry !== undefined) texts.set(key, entry.text);
    if (isDead) return;
    const text = texts.get(key);
    if (entry?.state === 'failed' && text !== undefined) record.notSent.set(text, now());
  });

  /** The window's call; its answer counts unless this run has ended. */
  const call = async <T>(name: string, made: Promise<T>): Promise<T | undefined> => {
    const answer = await record.follow(`${owner} ${name}`, made);
    return isDead ? undefined : answer;
  };
  const signIn = () => void call('signIn', desk.handlers.session.signIn({ url, token, remember: false }));

  async function send(interactionId: string, text: string): Promise<void> {
    const said = { interactionId, text, taken: 'unknown' as 'unknown' | 'certain' };
    const at = record.agent.push(said) - 1;
    const answer = await call('send', desk.handlers.message.send({ interactionId, text, anyway: random.next() < 0.7 }));
    if (answer === undefined) return;
    if (answer.ok) said.taken = 'certain';
    else if (record.agent[at] === said) record.notSent.set(text, now());
  }

  async function decide(interactionId: string): Promise<void> {
    const choice = random.next() < 0.7 ? 'send' : 'take-back';
    const answer = await call('decide', desk.handlers.message.decide({ interactionId, choice }));
    if (answer?.ok) for (const text of answer.value.text.split('\n')) if (text !== '') record.notSent.set(text, now());
  }

  /** What she has to do, whatever else: sign in again, take over, decide. @returns whether she can go on */
  function tidy(): boolean {
    const { connection, tasks } = mirror;
    if (connection.phase === 'signed-out' || connection.phase === 'stopped') {
      signIn();
      return false;
    }
    if (connection.phase === 'superseded') {
      void call('takeOver', desk.handlers.session.takeOver({}));
      return false;
    }
    for (const { interactionId, away } of tasks) if (away?.answeredBy !== undefined) void decide(interactionId);
    return true;
  }

  /** What she would do next, of what the window shows. */
  function act(say: () => string): void {
    if (!tidy()) return;
    const { connection, presence, offers, tasks, wrapUps } = mirror;
    const isLive = connection.phase === 'live' || connection.phase === 'degraded';
    if (isLive && presence?.state.kind === 'idle' && presence.pending === undefined)
      void call('available', desk.handlers.presence.setState({ activityId: 'available' }));
    const pending = offers.filter(({ state }) => state === 'pending');
    if (isLive && pending.length > 0 && random.next() < 0.8)
      void call('accept', desk.handlers.offer.accept({ reservationIds: pending.map((one) => one.reservationId) }));
    for (const { interactionId, state, codes } of wrapUps)
      if (isLive && state === 'pending' && random.next() < 0.4)
        void call('wrapUp', desk.handlers.wrapUp.submit({ interactionId, codeId: codes[0]?.id ?? '' }));
    const active = tasks.filter(({ state }) => state === 'active');
    const [first, ...others] = active;
    if (first === undefined) return;
    const task = random.pick([first, ...others]);
    const chance = random.next();
    if (chance < 0.03) void call('end', desk.handlers.task.end({ interactionId: task.interactionId }));
    else if (chance < 0.75) for (let n = random.between(1, 3); n > 0; n -= 1) void send(task.interactionId, say());
  }

  void desk.start().then(signIn);
  return {
    session,
    owner,
    act,
    tidy,
    mirror: () => mirror,
    /** What the window shows of a conversation, in the order of the backend's numbers. */
    shown: (interactionId: string) =>
      [...(held.get(interactionId)?.values() ?? [])].toSorted((a, b) => (a.index ?? Infinity) - (b.index ?? Infinity)),
    /** Ends what is open and gives a reason for what has ended. */
    finish(): void {
      for (const { interactionId, state } of mirror.tasks)
        if (state !== 'wrapping') void call('end', desk.handlers.task.end({ interactionId }));
      for (const { interactionId, state, codes } of mirror.wrapUps)
        if (state === 'pending')
          void call('wrapUp', desk.handlers.wrapUp.submit({ interactionId, codeId: codes[0]?.id ?? '' }));
    },
    /** The window forgets what it does not show any more. */
    letGo(): void {
      const shown = new Set(mirror.tasks.map(({ interactionId }) => interactionId));
      for (const id of held.keys()) if (!shown.has(id)) held.delete(id);
      texts.clear();
    },
    dispose: () => {
      desk.dispose();
    },
    /** kill -9: what it still does is nothing to anybody. */
    crash(): void {
      isDead = true;
      // What was told in the last moment was not yet written: it may come again.
      for (const [text, at] of record.notSent) if (at > now() - 100) record.notSent.delete(text);
      for (const id of [...record.open]) if (id.startsWith(`${owner} `)) record.open.delete(id);
    },
  };
}
