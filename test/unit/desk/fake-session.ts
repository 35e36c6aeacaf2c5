// A session a test plays by hand: it says what the backend says, answers commands when the test wants, and its outbox
// keeps what was enqueued.
import type { OutboxEntry, Phase, Result, Session } from '../../../src-main/session';
import type { CommandData, CommandName, EventData, EventName, Policy, SnapshotData } from '../../../src-protocol';

interface Sent {
  name: CommandName;
  data: unknown;
  answer: (result: Result<unknown>) => void;
}

type Listeners<A extends unknown[]> = Set<(...args: A) => void>;
const add =
  <A extends unknown[]>(listeners: Listeners<A>) =>
  (listener: (...args: A) => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };

export class FakeSession {
  readonly commands: Sent[] = [];
  readonly connects: unknown[] = [];
  /** Answers at once, for commands the test does not care about. */
  readonly auto = new Map<CommandName, Result<unknown>>();
  readonly entries = new Map<string, OutboxEntry>();
  #phase: Phase = { kind: 'disconnected' };
  #seq = 0;
  readonly #phases: Listeners<[Phase]> = new Set();
  readonly #events: Listeners<[never]> = new Set();
  readonly #snapshots: Listeners<[SnapshotData, number]> = new Set();
  readonly #policies: Listeners<[Policy]> = new Set();
  readonly #outbox: Listeners<[string, OutboxEntry | undefined]> = new Set();
  /** Conversations whose messages are kept back, and those that were told to hurry. */
  readonly held = new Set<string>();
  readonly hurried: string[] = [];
  readonly session: Session;

  constructor(now: () => number) {
    this.session = {
      connect: (options) => {
        this.connects.push(options);
        this.phase({ kind: 'connecting' });
        return { ok: true, value: null };
      },
      disconnect: () => this.phase({ kind: 'disconnected' }),
      takeOver: () => this.phase({ kind: 'connecting' }),
      handOver: (by) => this.phase({ kind: 'superseded', by }),
      retryNow: () => undefined,
      refreshToken: () => Promise.reject(new Error('not played')),
      command: (name: CommandName, data: unknown) =>
        new Promise((answer) => {
          this.commands.push({ name, data, answer: answer as Sent['answer'] });
          const result = this.auto.get(name);
          if (result !== undefined) answer(result as never);
        }),
      outbox: {
        enqueue: ({ interactionId, text, holdMs }) => {
          const clientMessageId = `out-${this.entries.size + 1}`;
          this.entry({
            clientMessageId,
            interactionId,
            text,
            enqueuedAt: now(),
            state: 'queued',
            ...(holdMs ? { heldUntil: now() + holdMs } : {}),
          });
          return { ok: true, value: clientMessageId };
        },
        cancel: (id) => {
          const entry = this.entries.get(id);
          if (entry === undefined) return { ok: false, code: 'not-found', retryable: false };
          this.entries.delete(id);
          for (const tell of this.#outbox) tell(id, undefined);
          return { ok: true, value: { text: entry.text } };
        },
        retry: (id) => {
          const entry = this.entries.get(id);
          if (entry === undefined) return { ok: false, code: 'not-found', retryable: false };
          this.entry({ ...entry, state: 'queued' });
          return { ok: true, value: null };
        },
        hurry: (id) => this.hurried.push(id),
        hold: (id) => this.held.add(id),
        release: (id) => this.held.delete(id),
        fail: () => undefined,
        list: () => [...this.entries.values()],
        onChange: add(this.#outbox),
        attach: (store) => {
          this.entries.clear();
          for (const record of store?.load() ?? []) this.entry(record);
        },
      },
      download: () => Promise.resolve({ ok: false, code: 'offline', retryable: true }),
      phase: () => this.#phase,
      serverNow: now,
      capabilities: () => [],
      counts: () => {
        throw new Error('not played');
      },
      resumption: () => undefined,
      onPhase: add(this.#phases),
      onEvent: add(this.#events),
      onSnapshot: add(this.#snapshots),
      onClock: () => () => undefined,
      onPolicy: add(this.#policies),
    };
  }

  phase(phase: Phase) {
    this.#phase = phase;
    for (const tell of this.#phases) tell(phase);
  }

  policy(policy: Policy) {
    for (const tell of this.#policies) tell(policy);
  }

  /** A first connection, or one the backend could not resume. */
  live(data: SnapshotData, time: number) {
    this.policy(data.policy);
    for (const tell of this.#snapshots) tell(data, time);
    this.phase({ kind: 'live', current: true });
  }

  event<N extends EventName>(type: N, data: EventData<N>) {
    this.#seq += 1;
    for (const tell of this.#events) tell({ type, id: `e${this.#seq}`, seq: this.#seq, time: 0, data } as never);
  }

  entry(entry: OutboxEntry) {
    if (entry.state === 'accepted') this.entries.delete(entry.clientMessageId);
    else this.entries.set(entry.clientMessageId, entry);
    for (const tell of this.#outbox) tell(entry.clientMessageId, entry);
  }

  /** Commands of this name, oldest first. */
  of(name: CommandName) {
    return this.commands.filter((command) => command.name === name);
  }

  data<N extends CommandName>(name: N): CommandData<N>[] {
    return this.of(name).map(({ data }) => data as CommandData<N>);
  }

  /** Answers the newest unanswered-by-auto command of this name. */
  answer(name: CommandName, result: Result<unknown>) {
    const command = this.of(name).at(-1);
    if (command === undefined) throw new Error(`${name} was not sent`);
    command.answer(result);
  }
}

export const done = (value: unknown = {}): Result<unknown> => ({ ok: true, value });
export const no = (code: 'INVALID_STATE' | 'RESERVATION_EXPIRED' | 'FORBIDDEN' | 'offline'): Result<unknown> => ({
  ok: false,
  code,
  retryable: code === 'offline',
});
