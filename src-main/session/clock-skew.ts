// The server's clock from here, so that absolute deadlines count down right on a wrong, jumping or sleeping computer.
// A sample is one round trip: the server's time belongs to its middle, wrong by half of it at most; so the shortest of
// the last few is the best (Cristian's algorithm, as NTP's clock filter does).
import type { Clock } from './ports';

const SAMPLES = 8;
/** Wall clock against monotonic clock: a larger change than drift is a jump or a sleep. */
const JUMP_MS = 250;

type Sample = { offset: number; rtt: number };

export class ClockSkew {
  readonly #clock: Clock;
  #samples: Sample[] = [];
  /** Server minus monotonic clock. */
  #offset: number;
  /** Wall minus monotonic clock when last looked. */
  #wall: number;

  constructor(clock: Clock) {
    this.#clock = clock;
    this.#wall = clock.now() - clock.monotonic();
    this.#offset = this.#wall;
  }

  /**
   * Forward: the computer slept (monotonic clocks stand still in sleep on Linux), the wall clock is right. Backward:
   * somebody set the clock, the monotonic one is right. A forward setting looks like a sleep; the next pong corrects it.
   */
  #look() {
    const wall = this.#clock.now() - this.#clock.monotonic();
    const jump = wall - this.#wall;
    if (Math.abs(jump) > JUMP_MS) {
      this.#samples = [];
      if (jump > 0) this.#offset += jump;
    }
    this.#wall = wall;
  }

  /** @param sentAt monotonic milliseconds of the request  @param serverTime epoch milliseconds in the answer */
  sample(sentAt: number, serverTime: number) {
    this.#look();
    const receivedAt = this.#clock.monotonic();
    const rtt = Math.max(0, receivedAt - sentAt);
    const sample = { offset: serverTime - (sentAt + rtt / 2), rtt };
    // Two samples of one clock agree within half their round trips: those that cannot are of before the server's clock
    // was set.
    const agreeing = this.#samples.filter(
      (one) => Math.abs(one.offset - sample.offset) <= (one.rtt + rtt) / 2 + JUMP_MS,
    );
    this.#samples = [...agreeing.slice(1 - SAMPLES), sample];
    this.#offset = this.#samples.reduce((best, next) => (next.rtt < best.rtt ? next : best)).offset;
  }

  /** Epoch milliseconds of the server's clock. Equals the local clock until the first sample. */
  serverNow(): number {
    this.#look();
    return this.#clock.monotonic() + this.#offset;
  }

  /** Server clock minus local wall clock, milliseconds. */
  offset(): number {
    return Math.round(this.serverNow() - this.#clock.now());
  }
}
