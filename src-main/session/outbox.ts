// The agent's messages until the backend has them (PROTOCOL 2, outbound message; 4): kept per conversation in order,
// one of a conversation on the wire at a time, nothing lost, nothing sent twice. A message is stored before it is sent.
import { MAX_TEXT_LENGTH, type Message } from '../../src-protocol';
import { retryDelay } from './backoff';
import { Listeners } from './listeners';
import { notHeld, type OutboxEntry, type OutboxFailure, type OutboxRecord } from './outbox-entry';
import type { Clock, OutboxStore, TimerHandle } from './ports';
import { accepted, refused, type Refusal, type Result } from './result';
import type { Outbox } from './surface';

export const MAX_ENTRIES = 500;
/** Times a message is tried again by itself after a retryable refusal. */
export const MAX_TRIES = 5;

export type OutboxDeps = {
  clock: Clock;
  random(): number;
  newId(): string;
  /** Text as it may be shown. */
  show(text: string): string;
  send(record: OutboxRecord, onUnknown: () => void): Promise<Result<{ message: Message }>>;
  report(error: unknown): void;
};

export class MessageOutbox implements Outbox {
  readonly #deps: OutboxDeps;
  readonly #listeners: Listeners<[string, OutboxEntry | undefined]>;
  #store: OutboxStore | undefined;
  /** By clientMessageId, in order. */
  readonly #records = new Map<string, OutboxRecord>();
  /** Conversation -> the message on the wire, or waiting for its next try. */
  readonly #busy = new Map<string, string>();
  readonly #held = new Set<string>();
  readonly #tries = new Map<string, number>();
  readonly #timers = new Set<TimerHandle>();
  #isUp = false;
  #generation = 0;
  /** Counts the times the line came up. */
  #line = 0;

