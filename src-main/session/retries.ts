// When to try again: counts the tries, waits, and watches the recovery window in which the backend keeps the agent's
// availability (PROTOCOL 5).
import { HEARTBEAT } from '../../src-protocol';
import { FLAP_ATTEMPT, retryDelay, STABLE_AFTER_MS } from './backoff';
import type { Clock, TimerHandle } from './ports';

const MAX_RECOVERY_MS = 3_600_000;

export class Retries {
  readonly #clock: Clock;
  readonly #random: () => number;
  #attempt = 0;
  #liveSince: number | undefined;
  #retryTimer: TimerHandle | undefined;
  #recoveryTimer: TimerHandle | undefined;
  #recoveryMs: number = HEARTBEAT.recoveryMs;

  constructor(clock: Clock, random: () => number) {
    this.#clock = clock;
    this.#random = random;
  }

  live(recoveryMs: number) {
    this.#liveSince = this.#clock.monotonic();
    this.#attempt = Math.min(this.#attempt, FLAP_ATTEMPT);
    this.#recoveryMs = Math.min(recoveryMs, MAX_RECOVERY_MS);
    this.stop();
  }

  /** True once per connection that has lived long enough to be called sound. */
  takeStable(): boolean {
    const isStable = this.#liveSince !== undefined && this.#clock.monotonic() - this.#liveSince >= STABLE_AFTER_MS;
    this.#liveSince = undefined;
    if (isStable) this.#attempt = 0;
    return isStable;
  }

  /** Plans the next try. @returns its number and the wait in milliseconds */
  plan(atLeastMs: number, run: () => void): { attempt: number; delay: number } {
    this.#stopRetry();
    const attempt = this.#attempt++;
    const delay = retryDelay(attempt, this.#random(), atLeastMs);
    this.#retryTimer = this.#clock.setTimeout(run, delay);
    return { attempt, delay };
  }

  /** The first call of an outage counts; later ones of the same outage change nothing. */
  watchRecovery(run: () => void) {
    this.#recoveryTimer ??= this.#clock.setTimeout(run, this.#recoveryMs);
  }

  /** The next try is made now by the caller, and waits start small again. */
  hurry() {
    this.#stopRetry();
    this.#attempt = 0;
  }

  reset() {
    this.stop();
    this.#attempt = 0;
    this.#liveSince = undefined;
  }

  stop() {
    this.#stopRetry();
    if (this.#recoveryTimer !== undefined) this.#clock.clearTimeout(this.#recoveryTimer);
    this.#recoveryTimer = undefined;
  }

  #stopRetry() {
    if (this.#retryTimer !== undefined) this.#clock.clearTimeout(this.#retryTimer);
    this.#retryTimer = undefined;
  }
}
