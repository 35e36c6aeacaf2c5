// Commands under way (PROTOCOL 3.5, 3.6, 4): each ends in exactly one result. One without a result is unknown, not
// failed: it is sent again with the same id, which makes the repeat harmless, until the server answers.
import {
  COMMAND_RESULT_MS,
  COMMANDS,
  decodeValue,
  encodeCommand,
  errorCodeOf,
  type CommandData,
  type CommandName,
  type CommandValue,
  type ResultFrame,
} from '../../src-protocol';
import type { Clock, TimerHandle } from './ports';
import { accepted, refused, type LocalCode, type Refusal, type Result } from './result';
import type { CommandOptions } from './surface';

/** How long the server remembers an id at least: repeating it later could do the thing twice. */
export const GIVE_UP_MS = 15 * 60_000;
const MAX_PENDING = 1_000;
const EPHEMERAL: ReadonlySet<CommandName> = new Set<CommandName>(['typing.set']);

export type CommandsDeps = {
  clock: Clock;
  newId(): string;
  /** Puts an encoded command on the wire; the sequence number to acknowledge goes along. */
  send(text: string): void;
  acknowledge(): number;
  transformValue<N extends CommandName>(name: N, value: CommandValue<N>): CommandValue<N>;
  /** An `onUnknown` threw. */
  report(error: unknown): void;
};

type Pending = {
  id: string;
  name: CommandName;
  data: unknown;
  issuedAt: number;
  wasSent: boolean;
  isEphemeral: boolean;
  onUnknown: (() => void) | undefined;
  timer: TimerHandle | undefined;
  promise: Promise<Result<unknown>>;
  settle: (result: Result<unknown>) => void;
};

function subjectOf(data: unknown): { subject?: string } {
  const subject = (data as { interactionId?: unknown }).interactionId;
  return typeof subject === 'string' ? { subject } : {};
}

export class Commands {
  readonly #deps: CommandsDeps;
  /** By id, in order of issue. */
  readonly #pending = new Map<string, Pending>();
  readonly #byIntent = new Map<string, Pending>();
  #isUp = false;

  constructor(deps: CommandsDeps) {
    this.#deps = deps;
  }

  issue<N extends CommandName>(
    name: N,
    data: CommandData<N>,
    options: CommandOptions = {},
  ): Promise<Result<CommandValue<N>>> {
    const intent = `${name} ${JSON.stringify(data)}`;
    const same = this.#byIntent.get(intent);
    if (same !== undefined) return same.promise as Promise<Result<CommandValue<N>>>;
    if (!COMMANDS[name].data.safeParse(data).success) return Promise.resolve(refused('bad-command'));
    if (!this.#isUp && options.whenOffline !== 'hold') return Promise.resolve(refused('offline', true));
    if (this.#pending.size >= MAX_PENDING) return Promise.resolve(refused('too-many', true));
    const pending = this.#remember(name, data, intent, options);
    if (this.#isUp) this.#send(pending);
    else this.#await(pending);
    return pending.promise as Promise<Result<CommandValue<N>>>;
  }

  #remember(name: CommandName, data: unknown, intent: string, options: CommandOptions): Pending {
    const id = this.#deps.newId();
    let resolve: (result: Result<unknown>) => void = () => undefined;
    const promise = new Promise<Result<unknown>>((done) => {
      resolve = done;
    });
    const pending: Pending = {
      id,
      name,
      data,
      issuedAt: this.#deps.clock.monotonic(),
      wasSent: false,
      isEphemeral: options.ephemeral ?? EPHEMERAL.has(name),
      onUnknown: options.onUnknown,
      timer: undefined,
      promise,
      settle: (result) => {
        if (!this.#pending.delete(id)) return;
        this.#byIntent.delete(intent);
        this.#stopTimer(pending);
        resolve(result);
      },
    };
    this.#pending.set(id, pending);
    this.#byIntent.set(intent, pending);
    return pending;
  }

  #stopTimer(pending: Pending) {
    if (pending.timer !== undefined) this.#deps.clock.clearTimeout(pending.timer);
    pending.timer = undefined;
  }

  #send(pending: Pending) {
    pending.wasSent = true;
    this.#deps.send(
      encodeCommand({
        type: pending.name,
        id: pending.id,
        ack: this.#deps.acknowledge(),
        ...subjectOf(pending.data),
        data: pending.data as CommandData<CommandName>,
      }),
    );
    this.#await(pending);
  }

  #await(pending: Pending) {
    this.#stopTimer(pending);
    const left = pending.issuedAt + GIVE_UP_MS - this.#deps.clock.monotonic();
    pending.timer = this.#deps.clock.setTimeout(
      () => {
        this.#overdue(pending);
      },
      Math.max(0, Math.min(COMMAND_RESULT_MS, left)),
    );
  }

  #overdue(pending: Pending) {
    if (this.#deps.clock.monotonic() - pending.issuedAt >= GIVE_UP_MS) {
      pending.settle(refused(pending.wasSent ? 'unresolved' : 'offline', !pending.wasSent));
      return;
    }
    if (!this.#isUp || !pending.wasSent) {
      this.#await(pending);
      return;
    }
    this.#tellUnknown(pending);
    // The line seems fine, so the repeat goes out on it; a server that has done it answers the same.
    if (this.#pending.has(pending.id)) this.#send(pending);
  }

  #tellUnknown(pending: Pending) {
    try {
      pending.onUnknown?.();
    } catch (error) {
      this.#deps.report(error);
    }
  }

  /** Live: held commands go out, those without a result go out again, in their order. */
  up() {
    this.#isUp = true;
    for (const pending of [...this.#pending.values()]) this.#send(pending);
  }

  /** The connection is gone: what was sent is unknown now. */
  down() {
    if (!this.#isUp) return;
    this.#isUp = false;
    for (const pending of [...this.#pending.values()]) {
      if (pending.isEphemeral) pending.settle(refused('offline', true));
      else if (pending.wasSent) this.#tellUnknown(pending);
    }
  }

  /** The session is over for good: nothing will be sent again. */
  end(code: LocalCode = 'ended') {
    this.#isUp = false;
    for (const pending of [...this.#pending.values()]) pending.settle(refused(code));
  }

  /** @returns false for a result nobody waits for */
  take(frame: ResultFrame, withheld: () => void): boolean {
    const pending = this.#pending.get(frame.correlationId);
    if (pending === undefined) return false;
    const { data } = frame;
    if (data.status === 'accepted') {
      this.#await(pending);
    } else if (data.status === 'error') {
      pending.settle(refusal(data.error));
    } else {
      this.#done(pending, decodeValue(pending.name, data.value), withheld);
    }
    return true;
  }

  #done(pending: Pending, value: CommandValue<CommandName> | undefined, withheld: () => void) {
    if (value === undefined) {
      pending.settle(refused('bad-answer'));
      return;
    }
    let shown: CommandValue<CommandName>;
    try {
      shown = this.#deps.transformValue(pending.name, value);
    } catch {
      // Masking failed: nothing of the value may be seen.
      withheld();
      pending.settle(refused('bad-answer'));
      return;
    }
    pending.settle(accepted(shown));
  }

  get size() {
    return this.#pending.size;
  }
}

function refusal(error: { code: string; retryable: boolean; retryAfterMs?: number | undefined }): Refusal {
  const known = errorCodeOf(error.code);
  const { retryable, retryAfterMs } = error;
  const base: Refusal = { ok: false, code: known === 'UNKNOWN' ? 'unknown-code' : known, retryable };
  return retryAfterMs === undefined ? base : { ...base, retryAfterMs };
}
