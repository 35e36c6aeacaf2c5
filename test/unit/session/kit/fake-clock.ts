// A clock that only moves when told to: wall and monotonic time apart, so that sleep and clock changes can be played.
import type { Clock, TimerHandle } from '../../../../src-main/session';

type Timer = { at: number; run: () => void; order: number };

export class FakeClock implements Clock {
  #wall: number;
  #monotonic = 1_000;
  #order = 0;
  readonly #timers = new Set<Timer>();

  constructor(wall = Date.UTC(2026, 0, 5, 9)) {
    this.#wall = wall;
  }

  now() {
    return this.#wall;
  }

  monotonic() {
    return this.#monotonic;
  }

  setTimeout(run: () => void, ms: number): TimerHandle {
    const timer = { at: this.#monotonic + Math.max(0, ms), run, order: this.#order++ };
    this.#timers.add(timer);
    return timer;
  }

  clearTimeout(handle: TimerHandle) {
    this.#timers.delete(handle as Timer);
  }

  get pending() {
    return this.#timers.size;
  }

  #next(until: number) {
    return [...this.#timers]
      .filter(({ at }) => at <= until)
      .sort((a, b) => a.at - b.at || a.order - b.order)
      .at(0);
  }

  /** Time passes; timers run when due. */
  advance(ms: number) {
    const until = this.#monotonic + ms;
    for (let timer = this.#next(until); timer !== undefined; timer = this.#next(until)) {
      this.#timers.delete(timer);
      this.#pass(Math.max(0, timer.at - this.#monotonic));
      timer.run();
    }
    this.#pass(until - this.#monotonic);
  }

  /** As `advance`, and lets promises settle after every timer step. */
  async pass(ms: number, step = 250) {
    for (let left = ms; left > 0; left -= step) {
      this.advance(Math.min(step, left));
      await settled();
    }
  }

  #pass(ms: number) {
    this.#monotonic += ms;
    this.#wall += ms;
  }

  /** The computer sleeps: the wall clock goes on, monotonic time and timers stand still (Linux). */
  sleep(ms: number) {
    this.#wall += ms;
  }

  /** The process stands still (a stopped debugger, macOS sleep): both go on, timers come late. */
  freeze(ms: number) {
    this.#pass(ms);
  }

  /** Somebody sets the clock. */
  set(ms: number) {
    this.#wall += ms;
  }
}

/** All promises that can settle without time or input have settled. */
export const settled = () => new Promise<void>((done) => setImmediate(done));
