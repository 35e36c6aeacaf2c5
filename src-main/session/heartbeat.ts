// Is the other side still there? Ping every 5 s, degraded after 8 s of silence, dead after 10 s, in the numbers of
// `welcome` (PROTOCOL 5). Silence while the computer slept or the process stood still is not the server's:
// then the line is degraded at once, the server is asked and gets a short time to answer.
import type { Clock, TimerHandle } from './ports';

export type HeartbeatNumbers = { heartbeatMs: number; degradedMs: number; deadMs: number };

export type HeartbeatListener = {
  ping(): void;
  degraded(): void;
  recovered(): void;
  dead(): void;
  /** The process stood still for about this long. */
  suspended(ms: number): void;
};

const TICK_MS = 500;
/** A tick later than this is a sleep or a blocked process, not scheduling. */
const SUSPENDED_MS = 4_000;
/** How long a probe may take. */
export const PROBE_MS = 3_000;

const clamp = (value: number, low: number, high: number) => Math.min(high, Math.max(low, value));

/** A server cannot make the client flood it or never notice its death. */
export function soundNumbers(numbers: HeartbeatNumbers): HeartbeatNumbers {
  const heartbeatMs = clamp(numbers.heartbeatMs, 250, 30_000);
  const degradedMs = clamp(numbers.degradedMs, heartbeatMs, 60_000);
  return { heartbeatMs, degradedMs, deadMs: clamp(numbers.deadMs, degradedMs, 90_000) };
}

export class Heartbeat {
  readonly #clock: Clock;
  readonly #numbers: HeartbeatNumbers;
  readonly #listener: HeartbeatListener;
  #heardAt: number;
  #pingedAt: number;
  #tickedAt: { wall: number; monotonic: number };
  #probeUntil: number | undefined;
  #isDegraded = false;
  #timer: TimerHandle | undefined;

  constructor(clock: Clock, numbers: HeartbeatNumbers, listener: HeartbeatListener) {
    this.#clock = clock;
    this.#numbers = soundNumbers(numbers);
    this.#listener = listener;
    this.#heardAt = clock.monotonic();
    this.#pingedAt = this.#heardAt;
    this.#tickedAt = { wall: clock.now(), monotonic: this.#heardAt };
    this.#schedule();
  }

  /** Any frame came. */
  heard() {
    this.#heardAt = this.#clock.monotonic();
    this.#probeUntil = undefined;
    if (!this.#isDegraded) return;
    this.#isDegraded = false;
    this.#listener.recovered();
  }

  /** Ask now; dead when nothing at all comes within `PROBE_MS`. */
  probe() {
    if (this.#timer === undefined) return;
    this.#probeUntil ??= this.#clock.monotonic() + PROBE_MS;
    this.#ping();
  }

  stop() {
    if (this.#timer !== undefined) this.#clock.clearTimeout(this.#timer);
    this.#timer = undefined;
  }

  #schedule() {
    this.#timer = this.#clock.setTimeout(() => {
      this.#tick();
    }, TICK_MS);
  }

  #ping() {
    this.#pingedAt = this.#clock.monotonic();
    this.#listener.ping();
  }

  #tick() {
    this.#schedule();
    const now = this.#clock.monotonic();
    const late = Math.max(this.#clock.now() - this.#tickedAt.wall, now - this.#tickedAt.monotonic) - TICK_MS;
    this.#tickedAt = { wall: this.#clock.now(), monotonic: now };
    if (late > SUSPENDED_MS) {
      this.#listener.suspended(late);
      // A listener may have ended the connection.
      if (this.#isRunning()) this.#degrade();
      this.probe();
      return;
    }
    const silence = now - this.#heardAt;
    const isDead = this.#probeUntil === undefined ? silence >= this.#numbers.deadMs : now >= this.#probeUntil;
    if (isDead) {
      this.stop();
      this.#listener.dead();
      return;
    }
    if (silence >= this.#numbers.degradedMs) this.#degrade();
    if (this.#isRunning() && now - this.#pingedAt >= this.#numbers.heartbeatMs) this.#ping();
  }

  #degrade() {
    if (this.#isDegraded) return;
    this.#isDegraded = true;
    this.#listener.degraded();
  }

  #isRunning() {
    return this.#timer !== undefined;
  }
}
