// One time for a whole simulated world: backend, network and client wait in the same queue, so that a course depends on
// its seed alone. Every waiting belongs to somebody; who crashes takes hers along, who sleeps gets hers later.
import type { Time } from '../../../src-backend/time';
import type { Clock } from '../../../src-main/session';

interface Waiting {
  at: number;
  order: number;
  owner: string;
  run: () => void;
}

/** Everything that can go on without time has gone on: promises, and what they started. */
const settled = () => new Promise<void>((done) => setImmediate(done));

export class VirtualTime {
  now = Date.UTC(2026, 0, 5, 8, 0, 0);
  #order = 0;
  readonly #waiting = new Set<Waiting>();
  readonly #dead = new Set<string>();

  /** Runs once, `ms` from now; the returned function cancels. */
  after(owner: string, ms: number, run: () => void): () => void {
    if (this.#dead.has(owner)) return () => undefined;
    this.#order += 1;
    const one: Waiting = { at: Math.ceil(this.now + Math.max(0, ms)), order: this.#order, owner, run };
    this.#waiting.add(one);
    return () => void this.#waiting.delete(one);
  }

  /** The owner has crashed: nothing of hers happens any more. */
  drop(owner: string): void {
    this.#dead.add(owner);
    for (const one of this.#waiting) if (one.owner === owner) this.#waiting.delete(one);
  }

  /** The owner's computer sleeps: what it waits for, and what reaches it, comes so much later. */
  postpone(owner: string, ms: number): void {
    for (const one of this.#waiting) if (one.owner === owner) one.at += ms;
  }

  async pass(ms: number): Promise<void> {
    const until = this.now + ms;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#waiting.delete(next);
      this.now = Math.max(this.now, next.at);
      next.run();
      await settled();
    }
    this.now = until;
  }

  #next(until: number): Waiting | undefined {
    let found: Waiting | undefined;
    for (const one of this.#waiting)
      if (
        one.at <= until &&
        (found === undefined || one.at < found.at || (one.at === found.at && one.order < found.order))
      )
        found = one;
    return found;
  }

  backendTime(owner: string): Time {
    return { now: () => this.now, after: (ms, run) => this.after(owner, ms, run) };
  }
}

/** A client computer's clock: it may be wrong, jump, and stand still in sleep. */
export class ClientClock implements Clock {
  skew = 0;
  #slept = 0;
  constructor(
    readonly time: VirtualTime,
    readonly owner: string,
  ) {}

  readonly now = () => this.time.now + this.skew;
  readonly monotonic = () => this.time.now - this.#slept;
  readonly setTimeout = (run: () => void, ms: number) => this.time.after(this.owner, ms, run);
  readonly clearTimeout = (handle: unknown) => {
    (handle as () => void)();
  };

  sleep(ms: number): void {
    this.#slept += ms;
    this.time.postpone(this.owner, ms);
  }
}