  constructor(deps: OutboxDeps) {
    this.#deps = deps;
    this.#listeners = new Listeners((error) => {
      deps.report(error);
    });
  }

  attach(store: OutboxStore | undefined) {
    this.#forget();
    this.#store = store;
    for (const record of this.#stored())
      // What was on the wire when the program ended may have arrived.
      this.#records.set(
        record.clientMessageId,
        record.state === 'sending' ? { ...record, state: 'unconfirmed' } : notHeld(record),
      );
    for (const id of [...this.#records.keys()]) this.#tell(id);
    this.#pump();
  }

  #stored(): OutboxRecord[] {
    try {
      return this.#store?.load() ?? [];
    } catch (error) {
      this.#deps.report(error);
      return [];
    }
  }

  /** Resolves when what is there now is stored. A store that fails is reported; sending goes on from memory. */
  async #save(): Promise<void> {
    try {
      await this.#store?.save([...this.#records.values()]);
    } catch (error) {
      this.#deps.report(error);
    }
  }

  enqueue({ interactionId, text, holdMs = 0 }: { interactionId: string; text: string; holdMs?: number }) {
    if (text.trim() === '') return refused('empty-text' as const);
    if (text.length > MAX_TEXT_LENGTH) return refused('MESSAGE_TOO_LONG' as const);
    if (this.#records.size >= MAX_ENTRIES) return refused('outbox-full' as const);
    const clientMessageId = this.#deps.newId();
    const enqueuedAt = this.#deps.clock.now();
    const record: OutboxRecord = { clientMessageId, interactionId, text, enqueuedAt, state: 'queued' };
    if (holdMs > 0) this.#holdBack(record, holdMs);
    else void this.#put(record);
    this.#pump();
    return accepted(clientMessageId);
  }

  hurry(interactionId: string) {
    for (const record of [...this.#records.values()])
      if (record.interactionId === interactionId && record.heldUntil !== undefined) void this.#put(notHeld(record));
    this.#pump();
  }

  #holdBack(record: OutboxRecord, holdMs: number) {
    const held = { ...record, heldUntil: record.enqueuedAt + holdMs };
    void this.#put(held);
    const timer = this.#deps.clock.setTimeout(() => {
      this.#timers.delete(timer);
      if (this.#records.get(held.clientMessageId) !== held) return;
      void this.#put(notHeld(held));
      this.#pump();
    }, holdMs);
    this.#timers.add(timer);
  }

  cancel(clientMessageId: string) {
    const record = this.#records.get(clientMessageId);
    if (record === undefined) return refused('not-found' as const);
    if (record.state !== 'queued' && record.state !== 'failed') return refused('already-sent' as const);
    this.#remove(record);
    this.#listeners.tell(clientMessageId, undefined);
    this.#pump();
    return accepted({ text: record.text });
  }

  retry(clientMessageId: string) {
    const record = this.#records.get(clientMessageId);
    if (record === undefined) return refused('not-found' as const);
    if (record.state !== 'failed') return refused('already-sent' as const);
    this.#records.delete(clientMessageId);
    this.#tries.delete(clientMessageId);
    const { interactionId, text, enqueuedAt } = record;
    void this.#put({ clientMessageId, interactionId, text, enqueuedAt, state: 'queued' });
    this.#pump();
    return accepted(null);
  }

  hold(interactionId: string) {
    this.#held.add(interactionId);
  }

  release(interactionId: string) {
    this.#held.delete(interactionId);
    this.#pump();
  }

  fail(interactionId: string, code: 'CHANNEL_GONE' | 'INVALID_STATE') {
    for (const record of [...this.#records.values()])
      if (record.interactionId === interactionId && record.state === 'queued')
        this.#failed(record, { code, retryable: false });
  }

  list(interactionId?: string): OutboxEntry[] {
    const all = [...this.#records.values()];
    return all
      .filter((record) => interactionId === undefined || record.interactionId === interactionId)
      .map((record) => this.#shown(record));
  }

  onChange = (listener: (clientMessageId: string, entry: OutboxEntry | undefined) => void) =>
    this.#listeners.add(listener);

  #forget() {
    this.#generation += 1;
    const ids = [...this.#records.keys()];
    this.#records.clear();
    this.#busy.clear();
    this.#held.clear();
    this.#tries.clear();
    for (const timer of this.#timers) this.#deps.clock.clearTimeout(timer);
    this.#timers.clear();
    for (const id of ids) this.#listeners.tell(id, undefined);
  }

  /** Connected and everything missed has been replayed: a message that did arrive is known by now. */
  up() {
    this.#isUp = true;
    this.#line += 1;
    this.#pump();
  }

  down() {
    this.#isUp = false;
  }

  /** A message of the transcript: one of ours in it has arrived, whatever became of its result. */
  observe(message: Message) {
    const record = message.clientMessageId === undefined ? undefined : this.#records.get(message.clientMessageId);
    if (record?.interactionId === message.interactionId) this.#accepted(record, message);
  }

  #shown(record: OutboxRecord): OutboxEntry {
    return { ...record, text: this.#deps.show(record.text) };
  }

  #tell(clientMessageId: string) {
    const record = this.#records.get(clientMessageId);
    if (record !== undefined) this.#listeners.tell(clientMessageId, this.#shown(record));
  }

  #put(record: OutboxRecord): Promise<void> {
    this.#records.set(record.clientMessageId, record);
    const saved = this.#save();
    this.#tell(record.clientMessageId);
    return saved;
  }

  #remove({ clientMessageId, interactionId }: OutboxRecord) {
    this.#records.delete(clientMessageId);
    this.#tries.delete(clientMessageId);
    this.#free(interactionId, clientMessageId);
    void this.#save();
  }

  #free(interactionId: string, clientMessageId: string) {
    if (this.#busy.get(interactionId) === clientMessageId) this.#busy.delete(interactionId);
  }

  #accepted(record: OutboxRecord, message: Message | undefined) {
    this.#remove(record);
    const place = message === undefined ? {} : { messageId: message.messageId, index: message.index };
    this.#listeners.tell(record.clientMessageId, { ...this.#shown(record), state: 'accepted', ...place });
    this.#pump();
  }

  #failed(record: OutboxRecord, failure: OutboxFailure) {
    this.#free(record.interactionId, record.clientMessageId);
    void this.#put({ ...notHeld(record), state: 'failed', failure });
  }

  /** Sends the first message of every conversation that has none on the wire. */
  #pump() {
    if (!this.#isUp) return;
    const waiting = new Set(this.#held);
    for (const record of [...this.#records.values()]) {
      const { clientMessageId: id, interactionId, state, heldUntil } = record;
      // In order: what follows a message that is kept back waits with it.
      if (heldUntil !== undefined) waiting.add(interactionId);
      if (state === 'failed' || this.#busy.has(interactionId) || waiting.has(interactionId)) continue;
      this.#busy.set(interactionId, id);
      void this.#dispatch(record);
    }
  }

  async #dispatch(before: OutboxRecord) {
    const generation = this.#generation;
    const line = this.#line;
    const id = before.clientMessageId;
    const record: OutboxRecord = { ...before, state: 'sending' };
    await this.#put(record);
    if (this.#records.get(id) !== record) return;
    const result = await this.#deps.send(record, () => {
      if (this.#records.get(id) === record) void this.#put({ ...record, state: 'unconfirmed' });
    });
    if (generation !== this.#generation || !this.#records.has(id)) return;
    if (result.ok) this.#accepted(record, result.value.message);
    else this.#refused(before, result);
    // Not to be offered to a line that is down, again and again.
    if (!result.ok && (result.code === 'offline' || result.code === 'ended') && line === this.#line) this.#isUp = false;
    this.#pump();
  }

  #refused(before: OutboxRecord, refusal: Refusal) {
    const { clientMessageId: id, interactionId } = before;
    const { code } = refusal;
    if (code === 'bad-answer') {
      // Done, in words that cannot be read: the backend has it.
      this.#accepted(before, undefined);
    } else if (code === 'offline' || code === 'ended' || code === 'unresolved') {
      this.#free(interactionId, id);
      // `offline` was not sent; after the others it may have arrived.
      void this.#put(code === 'offline' ? before : { ...before, state: 'unconfirmed' });
    } else {
      this.#again(before, refusal);
    }
  }

  /** A retryable refusal is tried again by itself, in its place, a few times. */
  #again(before: OutboxRecord, { code, retryable, retryAfterMs }: Refusal) {
    const id = before.clientMessageId;
    const tries = (this.#tries.get(id) ?? 0) + 1;
    if (!retryable || tries > MAX_TRIES) {
      this.#failed(before, { code, retryable });
      return;
    }
    this.#tries.set(id, tries);
    const wasNotTaken = before.state === 'queued' && (code === 'RATE_LIMITED' || code === 'too-many');
    void this.#put({ ...before, state: wasNotTaken ? 'queued' : 'unconfirmed' });
    const timer = this.#deps.clock.setTimeout(
      () => {
        this.#timers.delete(timer);
        this.#free(before.interactionId, id);
        this.#pump();
      },
      retryDelay(tries, this.#deps.random(), retryAfterMs),
    );
    this.#timers.add(timer);
  }
}
